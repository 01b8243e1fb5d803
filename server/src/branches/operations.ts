import { randomBytes } from "node:crypto";
import { isCoEdited, mergeCoEdited, parseOperationNote, sameContent, SHARED_SCOPES, type AppId, type ContentWrite, type JsonValue, type OperationNote, type PersonId, type RoomContents, type RoomId, type SharedScope } from "@tutti/protocol";
import type { Operation } from "tutti/room";
import type { LogJournal } from "../journal/journal.ts";
import type { DocumentLog } from "../log/port.ts";
import type { OpenedRoom } from "../rooms/rooms.ts";

/** What an operation made of one entry or text. */
interface Done {
  readonly scope: SharedScope;
  readonly name: string;
  readonly before?: JsonValue;
  readonly after?: JsonValue;
}

/** What became of an operation: how many entries it wrote, and how many it left, since somebody has changed them. */
export interface Outcome {
  readonly operation: string | undefined;
  readonly written: number;
  readonly left: number;
}

type Place = { readonly app: AppId; readonly room: RoomId };
type Note = Omit<OperationNote, "at" | "by" | "count">;

/** Does things to a room at once, in somebody's name: each is one entry of the history and can be taken back as one. */
export class Operations {
  readonly #log: DocumentLog;
  readonly #journal: LogJournal;
  readonly #now: () => number;

  constructor(log: DocumentLog, journal: LogJournal, now: () => number) {
    this.#log = log;
    this.#journal = journal;
    this.#now = now;
  }

  /**
   * Writes, notes what it was, and whatever `beside` enters: all of it is committed together or not at all.
   *
   * @returns how many entries it wrote.
   */
  perform({ app, room: name }: Place, room: OpenedRoom, by: PersonId, note: Note, writes: readonly ContentWrite[], beside: (operation: string | undefined, written: number) => void = () => undefined): Outcome {
    const before = room.contents();
    const real = writes.filter(({ scope, name, value }) => !sameContent(name, before[scope].get(name), value));
    const id = real.length > 0 ? randomBytes(12).toString("base64url") : undefined;
    this.#journal.group(() => {
      if (id !== undefined) {
        const operation: Operation = { id, by, writes: real };
        room.operate(operation);
        const done = real.map(({ scope, name, value }): Done => ({ scope, name, ...given("before", before[scope].get(name)), ...given("after", value) }));
        const said: OperationNote = { ...note, by, at: this.#now(), count: real.length };
        this.#journal.record({ app, room: name, kind: "operation", id, data: JSON.stringify({ note: said, done }) });
      }
      beside(id, real.length);
    });
    return { operation: id, written: real.length, left: 0 };
  }

  /** Takes an operation back as far as nobody has changed what it wrote; in a text, what was written since stays. */
  async takeBack(place: Place, room: OpenedRoom, by: PersonId, id: string, may: (scope: SharedScope) => boolean): Promise<Outcome | undefined> {
    const found = await this.#read(place, id);
    if (!found) return undefined;
    const now = room.contents();
    const writes = found.done.filter(({ scope }) => may(scope)).map((done) => backFrom(done, now)).filter((write) => write !== undefined);
    const { name, to, was, kind } = found.note;
    const outcome = this.perform(place, room, by, { kind: "back", of: id, name, was: was ?? kind, ...(to !== undefined && { to }) }, writes);
    await this.#journal.committed();
    return { ...outcome, left: found.done.length - writes.length };
  }

  /** What operations of a room were, by their ids. */
  async notes(place: Place, ids: Iterable<string>): Promise<Record<string, OperationNote>> {
    const notes: [string, OperationNote][] = [];
    for (const id of ids) {
      const found = await this.#read(place, id);
      if (found) notes.push([id, found.note]);
    }
    return Object.fromEntries(notes);
  }

  async #read({ app, room }: Place, id: string): Promise<{ readonly note: OperationNote; readonly done: readonly Done[] } | undefined> {
    const [record] = await this.#log.records({ kind: "operation", app, room, id });
    if (!record?.data) return undefined;
    // Our own writing: what is checked is the note, which travels.
    const { note, done } = JSON.parse(record.data) as { readonly note: unknown; readonly done: readonly Done[] };
    const parsed = parseOperationNote(note);
    return parsed && { note: parsed, done: done.filter(({ scope }) => SHARED_SCOPES.includes(scope)) };
  }
}

const given = <Name extends string>(name: Name, value: JsonValue | undefined): { readonly [N in Name]?: JsonValue } =>
  (value === undefined ? {} : { [name]: value }) as { readonly [N in Name]?: JsonValue };

function backFrom({ scope, name, before, after }: Done, contents: RoomContents): ContentWrite | undefined {
  const now = contents[scope].get(name);
  if (sameContent(name, now, after)) return { scope, name, value: before };
  return isCoEdited(name) ? { scope, name, value: mergeCoEdited(name, after, now, before) } : undefined;
}
