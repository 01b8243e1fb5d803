import { LAYOUT, parseFileId, readCells, readTree, RICH, type DocumentRef, type FileId, type JsonValue, type PersonId } from "@tutti/protocol";
import type { Clock } from "tutti/room";
import type * as Y from "yjs";
import type { Limits } from "../limits.ts";
import type { Log } from "../logging.ts";
import type { Files, Place } from "./files.ts";
import type { KeptFile } from "./room-folder.ts";

export interface KeeperPorts {
  readonly files: Files;
  readonly clock: Clock;
  readonly limits: Pick<Limits, "fileSweep" | "fileGrace" | "fileWait" | "uploadExpiry">;
  readonly say: Log;
  /** Whether somebody is in a room. */
  isOpen(place: Place): boolean;
  /** Loads a document of a room. @throws where it cannot be read. */
  pin(ref: DocumentRef): Promise<{ readonly doc: Y.Doc; release(): void }>;
}

/** So many rooms are gone through in one sweep. */
const ROOMS_A_SWEEP = 20;
/** What came since (ms) may not be named yet. */
const JUST_CAME = 60_000;
const FILE_ID = /file_[A-Za-z0-9_-]{22}/g;

/** Every file that is named anywhere in a text. Nobody can have written such an id by chance. */
export const filesNamedIn = (text: string): FileId[] => [...text.matchAll(FILE_ID)].map(([id]) => parseFileId(id)).filter((id) => id !== undefined);

/**
 * Takes files away that nothing names any more: no value, form, state or waiting message of their room. One that was let go stays
 * for a while, so that a change of mind finds it; one that nothing has named yet far longer, since whoever brought it may have gone
 * offline before they could say where it belongs. Uploads that nobody goes on with end after a day.
 */
export class FileKeeper {
  readonly #ports: KeeperPorts;
  readonly #watched = new Map<string, Place>();
  /** Since when a file has been found unnamed. */
  readonly #unnamed = new Map<FileId, number>();
  /** Rooms in which something is to go when its time is over. */
  readonly #due = new Set<string>();
  #cancel: () => void;
  #sweeping: Promise<void> = Promise.resolve();

  constructor(ports: KeeperPorts) {
    this.#ports = ports;
    this.#cancel = ports.clock.after(ports.limits.fileSweep, () => this.#again());
  }

  /** Somebody is in this room. */
  watch(place: Place): void {
    this.#watched.set(`${place.app}/${place.room}`, place);
  }

  /** Goes through rooms now; those that were watched longest ago first. */
  async sweep(): Promise<void> {
    for (const [key, place] of [...this.#watched].slice(0, ROOMS_A_SWEEP)) {
      this.#watched.delete(key);
      const { fileGrace, fileWait } = this.#ports.limits;
      const left = await this.collect(place, fileGrace, fileWait).catch((error: unknown) => {
        this.#ports.say("warn", "A room's files could not be gone through; none was taken away", { ...place, error });
        return true;
      });
      // A room that is closed changes no more: it is watched again when somebody comes. One with files that nothing names is gone through until they went.
      if (left && (this.#ports.isOpen(place) || this.#due.has(key))) this.#watched.set(key, place);
      else if (!this.#ports.isOpen(place)) await this.#ports.files.forget(place);
    }
  }

  /** The room is full: what nothing names goes at once, but for what has just come and is about to be named. */
  async makeRoom(place: Place): Promise<void> {
    await this.collect(place, 0, Math.min(this.#ports.limits.fileGrace, JUST_CAME));
  }

  /**
   * @param grace how long (ms) a file stays that nothing names any more.
   * @param wait how long one stays that nothing has named yet.
   * @returns whether the room has files still.
   */
  async collect(place: Place, grace: number, wait: number): Promise<boolean> {
    const { files, clock, limits } = this.#ports;
    const kept = await files.list(place);
    if (kept.length === 0) return false;
    const named = await this.#namedIn(place, kept);
    const now = clock.now();
    const key = `${place.app}/${place.room}`;
    this.#due.delete(key);
    let left = 0;
    for (const file of kept) {
      const { id, done, named: wasNamed } = file.record;
      const since = this.#unnamed.get(id) ?? now;
      const isNamed = named.has(id);
      if (done && isNamed && !wasNamed) await files.noteNamed(file);
      const letGo = wasNamed ? now - since >= grace : now - file.touched >= wait;
      const over = done ? !isNamed && letGo : now - file.touched >= limits.uploadExpiry;
      if (done && isNamed) this.#unnamed.delete(id);
      else if (done) this.#unnamed.set(id, since);
      if (!over) {
        left += 1;
        // For one that waits to be named nobody looks into a room that is closed: it cannot be named there, and there is time.
        if (!done || (wasNamed && !isNamed)) this.#due.add(key);
        continue;
      }
      this.#unnamed.delete(id);
      await files.remove(file);
    }
    return left > 0;
  }

  async stop(): Promise<void> {
    this.#cancel();
    await this.#sweeping;
  }

  /** Every file that a value of the room names. */
  async #namedIn({ app, room }: Place, kept: readonly KeptFile[]): Promise<Set<string>> {
    const owners = new Set<PersonId>(kept.filter(({ record }) => record.done).map(({ record }) => record.by));
    const refs: DocumentRef[] = [{ app, room, kind: "room" }, { app, room, kind: "owner" }, ...[...owners].map((person) => ({ app, room, kind: "me" as const, person }))];
    const named = new Set<string>();
    for (const ref of refs) {
      const { doc, release } = await this.#ports.pin(ref);
      try {
        const written = [...doc.share.keys()].filter((name) => name.startsWith(RICH)).map((name) => readTree(doc.getXmlFragment(name)));
        const said = `${JSON.stringify([...readCells(doc).values()].map(withoutGone))}${JSON.stringify(written)}${JSON.stringify(doc.getArray(LAYOUT.events).toJSON())}`;
        for (const id of filesNamedIn(said)) named.add(id);
      } finally {
        release();
      }
    }
    return named;
  }

  #again(): void {
    this.#sweeping = this.sweep();
    void this.#sweeping.finally(() => (this.#cancel = this.#ports.clock.after(this.#ports.limits.fileSweep, () => this.#again())));
  }
}

/** A cell without the members that were taken away: they still stand in the document by name. */
const withoutGone = (value: JsonValue): JsonValue => (Array.isArray(value) ? value.filter((pair: JsonValue) => !(Array.isArray(pair) && pair.length === 2 && pair[1] === null)) : value);
