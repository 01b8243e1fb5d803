import Database from "better-sqlite3";
import { join } from "node:path";
import { HISTORY_DAYS, isRole, type AppId, type EventId, type Person, type PersonId, type RoomId } from "@tutti/protocol";
import type { Claim } from "tutti/room";
import { foldUpdates } from "./fold.ts";
import { MAX_PEOPLE, mostRecords, StoreConflict, StoreLocked, type ChangeQuery, type HistorySize, type LogEntry, type Record as RoomRecord, type RecordQuery, type RoomMemory, type StandingCell, type StoredChange, type StoredDocument } from "./port.ts";
import { KeptChanges, type Kept } from "./kept-changes.ts";
import { pruneChanges } from "./prune-changes.ts";
import { prepareTables } from "./sqlite-schema.ts";

const DAY = 24 * 60 * 60 * 1_000;

export interface StoreOptions {
  /** Bounds the file, for tests of a full disk. */
  readonly maxPages?: number;
  /** Changes older than so many days go when their document is folded. */
  readonly historyDays?: number;
}

type Row = Record<string, unknown>;
const isBlob = (value: unknown): value is Uint8Array => value instanceof Uint8Array;
// A Buffer of the driver may be a view into a pool; what leaves the thread must be its own memory.
const owned = (value: unknown): Uint8Array => (isBlob(value) ? new Uint8Array(value) : new Uint8Array());

/** The SQLite store itself, synchronous; it runs in the one thread that writes. */
export class SqliteStore {
  readonly #db: Database.Database;
  readonly #lock: Database.Database;
  readonly #ids = new Map<string, number>();
  readonly #changes: KeptChanges;
  readonly #statements = new Map<string, Database.Statement>();
  readonly #keep: number;
  #seq: number;

  constructor(folder: string, options: StoreOptions = {}) {
    this.#keep = (options.historyDays ?? HISTORY_DAYS) * DAY;
    this.#lock = takeLock(join(folder, "lock.db"));
    try {
      this.#db = new Database(join(folder, "log.db"));
      this.#db.pragma("journal_mode = WAL");
      // FULL, not NORMAL: what was told to be saved survives a power cut, not only the end of the process.
      this.#db.pragma("synchronous = FULL");
      if (options.maxPages !== undefined) this.#db.pragma(`max_page_count = ${options.maxPages}`);
      prepareTables(this.#db);
      this.#changes = new KeptChanges(this.#db);
    } catch (error) {
      this.#lock.close();
      throw error;
    }
    this.#seq = this.#lastSeq();
  }

  load(document: string): StoredDocument {
    const id = this.#find(document);
    if (id === undefined) return { seq: 0, snapshot: undefined, tail: [] };
    const snapshot = this.#sql("SELECT seq, bytes FROM snapshots WHERE document = ?").get(id) as Row | undefined;
    const held = Number(snapshot?.["seq"] ?? 0);
    const tail = this.#sql("SELECT seq, bytes FROM updates WHERE document = ? AND seq > ? ORDER BY seq").all(id, held) as Row[];
    return {
      seq: Number(tail.at(-1)?.["seq"] ?? held),
      snapshot: snapshot && owned(snapshot["bytes"]),
      tail: tail.map((row) => owned(row["bytes"])),
    };
  }

  documents(): string[] {
    return (this.#sql("SELECT name FROM documents ORDER BY name").all() as Row[]).map((row) => String(row["name"]));
  }

  commit(entries: readonly LogEntry[]): number {
    try {
      this.#transaction(() => {
        for (const entry of entries) this.#write(entry);
      });
    } catch (error) {
      this.#ids.clear();
      if (isTaken(error)) throw new StoreConflict("Another server has written into this store; this one has stopped writing. Stop one of them and start the other again");
      this.#seq = this.#lastSeq();
      throw error;
    }
    return this.#seq;
  }

  fold(document: string): void {
    const stored = this.load(document);
    if (stored.tail.length === 0) return;
    const bytes = foldUpdates(stored);
    const id = this.#find(document) ?? 0;
    this.#transaction(() => {
      pruneChanges(this.#db, this.#changes, id, Date.now(), this.#keep);
      this.#sql("INSERT INTO snapshots (document, seq, bytes) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes").run(id, stored.seq, bytes);
      this.#sql("DELETE FROM updates WHERE document = ? AND seq <= ?").run(id, stored.seq);
    });
  }

  recall(app: AppId, room: RoomId): RoomMemory {
    const claims = this.#sql("SELECT person, event, key, at, retry FROM claims WHERE app = ? AND room = ? ORDER BY at").all(app, room) as Row[];
    const bound = this.#sql("SELECT d.name, a.client, a.person FROM authors a JOIN documents d ON d.id = a.document WHERE d.name = ? OR (d.name > ? AND d.name < ?)").all(...roomRange(app, room)) as Row[];
    const authors = new Map<string, Map<number, PersonId>>();
    for (const row of bound) {
      const name = String(row["name"]);
      const of = authors.get(name) ?? new Map<number, PersonId>();
      authors.set(name, of.set(Number(row["client"]), row["person"] as PersonId));
    }
    const asClaim = (row: Row): Claim => ({
      app, room, person: row["person"] as PersonId, event: row["event"] as EventId, key: String(row["key"]), at: Number(row["at"]), retry: row["retry"] === 1,
    });
    const people = this.#sql("SELECT person, name, colour, role FROM people WHERE app = ? AND room = ? ORDER BY id").all(app, room) as Row[];
    return { claims: claims.map(asClaim), authors, people: people.map(asPerson) };
  }

  changes({ documents, before, person, key, operation, limit }: ChangeQuery): StoredChange[] {
    // The planner knows nothing of how long a history is: which index finds what is asked for is said here.
    const index = operation !== undefined ? "changes_of_operation" : key !== undefined ? "changes_of_key" : person !== undefined ? "changes_of_person" : "changes_of";
    const asked = Object.entries({ key, person, operation }).filter(([, value]) => value !== undefined);
    const wheres = ["document = ?", ...(before === undefined ? [] : ["id < ?"]), ...asked.map(([name]) => `${name} = ?`)];
    const statement = this.#sql(`SELECT id, at, person, key, before, after, operation FROM changes INDEXED BY ${index} WHERE ${wheres.join(" AND ")} ORDER BY id DESC LIMIT ?`);
    const found = documents.flatMap((document) => {
      const id = this.#find(document);
      if (id === undefined) return [];
      const rows = statement.all(id, ...(before === undefined ? [] : [before]), ...asked.map(([, value]) => value), limit) as Row[];
      const read = this.#changes.reader();
      return rows.map((row): StoredChange => {
        const key = String(row["key"]);
        return {
          ...read({ document: id, key }, keptOf(row)), document, at: Number(row["at"]), person: (row["person"] ?? undefined) as PersonId | undefined,
          key, ...(typeof row["operation"] === "string" && { operation: row["operation"] }),
        };
      });
    });
    return found.sort((a, b) => b.id - a.id).slice(0, limit);
  }

  standing(documents: readonly string[], upTo: number): StandingCell[] {
    return documents.flatMap((document) => {
      const id = this.#find(document);
      if (id === undefined) return [];
      const read = this.#changes.reader();
      return (this.#sql(STANDING).all({ document: id, upTo }) as Row[]).map((row): StandingCell => {
        const key = String(row["key"]);
        const { before, after } = read({ document: id, key }, keptOf(row));
        return row["last"] === row["id"] ? { document, key, value: after, change: { id: Number(row["id"]), at: Number(row["at"]), person: (row["person"] ?? undefined) as PersonId | undefined } } : { document, key, value: before };
      });
    });
  }

  changeAt(documents: readonly string[], at: number): number {
    const last = this.#idsOf(documents).map((id) => Number((this.#sql("SELECT id FROM changes WHERE document = ? AND at <= ? ORDER BY id DESC LIMIT 1").get(id, at) as Row | undefined)?.["id"] ?? 0));
    return Math.max(0, ...last);
  }

  historySize(documents: readonly string[]): HistorySize {
    const ids = this.#idsOf(documents);
    const row = this.#sql(`SELECT count(*) AS n, min(at) AS since, coalesce(sum(octet_length(key) + coalesce(octet_length(before), 0) + coalesce(octet_length(after), 0) + 40), 0) AS bytes FROM changes WHERE document IN (${marks(ids)})`).get(...ids) as Row;
    return { changes: Number(row["n"]), bytes: Number(row["bytes"]), since: typeof row["since"] === "number" ? row["since"] : undefined };
  }

  records({ kind, app, room, id }: RecordQuery): RoomRecord[] {
    const asked = Object.entries({ kind, app, room, id }).filter(([, value]) => value !== undefined);
    const rows = this.#sql(`SELECT app, room, id, data FROM records WHERE ${asked.map(([name]) => `${name} = ?`).join(" AND ")} ORDER BY seq`).all(...asked.map(([, value]) => value)) as Row[];
    return rows.map((row) => ({ app: row["app"] as AppId, room: row["room"] as RoomId, kind, id: String(row["id"]), data: String(row["data"]) }));
  }

  close(): void {
    this.#db.close();
    this.#lock.close();
  }

  #write(entry: LogEntry): void {
    switch (entry.kind) {
      case "update":
        // Read into SQLite first, and only then counted: a refused row must not leave a hole that the next one would fill.
        this.#sql("INSERT INTO updates (seq, document, bytes) VALUES (?, ?, ?)").run(this.#seq + 1, this.#idOf(entry.document), entry.bytes);
        this.#seq += 1;
        break;
      case "claim": {
        const { app, room, person, event, key, at, retry } = entry.claim;
        this.#sql("INSERT OR REPLACE INTO claims (app, room, person, event, key, at, retry) VALUES (?, ?, ?, ?, ?, ?, ?)").run(app, room, person, event, key, at, retry ? 1 : 0);
        break;
      }
      case "settle":
        this.#sql("DELETE FROM claims WHERE app = ? AND room = ? AND person = ? AND event = ?").run(entry.app, entry.room, entry.person, entry.event);
        break;
      case "change": {
        const { document, at, person, key, before, after, operation } = entry.row;
        this.#changes.add({ document: this.#idOf(document), at, person: person ?? null, key, before, after, operation: operation ?? null });
        break;
      }
      case "bind":
        this.#sql("INSERT OR IGNORE INTO authors (document, client, person) VALUES (?, ?, ?)").run(this.#idOf(entry.document), entry.client, entry.person);
        break;
      case "person": {
        const { app, room, person: { id, name, colour, role } } = entry;
        // A new row each time: the ids are the order of noting.
        this.#sql("INSERT OR REPLACE INTO people (app, room, person, name, colour, role) VALUES (?, ?, ?, ?, ?, ?)").run(app, room, id, name, colour, role);
        this.#sql("DELETE FROM people WHERE app = ? AND room = ? AND id <= (SELECT id FROM people WHERE app = ? AND room = ? ORDER BY id DESC LIMIT 1 OFFSET ?)").run(app, room, app, room, MAX_PEOPLE);
        break;
      }
      case "record":
        this.#keepRecord(entry.record);
        break;
      case "drop":
        this.#drop(entry.app, entry.room);
        break;
    }
  }

  #keepRecord({ app, room, kind, id, data }: RoomRecord): void {
    if (data === null) this.#sql("DELETE FROM records WHERE app = ? AND room = ? AND kind = ? AND id = ?").run(app, room, kind, id);
    else {
      this.#sql("INSERT INTO records (app, room, kind, id, data) VALUES (?, ?, ?, ?, ?) ON CONFLICT (app, room, kind, id) DO UPDATE SET data = excluded.data").run(app, room, kind, id, data);
      this.#sql("DELETE FROM records WHERE app = ? AND room = ? AND kind = ? AND seq <= (SELECT seq FROM records WHERE app = ? AND room = ? AND kind = ? ORDER BY seq DESC LIMIT 1 OFFSET ?)").run(app, room, kind, app, room, kind, mostRecords(kind));
    }
  }

  #drop(app: AppId, room: RoomId): void {
    const ids = (this.#sql("SELECT id FROM documents WHERE name = ? OR (name > ? AND name < ?)").all(...roomRange(app, room)) as Row[]).map((row) => Number(row["id"]));
    for (const table of ["updates", "snapshots", "authors", "changes", "squashed"]) for (const id of ids) this.#sql(`DELETE FROM ${table} WHERE document = ?`).run(id);
    for (const table of ["claims", "people", "records"]) this.#sql(`DELETE FROM ${table} WHERE app = ? AND room = ?`).run(app, room);
    for (const id of ids) this.#sql("DELETE FROM documents WHERE id = ?").run(id);
    this.#ids.clear();
  }

  #idsOf(documents: readonly string[]): number[] {
    return documents.map((document) => this.#find(document) ?? -1);
  }

  #find(document: string): number | undefined {
    const known = this.#ids.get(document);
    if (known !== undefined) return known;
    const row = this.#sql("SELECT id FROM documents WHERE name = ?").get(document) as Row | undefined;
    if (!row) return undefined;
    const id = Number(row["id"]);
    this.#ids.set(document, id);
    return id;
  }

  #idOf(document: string): number {
    const found = this.#find(document);
    if (found !== undefined) return found;
    const id = Number(this.#sql("INSERT INTO documents (name) VALUES (?)").run(document).lastInsertRowid);
    this.#ids.set(document, id);
    return id;
  }

  #transaction(work: () => void): void {
    this.#db.transaction(work).immediate();
  }

  #lastSeq(): number {
    const row = this.#sql("SELECT max(a, b) AS last FROM (SELECT coalesce(max(seq), 0) AS a FROM updates), (SELECT coalesce(max(seq), 0) AS b FROM snapshots)").get() as Row;
    return Number(row["last"]);
  }

  #sql(text: string): Database.Statement {
    const prepared = this.#statements.get(text);
    if (prepared) return prepared;
    const statement = this.#db.prepare(text);
    this.#statements.set(text, statement);
    return statement;
  }
}

const keptOf = (row: Row): Kept => ({ id: Number(row["id"]), before: text(row["before"]), after: text(row["after"]) });
const text = (value: unknown): string | null => (typeof value === "string" ? value : null);
const marks = (values: readonly unknown[]): string => values.map(() => "?").join(", ");

/** Each key is found by itself in the index, however many changes it has. */
const STANDING = `
  WITH RECURSIVE keys (key) AS (
    SELECT min(key) FROM changes WHERE document = @document
    UNION ALL SELECT (SELECT min(key) FROM changes WHERE document = @document AND key > keys.key) FROM keys WHERE keys.key IS NOT NULL),
  found AS (
    SELECT key, (SELECT max(id) FROM changes WHERE document = @document AND key = keys.key AND id <= @upTo) AS last,
      (SELECT min(id) FROM changes WHERE document = @document AND key = keys.key AND id > @upTo) AS next FROM keys WHERE key IS NOT NULL)
  SELECT f.key, f.last, c.id, c.at, c.person, c.before, c.after FROM found f JOIN changes c ON c.id = coalesce(f.last, f.next)`;

const asPerson = (row: Row): Person => ({
  id: row["person"] as PersonId, name: String(row["name"]), colour: Number(row["colour"]), role: isRole(row["role"]) ? row["role"] : "viewer",
});

/** A room's documents by name: its own, and all below it. `0` follows `/` in ASCII, so the range ends before it. */
const roomRange = (app: AppId, room: RoomId): [string, string, string] => [`${app}/${room}`, `${app}/${room}/`, `${app}/${room}0`];

const codeOf = (error: unknown): string => (error instanceof Database.SqliteError ? error.code : "");
const isTaken = (error: unknown): boolean => codeOf(error) === "SQLITE_CONSTRAINT_PRIMARYKEY";

/** An exclusive transaction on a small file of its own: it ends with the process, also by `kill -9`, and the log stays readable to others. */
function takeLock(path: string): Database.Database {
  const lock = new Database(path, { timeout: 0 });
  try {
    lock.exec("BEGIN EXCLUSIVE");
    return lock;
  } catch (error) {
    lock.close();
    if (!codeOf(error).startsWith("SQLITE_BUSY")) throw error;
    throw new StoreLocked(`Another server is using the store beside ${path}; stop it first, or start this one with a data folder of its own`);
  }
}
