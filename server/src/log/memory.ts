import type { AppId, EventId, Person, PersonId, RoomId } from "@tutti/protocol";
import type { ChangeRow, Claim } from "tutti/room";
import { foldUpdates } from "./fold.ts";
import { MAX_PEOPLE, mostRecords, StoreLocked, type ChangeQuery, type DocumentLog, type HistorySize, type LogEntry, type Record, type RecordQuery, type RoomMemory, type StandingCell, type StoredChange, type StoredDocument } from "./port.ts";

/** What a store keeps when its server dies: hand it to the next {@link MemoryLog} to start again from it. */
export class MemoryStore {
  seq = 0;
  owner: MemoryLog | undefined;
  readonly updates = new Map<string, { seq: number; bytes: Uint8Array }[]>();
  readonly snapshots = new Map<string, { seq: number; bytes: Uint8Array }>();
  readonly claims = new Map<string, Claim>();
  readonly authors = new Map<string, Map<number, PersonId>>();
  rows: (ChangeRow & { readonly id: number })[] = [];
  lastRow = 0;
  readonly records = new Map<string, Record>();
  readonly people = new Map<string, Map<PersonId, Person>>();
}

const claimKey = (app: AppId, room: RoomId, person: PersonId, event: EventId): string => `${app}/${room}/${person}/${event}`;
const roomPrefix = (app: AppId, room: RoomId): string => `${app}/${room}/`;
const inRoom = (document: string, app: AppId, room: RoomId): boolean => `${document}/`.startsWith(roomPrefix(app, room));

/** A log without a disk, for tests and the simulation. What was committed lives in its {@link MemoryStore}. */
export class MemoryLog implements DocumentLog {
  readonly #store: MemoryStore;

  constructor(store: MemoryStore = new MemoryStore()) {
    this.#store = store;
  }

  async open(): Promise<void> {
    const { owner } = this.#store;
    if (owner && owner !== this) throw new StoreLocked("Another server is using this store; stop it first, or start this one with a folder of its own");
    this.#store.owner = this;
  }

  async load(document: string): Promise<StoredDocument> {
    const store = this.#owned();
    const snapshot = store.snapshots.get(document);
    const tail = store.updates.get(document) ?? [];
    return { seq: tail.at(-1)?.seq ?? snapshot?.seq ?? 0, snapshot: snapshot?.bytes, tail: tail.map((update) => update.bytes) };
  }

  async documents(): Promise<readonly string[]> {
    const { updates, snapshots, authors, rows } = this.#owned();
    return [...new Set([...updates.keys(), ...snapshots.keys(), ...authors.keys(), ...rows.map(({ document }) => document)])].sort();
  }

  async commit(entries: readonly LogEntry[]): Promise<number> {
    const store = this.#owned();
    for (const entry of entries) this.#write(store, entry);
    return store.seq;
  }

  async fold(document: string): Promise<void> {
    const stored = await this.load(document);
    if (stored.tail.length === 0) return;
    const store = this.#owned();
    store.snapshots.set(document, { seq: stored.seq, bytes: foldUpdates(stored) });
    store.updates.set(document, (store.updates.get(document) ?? []).filter((update) => update.seq > stored.seq));
  }

  async recall(app: AppId, room: RoomId): Promise<RoomMemory> {
    const store = this.#owned();
    return {
      claims: [...store.claims.values()].filter((claim) => claim.app === app && claim.room === room),
      authors: new Map([...store.authors].filter(([document]) => inRoom(document, app, room)).map(([document, of]) => [document, new Map(of)])),
      people: [...(store.people.get(roomPrefix(app, room))?.values() ?? [])],
    };
  }

  async changes({ documents, before = Infinity, person, key, operation, limit }: ChangeQuery): Promise<readonly StoredChange[]> {
    const fits = (row: StoredChange): boolean =>
      documents.includes(row.document) && row.id < before && (person === undefined || row.person === person) && (key === undefined || row.key === key) && (operation === undefined || row.operation === operation);
    return this.#owned().rows.filter(fits).toReversed().slice(0, limit);
  }

  async standing(documents: readonly string[], upTo = Infinity): Promise<readonly StandingCell[]> {
    const found = new Map<string, StandingCell>();
    for (const { document, key, id, at, person, before, after } of this.#owned().rows) {
      const name = `${document}\n${key}`;
      if (!documents.includes(document) || (id > upTo && found.has(name))) continue;
      found.set(name, id > upTo ? { document, key, value: before } : { document, key, value: after, change: { id, at, person } });
    }
    return [...found.values()];
  }

  async changeAt(documents: readonly string[], at: number): Promise<number> {
    return this.#owned().rows.findLast((row) => documents.includes(row.document) && row.at <= at)?.id ?? 0;
  }

  async historySize(documents: readonly string[]): Promise<HistorySize> {
    const rows = this.#owned().rows.filter(({ document }) => documents.includes(document));
    const bytes = rows.reduce((sum, { key, before, after }) => sum + key.length + (before?.length ?? 0) + (after?.length ?? 0) + 40, 0);
    return { changes: rows.length, bytes, since: rows[0]?.at };
  }

  async records({ kind, app, room, id }: RecordQuery): Promise<readonly Record[]> {
    const fits = (record: Record): boolean => record.kind === kind && [[app, record.app], [room, record.room], [id, record.id]].every(([asked, is]) => asked === undefined || asked === is);
    return [...this.#owned().records.values()].filter(fits);
  }

  async close(): Promise<void> {
    if (this.#store.owner === this) this.#store.owner = undefined;
  }

  #owned(): MemoryStore {
    if (this.#store.owner !== this) throw new Error("The store is closed");
    return this.#store;
  }

  #write(store: MemoryStore, entry: LogEntry): void {
    switch (entry.kind) {
      case "update": {
        store.seq += 1;
        const updates = store.updates.get(entry.document);
        if (updates) updates.push({ seq: store.seq, bytes: entry.bytes });
        else store.updates.set(entry.document, [{ seq: store.seq, bytes: entry.bytes }]);
        break;
      }
      case "claim": {
        const { app, room, person, event } = entry.claim;
        store.claims.set(claimKey(app, room, person, event), entry.claim);
        break;
      }
      case "settle":
        store.claims.delete(claimKey(entry.app, entry.room, entry.person, entry.event));
        break;
      case "change":
        store.rows.push({ ...entry.row, id: (store.lastRow += 1) });
        break;
      case "bind": {
        const authors = store.authors.get(entry.document) ?? new Map<number, PersonId>();
        if (!authors.has(entry.client)) authors.set(entry.client, entry.person);
        store.authors.set(entry.document, authors);
        break;
      }
      case "person": {
        const key = roomPrefix(entry.app, entry.room);
        const people = store.people.get(key) ?? new Map<PersonId, Person>();
        store.people.set(key, people);
        // Taken out and put back: the order is that of noting.
        people.delete(entry.person.id);
        people.set(entry.person.id, entry.person);
        const [oldest] = people.keys();
        if (people.size > MAX_PEOPLE && oldest) people.delete(oldest);
        break;
      }
      case "record": {
        const { app, room, kind, id, data } = entry.record;
        const key = `${roomPrefix(app, room)}${kind}/${id}`;
        if (data === null) store.records.delete(key);
        else store.records.set(key, entry.record);
        const alike = [...store.records].filter(([, record]) => record.app === app && record.room === room && record.kind === kind);
        if (alike.length > mostRecords(kind) && alike[0]) store.records.delete(alike[0][0]);
        break;
      }
      case "drop": {
        const { app, room } = entry;
        for (const kept of [store.updates, store.snapshots, store.authors]) for (const name of kept.keys()) if (inRoom(name, app, room)) kept.delete(name);
        for (const kept of [store.claims, store.people, store.records]) for (const name of kept.keys()) if (name.startsWith(roomPrefix(app, room))) kept.delete(name);
        store.rows = store.rows.filter(({ document }) => !inRoom(document, app, room));
        break;
      }
    }
  }
}
