import type { JsonValue } from "@tutti/protocol";
import { fold } from "./fold.ts";
import { FOLD_ROWS, sameUnsaved, STORED_KINDS, type RoomStore, type SetAside, type StoredCopy, type StoredKind, type Unsaved } from "./port.ts";

/** Rises when what stands in the database is read differently: a new name, so that old copies are never misread. */
const EPOCH = 1;
/** Where each room's copy notes what is unsaved. */
export const UNSAVED_NOTES = "unsaved";
const UNSAVED = UNSAVED_NOTES;
const JSON_VALUES = "json";
/** Where each room's copy keeps what could not be sent, until its author takes or discards it. */
export const ASIDE = "aside";

/** The database of a room for a person. Another person on the same browser has another, and never sees this one. */
export const databaseName = (app: string, room: string, person: string): string => `${EVERY_ROOM}${app}/${room}/${person}`;

/** How the names of all rooms' databases begin. */
export const EVERY_ROOM = `tutti/${EPOCH}/`;

/**
 * Opens what this browser keeps of a room.
 *
 * Rejects where the browser refuses; may never answer (private windows of some browsers): whoever calls waits only so long.
 */
export async function openIndexedDb(name: string, factory: IDBFactory): Promise<RoomStore> {
  const request = factory.open(name, 1);
  request.onupgradeneeded = () => {
    const db = request.result;
    for (const kind of STORED_KINDS) db.createObjectStore(kind, { autoIncrement: true });
    db.createObjectStore(UNSAVED);
    db.createObjectStore(JSON_VALUES);
    db.createObjectStore(ASIDE, { keyPath: "id" });
  };
  const db = await answer(request);
  // Somebody deletes the database (a logout in another tab): held open, it would block that.
  db.onversionchange = () => db.close();
  return new IndexedDbStore(db);
}

class IndexedDbStore implements RoomStore {
  readonly #db: IDBDatabase;
  readonly #appended = new Map<StoredKind, number>();

  constructor(db: IDBDatabase) {
    this.#db = db;
  }

  async load(kind: StoredKind): Promise<StoredCopy> {
    const tx = this.#db.transaction([kind, UNSAVED], "readonly");
    const [updates, unsaved] = await Promise.all([
      answer(tx.objectStore(kind).getAll()),
      answer(tx.objectStore(UNSAVED).getAll()),
    ]);
    this.#appended.set(kind, updates.length);
    const notes = (unsaved as Note[]).filter((note) => note.kind === kind);
    return { updates: updates as Uint8Array[], unsaved: notes.map(({ tab, changes, client, clock, base }) => ({ tab, changes, client, clock, ...(base && { base }) })) };
  }

  async append(kind: StoredKind, updates: readonly Uint8Array[], unsaved?: Unsaved): Promise<void> {
    const tx = this.#db.transaction([kind, UNSAVED], "readwrite");
    for (const update of updates) tx.objectStore(kind).add(update);
    if (unsaved) tx.objectStore(UNSAVED).put({ ...unsaved, kind } satisfies Note, noteKey(kind, unsaved.tab));
    const rows = (this.#appended.get(kind) ?? 0) + updates.length;
    this.#appended.set(kind, rows);
    await done(tx);
    if (rows >= FOLD_ROWS && this.#appended.get(kind) === rows) await this.#fold(kind);
  }

  async settle(kind: StoredKind, saved: readonly Unsaved[]): Promise<void> {
    const tx = this.#db.transaction(UNSAVED, "readwrite");
    const notes = tx.objectStore(UNSAVED);
    for (const note of saved) {
      const key = noteKey(kind, note.tab);
      const present = notes.get(key);
      present.onsuccess = () => {
        if (present.result !== undefined && sameUnsaved(present.result as Unsaved, note)) notes.delete(key);
      };
    }
    await done(tx, false);
  }

  async drop(kind: StoredKind): Promise<void> {
    const tx = this.#db.transaction([kind, UNSAVED], "readwrite");
    tx.objectStore(kind).clear();
    const notes = tx.objectStore(UNSAVED);
    const keys = notes.getAllKeys();
    keys.addEventListener("success", () => {
      for (const key of keys.result) if (String(key).startsWith(noteKey(kind, ""))) notes.delete(key);
    });
    await done(tx, false);
    this.#appended.set(kind, 0);
  }

  async readJson(key: string): Promise<JsonValue | undefined> {
    return (await answer(this.#db.transaction(JSON_VALUES).objectStore(JSON_VALUES).get(key))) as JsonValue | undefined;
  }

  async writeJson(key: string, value: JsonValue): Promise<void> {
    const tx = this.#db.transaction(JSON_VALUES, "readwrite");
    tx.objectStore(JSON_VALUES).put(value, key);
    await done(tx);
  }

  async setAside(item: SetAside): Promise<void> {
    const tx = this.#db.transaction(ASIDE, "readwrite");
    tx.objectStore(ASIDE).put(item);
    await done(tx);
  }

  async listSetAside(): Promise<readonly SetAside[]> {
    return (await answer(this.#db.transaction(ASIDE).objectStore(ASIDE).getAll())) as SetAside[];
  }

  async discard(id: string): Promise<void> {
    const tx = this.#db.transaction(ASIDE, "readwrite");
    tx.objectStore(ASIDE).delete(id);
    await done(tx);
  }

  close(): void {
    this.#db.close();
  }

  /** One transaction reads the rows, and puts what they come to in their place: another tab's row is in it, or comes after it. */
  async #fold(kind: StoredKind): Promise<void> {
    const tx = this.#db.transaction(kind, "readwrite");
    const rows = tx.objectStore(kind);
    const all = rows.getAll();
    all.onsuccess = () => {
      rows.clear();
      rows.add(fold(all.result as Uint8Array[]));
    };
    await done(tx, false);
    this.#appended.set(kind, 1);
  }
}

/** A note of unsaved changes, as it lies in the database. */
interface Note extends Unsaved {
  readonly kind: StoredKind;
}

const noteKey = (kind: StoredKind, tab: string): string => `${kind}/${tab}`;

const answer = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.addEventListener("success", () => resolve(request.result));
    request.addEventListener("error", () => reject(request.error ?? new Error("This browser's storage did not answer")));
  });

/** Ends a transaction that has been asked everything. Said now, it is also done where the page is just being left. */
const done = (tx: IDBTransaction, complete = true): Promise<void> =>
  new Promise((resolve, reject) => {
    if (complete) tx.commit();
    const refused = (): void => reject(tx.error ?? new Error("This browser's storage did not answer"));
    tx.addEventListener("complete", () => resolve());
    tx.addEventListener("abort", refused);
    tx.addEventListener("error", refused);
  });
