import {
  atLeast, changesAs, CLOSE, type AppId, type ClientMessage, type CloseName, type DocumentRef, type HistoryRow, type Person, type PersonId, type ReaderContext, type Role, type RoomId, type ServerMessage, type Toast,
} from "@tutti/protocol";
import { Room, type Clock, type Hosts, type Journal, type Missed, type RoomHandle, type RoomPorts, type UploadRuling, type Viewer, type WantedUpload } from "tutti/room";
import type * as Y from "yjs";
import type { Apps } from "../apps.ts";
import type { Documents } from "../documents/documents.ts";
import type { Preview } from "../documents/presence.ts";
import type { Directory } from "../identity/directory.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../logging.ts";
import type { LockedRooms } from "../embed/locked-rooms.ts";
import type { BlobCache } from "./blobs.ts";
import { CLOSED, OpenRoom } from "./open-room.ts";
import { withoutErrors } from "./without-errors.ts";

export interface RoomsPorts {
  readonly apps: Apps;
  readonly limits: Limits;
  readonly clock: Clock;
  readonly say: Log;
  readonly directory: Directory;
  readonly journal: Journal;
  readonly hosts: Hosts;
  readonly blobs: BlobCache;
  readonly documents: () => Documents;
  readonly boot: string;
  /** Whether viewers of an app may comment. */
  readonly viewersComment: (app: AppId) => boolean;
  /** Whether somebody explores in a room who may not change the one that it is of. */
  readonly isExplored: (app: AppId, room: RoomId) => boolean;
  /** The least role that reads others' names in an app. */
  readonly namesFor: (app: AppId) => Role;
  /** The least role that reads what went wrong in an app's script. */
  readonly errorsFor: (app: AppId) => Role;
  readonly clientVersion: () => string;
  readonly themeVersion: () => string;
  readonly locked: LockedRooms;
  /** A room has been opened. */
  readonly opened: (room: { readonly app: AppId; readonly room: RoomId }) => void;
  /** What was changed last in what a room shares, newest first. */
  readonly changes: (room: { readonly app: AppId; readonly room: RoomId }, limit: number) => Promise<readonly HistoryRow[]>;
  /** Makes a branch of a room in somebody's name. @throws with a sentence where they may not. */
  readonly fork: (room: { readonly app: AppId; readonly room: RoomId }, by: PersonId, name: string) => Promise<RoomId>;
  /** These jobs go on in a room. */
  readonly jobs: (app: AppId, room: RoomId, keys: readonly string[]) => void;
  /** Why nothing can be saved just now. */
  readonly problem: () => string | undefined;
}

/** A room that is open, for as long as something is done with it. */
export type OpenedRoom = Pick<RoomHandle, "settle" | "cells" | "contents" | "conversation" | "peopleFor" | "operate" | "shown" | "jobs" | "idle">;

/** A page, as rooms see it: somebody on a socket. */
export interface Page {
  readonly session: { readonly id: PersonId };
  tell(message: ServerMessage): void;
  cut(why: CloseName): void;
}

interface Seated {
  readonly page: Page;
  readonly app: AppId;
  readonly room: RoomId;
  /** The page of the app that it looks at. */
  at: string;
  /** What it says of its reader. */
  reader: ReaderContext | undefined;
  /** What was typed in secret before the room was open. */
  readonly secrets: ClientMessage[];
  left: boolean;
  viewer?: Viewer;
  leave?: () => void;
}

/** More than a page has widgets of that kind is not waited for. */
const MOST_WAITING = 50;

/** How often empty rooms are looked for (ms), at most. */
const SWEEP_EVERY = 5_000;
const keyOf = (app: AppId, room: RoomId): string => `${app}/${room}`;

/** The rooms that somebody is in. One opens when its first visitor comes, and closes when nobody has been there for a while. */
export class Rooms {
  readonly #ports: RoomsPorts;
  readonly #open = new Map<string, OpenRoom>();
  readonly #closing = new Map<string, Promise<void>>();
  readonly #seats = new Set<Seated>();
  readonly #sweepEvery: number;
  #cancelSweep: () => void;

  constructor(ports: RoomsPorts) {
    this.#ports = ports;
    this.#sweepEvery = Math.min(SWEEP_EVERY, Math.max(100, ports.limits.roomIdle / 4));
    this.#cancelSweep = ports.clock.after(this.#sweepEvery, () => this.#sweep());
  }

  get count(): number {
    return this.#open.size;
  }

  /** Somebody opens a document: their room is opened beside it. @returns why it cannot be. */
  enter(app: AppId, room: RoomId): string | undefined {
    if (this.#open.has(keyOf(app, room))) {
      this.#open.get(keyOf(app, room))?.touch(this.#ports.clock.now());
      return undefined;
    }
    if (this.#ports.locked.isUnknown(app, room)) return "What is locked in this room is not known; load the page again";
    if (this.#open.size >= this.#ports.limits.rooms) return "This server has as many rooms open as it can hold; try again later";
    this.#openRoom(app, room);
    return undefined;
  }

  /** Seats a page in a room, at a page of its app, or tells it why not. */
  join(page: Page, app: AppId, room: RoomId, { page: at, reader }: { readonly page: string; readonly reader?: ReaderContext | undefined }): { receive(message: ClientMessage): void; catchUp(missed: readonly Missed[]): void; leave(): void } | undefined {
    const refuse = (why: CloseName, reason: string = CLOSE[why].reason): undefined => {
      page.tell({ type: "refused", code: CLOSE[why].code, reason });
      return undefined;
    };
    if (!this.#ports.apps.get(app)) return refuse("notFound", `There is no app "${app}" here`);
    const person = this.#ports.directory.person(page.session.id, app, room);
    if (!person) return refuse("forbidden");
    const problem = this.enter(app, room);
    if (problem) return refuse("tooMany", problem);
    const seated: Seated = { page, app, room, at, reader, secrets: [], left: false };
    this.#seats.add(seated);
    page.tell(this.#hello(app, person));
    void this.#seat(seated, person);
    return {
      receive: (next) => {
        if (next.type === "page") seated.at = next.page;
        if (next.type === "reader") seated.reader = next.reader;
        // Said before the room was open: it is not said again by itself.
        if (next.type === "secret" && !seated.viewer && seated.secrets.length < MOST_WAITING) seated.secrets.push(next);
        if (seated.viewer) void this.#open.get(keyOf(app, room))?.ready.then((handle) => seated.viewer && handle.receive(seated.viewer, next), () => undefined);
      },
      catchUp: (missed) => {
        if (seated.viewer) this.#open.get(keyOf(app, room))?.catchUp(seated.viewer, missed);
      },
      leave: () => {
        seated.left = true;
        this.#seats.delete(seated);
        seated.leave?.();
      },
    };
  }

  /**
   * Does something with a room, which is opened for it where nobody is there, and stays open meanwhile.
   *
   * @throws with a sentence where it cannot be opened.
   */
  async withRoom<T>(app: AppId, room: RoomId, work: (room: OpenedRoom) => T | Promise<T>): Promise<T> {
    const problem = this.enter(app, room);
    if (problem) throw new Error(problem);
    const open = this.#open.get(keyOf(app, room));
    if (!open) throw new Error("The room could not be opened; try again");
    const giveUp = open.expect(() => this.#ports.clock.now());
    try {
      return await work(await open.ready);
    } finally {
      giveUp();
    }
  }

  /** Sends everybody out of a room, and resolves once it is closed: who may still enter comes back. */
  async shut(app: AppId, room: RoomId): Promise<void> {
    for (const seated of this.#seats) if (seated.app === app && seated.room === room) seated.page.cut("roleChanged");
    const open = this.#open.get(keyOf(app, room));
    if (open) await this.#closeRoom(open);
    await this.#closing.get(keyOf(app, room));
  }

  attach(ref: DocumentRef, doc: Y.Doc): void {
    if (ref.kind === "me") this.#open.get(keyOf(ref.app, ref.room))?.attach(ref, doc);
  }

  detach(ref: DocumentRef): void {
    this.#open.get(keyOf(ref.app, ref.room))?.detach(ref, this.#ports.clock.now());
  }

  previews(app: AppId, room: RoomId, previews: readonly Preview[]): void {
    this.#open.get(keyOf(app, room))?.previews(previews);
  }

  mayRead(app: AppId, room: RoomId, person: PersonId, blob: string): boolean {
    return this.#open.get(keyOf(app, room))?.mayRead(person, blob) ?? false;
  }

  /** Lets what is being typed stand in the history of a room, before somebody reads it. */
  async enterTyped(app: AppId, room: RoomId): Promise<void> {
    await this.#open.get(keyOf(app, room))?.enterTyped(this.#ports.clock);
  }

  isOpen(app: AppId, room: RoomId): boolean {
    return this.#open.has(keyOf(app, room));
  }

  mayUpload(app: AppId, room: RoomId, person: PersonId, file: WantedUpload): UploadRuling {
    return this.#open.get(keyOf(app, room))?.mayUpload(person, file) ?? CLOSED;
  }

  /** Tells everybody something about the store. */
  tell(problem: string | undefined): void {
    for (const room of this.#open.values()) room.tell(problem ?? null);
    // A room opens when all that was entered before is on the disk: who waits for that is told what they wait for.
    for (const seated of this.#seats) if (!seated.viewer) seated.page.tell({ type: "room", problem: problem ?? null });
  }

  /** Shows for a moment what went wrong in an app, to whoever looks at it and may read that. */
  tellFault(app: AppId, toast: Toast): void {
    const message: ServerMessage = { type: "toast", toast };
    const least = this.#ports.errorsFor(app);
    for (const seated of this.#seats) {
      const role = seated.app === app ? this.#ports.directory.person(seated.page.session.id, app, seated.room)?.role : undefined;
      if (role !== undefined && atLeast(role, least)) seated.page.tell(message);
    }
  }

  /** An app's title has become known: pages show it. */
  retitle(app: AppId): void {
    for (const seated of this.#seats) if (seated.app === app) this.#greet(seated);
  }

  /** Something that every page is greeted with has changed. */
  greetAll(): void {
    for (const seated of this.#seats) this.#greet(seated);
  }

  /** Somebody is called otherwise now: they are seated anew, and everyone learns of it. */
  rename(person: PersonId): void {
    for (const seated of this.#seats) {
      if (seated.page.session.id !== person || !seated.viewer) continue;
      this.#greet(seated);
      seated.leave?.();
      const known = this.#ports.directory.person(person, seated.app, seated.room);
      if (known) void this.#seat(seated, known);
    }
  }

  async close(): Promise<void> {
    this.#cancelSweep();
    await Promise.all([...this.#open.values()].map((room) => this.#closeRoom(room)));
    await Promise.all(this.#closing.values());
  }

  #hello(app: AppId, me: Person): ServerMessage {
    // A page offers what may be changed here; what is seen, the server decides by the role itself.
    return { type: "hello", boot: this.#ports.boot, me: { ...me, role: changesAs(me) }, title: this.#ports.apps.title(app), client: this.#ports.clientVersion(), theme: this.#ports.themeVersion() };
  }

  #greet({ page, app, room }: Seated): void {
    const me = this.#ports.directory.person(page.session.id, app, room);
    if (me) page.tell(this.#hello(app, me));
  }

  async #seat(seated: Seated, person: Person): Promise<void> {
    const { page, app, room } = seated;
    const open = this.#open.get(keyOf(app, room));
    if (!open) return;
    const giveUp = open.expect(() => this.#ports.clock.now());
    seated.leave = giveUp;
    const problem = this.#ports.problem();
    if (problem !== undefined) page.tell({ type: "room", problem });
    try {
      const handle = await open.ready;
      if (seated.left) return;
      const least = this.#ports.errorsFor(app);
      const viewer: Viewer = { person, send: atLeast(person.role, least) ? (message) => page.tell(message) : (message) => page.tell(withoutErrors(message)) };
      seated.viewer = viewer;
      if (seated.reader) handle.receive(viewer, { type: "reader", reader: seated.reader });
      for (const secret of seated.secrets.splice(0)) handle.receive(viewer, secret);
      const leave = handle.join(viewer, seated.at);
      seated.leave = () => {
        giveUp();
        open.leave(leave);
      };
    } catch {
      // What went wrong has been noted where the room was opened; the page comes again later.
      giveUp();
      page.cut("storeFailed");
    }
  }

  #openRoom(app: AppId, room: RoomId): void {
    const { clock, journal, hosts, blobs, documents, directory, locked, say } = this.#ports;
    const key = keyOf(app, room);
    const locks = locked.of(app, room);
    const ports: RoomPorts = {
      clock, journal, hosts, blobs,
      open: async (ref) => documents().pin(ref),
      personOf: (origin) => documents().personOf(origin),
      personById: (id) => directory.person(id, app, room), explored: this.#ports.isExplored(app, room),
      viewersComment: this.#ports.viewersComment(app), namesFor: this.#ports.namesFor(app), jobs: (keys) => this.#ports.jobs(app, room, keys), ...(locks && { locks }),
      changes: (limit) => this.#ports.changes({ app, room }, limit), ...(!locks && { fork: (by: PersonId, name: string) => this.#ports.fork({ app, room }, by, name) }),
      log: (level, message, fields) => say(level, message, { app, room, ...fields }),
    };
    const opening = async (): Promise<Room> => {
      await this.#closing.get(key);
      return Room.open(app, room, ports);
    };
    this.#ports.opened({ app, room });
    const made = new OpenRoom({ app, room }, opening, say, clock.now());
    this.#open.set(key, made);
    made.ready.then(
      () => made.tell(this.#ports.problem() ?? null),
      (error: unknown) => {
        say("error", "A room could not be opened", { app, room, error });
        if (this.#open.get(key) === made) this.#open.delete(key);
      },
    );
  }

  #sweep(): void {
    const now = this.#ports.clock.now();
    for (const room of this.#open.values()) {
      const inDocuments = (["room", "owner"] as const).some((kind) => this.#ports.documents().connections({ app: room.app, room: room.room, kind }) > 0);
      if (inDocuments || room.working) room.touch(now);
      else if (room.emptySince !== undefined && now - room.emptySince >= this.#ports.limits.roomIdle) void this.#closeRoom(room);
    }
    this.#cancelSweep = this.#ports.clock.after(this.#sweepEvery, () => this.#sweep());
  }

  async #closeRoom(room: OpenRoom): Promise<void> {
    const key = keyOf(room.app, room.room);
    this.#open.delete(key);
    const closing = room.close().catch((error: unknown) => this.#ports.say("error", "A room could not be closed in order", { app: room.app, room: room.room, error }));
    this.#closing.set(key, closing);
    await closing;
    this.#closing.delete(key);
    this.#ports.blobs.close(room);
  }
}
