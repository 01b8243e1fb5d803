import { documentName, type AppId, type DocumentRef, type PersonId, type RoomId } from "@tutti/protocol";
import type { Clock, Missed, RoomHandle, UploadRuling, Viewer, WantedUpload } from "tutti/room";
import type * as Y from "yjs";
import type { Preview } from "../documents/presence.ts";
import type { Log } from "../logging.ts";

/** What is answered while a room opens, or is not open: a page tries again. */
export const CLOSED: UploadRuling = { kind: "unknown", reason: "The room is being opened; try again in a moment" };

/** What is being typed enters the history for those who read it, at most so often (ms). */
const TYPED_EVERY = 1_000;

/** A room from its first visitor to its last: whoever comes while it opens waits for it. */
export class OpenRoom {
  readonly app: AppId;
  readonly room: RoomId;
  readonly ready: Promise<RoomHandle>;
  readonly #say: Log;
  readonly #documents = new Map<string, { readonly ref: DocumentRef; readonly doc: Y.Doc }>();
  #handle: RoomHandle | undefined;
  #seats = 0;
  #usedAt: number;
  #typedAt = 0;
  #typed: Promise<void> | undefined;

  constructor(place: { readonly app: AppId; readonly room: RoomId }, open: () => Promise<RoomHandle>, say: Log, now: number) {
    this.app = place.app;
    this.room = place.room;
    this.#say = say;
    this.#usedAt = now;
    this.ready = open().then((handle) => {
      this.#handle = handle;
      for (const { ref, doc } of this.#documents.values()) this.#guarded(() => handle.attach(ref, doc));
      return handle;
    });
  }

  touch(now: number): void {
    this.#usedAt = now;
  }

  /** When somebody last was here; `undefined` while somebody is. */
  get emptySince(): number | undefined {
    return this.#seats > 0 || this.#documents.size > 0 ? undefined : this.#usedAt;
  }

  /** Whether a job goes on in it. */
  get working(): boolean {
    return this.#handle?.working ?? false;
  }

  /** Keeps a place for a page, also while the room still opens: nobody who waits finds it closed. @returns what gives the place up. */
  expect(now: () => number): () => void {
    this.#seats += 1;
    let given = false;
    return () => {
      if (given) return;
      given = true;
      this.#seats -= 1;
      this.#usedAt = now();
    };
  }

  /** Lets a page leave, whatever that does to the room. */
  leave(leave: () => void): void {
    this.#guarded(leave);
  }

  attach(ref: DocumentRef, doc: Y.Doc): void {
    this.#documents.set(documentName(ref), { ref, doc });
    this.#guarded(() => this.#handle?.attach(ref, doc));
  }

  detach(ref: DocumentRef, now: number): void {
    if (!this.#documents.delete(documentName(ref))) return;
    this.#usedAt = now;
    this.#guarded(() => this.#handle?.detach(ref));
  }

  catchUp(viewer: Viewer, missed: readonly Missed[]): void {
    this.#guarded(() => this.#handle?.catchUp(viewer, missed));
  }

  previews(previews: readonly Preview[]): void {
    this.#guarded(() => this.#handle?.previews(previews));
  }

  tell(problem: string | null): void {
    this.#guarded(() => this.#handle?.tell(problem));
  }

  /** Enters what is being typed into the history, for all who read it just now. While nobody types they wait for nothing. */
  async enterTyped(clock: Clock): Promise<void> {
    if (!this.#handle?.isBeingTyped) return;
    this.#typed ??= new Promise((resolve) => {
      clock.after(this.#typedAt + TYPED_EVERY - clock.now(), () => {
        this.#typed = undefined;
        this.#typedAt = clock.now();
        this.#guarded(() => this.#handle?.settle());
        resolve();
      });
    });
    return this.#typed;
  }

  mayRead(person: PersonId, blob: string): boolean {
    return this.#handle?.mayRead(person, blob) ?? false;
  }

  mayUpload(person: PersonId, file: WantedUpload): UploadRuling {
    return this.#handle?.mayUpload(person, file) ?? CLOSED;
  }

  async close(): Promise<void> {
    const handle = await this.ready.catch(() => undefined);
    await handle?.close();
  }

  #guarded(work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#say("error", "A room failed and goes on", { app: this.app, room: this.room, error });
    }
  }
}
