import { parseDocumentName, type AppId, type EventId, type HistoryRow, type JsonValue, type Person, type PersonId, type RoomId } from "@tutti/protocol";
import type { ChangeRow, Claim, Journal } from "../room/ports.ts";

/**
 * A log that lives in memory and commits at once, or when it is told to (`hold`, `commit`). Documents are kept by whoever
 * holds them; this keeps claims, authors and rows of history.
 */
export class MemoryJournal implements Journal {
  readonly claims = new Map<string, Claim>();
  readonly changes: ChangeRow[] = [];
  readonly #people = new Map<string, Map<PersonId, Person>>();
  readonly #authors = new Map<string, Map<number, PersonId>>();
  #held = false;
  #waiting: (() => void)[] = [];

  /** From here on nothing is committed until `commit`. */
  hold(): void {
    this.#held = true;
  }

  /** Commits everything entered so far, and goes on committing at once. */
  commit(): void {
    this.#held = false;
    for (const resolve of this.#waiting.splice(0)) resolve();
  }

  group<T>(write: () => T): T {
    return write();
  }

  claim(claim: Claim): void {
    this.claims.set(`${claim.app}/${claim.room}/${claim.person}/${claim.event}`, claim);
  }

  settle(event: EventId, person: PersonId, room: { app: AppId; room: RoomId }): void {
    this.claims.delete(`${room.app}/${room.room}/${person}/${event}`);
  }

  change(row: ChangeRow): void {
    this.changes.push(row);
  }

  /** What was changed last in what everybody shares, newest first. */
  shared(app: AppId, room: RoomId, limit: number): HistoryRow[] {
    const rows = this.changes.flatMap(({ document, at, person, key, before, after }, n): HistoryRow[] => {
      const ref = parseDocumentName(document);
      if (ref?.app !== app || ref.room !== room || (ref.kind !== "room" && ref.kind !== "owner")) return [];
      return [{ id: n + 1, at, scope: ref.kind, key, ...(person && { by: person }), ...(before !== null && { before: parsed(before) }), ...(after !== null && { after: parsed(after) }) }];
    });
    return rows.slice(-limit).toReversed();
  }

  bind(document: string, client: number, person: PersonId): void {
    const bound = this.#authors.get(document) ?? new Map<number, PersonId>();
    this.#authors.set(document, bound);
    if (!bound.has(client)) bound.set(client, person);
  }

  meet({ app, room }: { app: AppId; room: RoomId }, person: Person): void {
    const key = `${app}/${room}`;
    this.#people.set(key, (this.#people.get(key) ?? new Map<PersonId, Person>()).set(person.id, person));
  }

  committed(): Promise<void> {
    return this.#held ? new Promise((resolve) => this.#waiting.push(resolve)) : Promise.resolve();
  }

  async recall(app: AppId, room: RoomId): Promise<{ claims: readonly Claim[]; authors: ReadonlyMap<string, ReadonlyMap<number, PersonId>>; people: readonly Person[] }> {
    const claims = [...this.claims.values()].filter((claim) => claim.app === app && claim.room === room);
    return { claims, authors: this.#authors, people: [...(this.#people.get(`${app}/${room}`)?.values() ?? [])] };
  }
}

// Written as JSON by the room itself.
const parsed = (text: string): JsonValue => JSON.parse(text) as JsonValue;
