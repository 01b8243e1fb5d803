import {
  accessTo, documentName, type Access, type DocumentRef, type Person, type PersonId, type RoomId, type ServerMessage,
} from "@tutti/protocol";
import type { Connection, Document } from "@hocuspocus/server";
import { Room, type RoomPorts } from "tutti/room";
import * as Y from "yjs";
import { noteFirstWords, type FirstWordsPorts } from "../src/documents/first-words.ts";
import { loadDocument } from "../src/documents/load.ts";
import { Marks } from "../src/documents/marks.ts";
import type { Branches } from "../src/branches/branches.ts";
import { LogJournal } from "../src/journal/journal.ts";
import type { DocumentLog } from "../src/log/port.ts";
import { faulty } from "./faulty.ts";
import { ServerFiles } from "./server-files.ts";
import { openBranches } from "./sim-branches.ts";
import { ServerLine } from "./server-line.ts";
import type { World } from "./world.ts";

/** A document as the server has it loaded, and the connections it is open on. */
export class SimDocument extends Y.Doc {
  readonly name: string;
  readonly open = new Map<ServerLine, { sendStateless(text: string): void }>();

  constructor(name: string) {
    super();
    this.name = name;
  }

  hasConnection(connection: unknown): boolean {
    return [...this.open.values()].some((present) => present === connection);
  }
}

/**
 * One life of a server: the journal, the marks, the loading and the room that ship, around documents and connections that
 * stand in for Hocuspocus and sockets. When it dies, nothing of it is heard again.
 */
export class SimServer {
  readonly boot: string;
  readonly room: Promise<Room>;
  /** Forks and merges of this life. */
  readonly branches: Promise<Branches>;
  readonly lines = new Set<ServerLine>();
  readonly files: ServerFiles | undefined;
  alive = true;
  /** Updates that wait for whose they are to be on the disk. */
  introducing = 0;
  /** Forks, merges and work in branches that are not over. */
  working = 0;
  handle: Room | undefined;
  readonly #world: World;
  readonly #journal: LogJournal;
  readonly #log: DocumentLog;
  readonly #marks: Marks;
  readonly #firstWords: FirstWordsPorts;
  readonly #documents = new Map<string, Promise<SimDocument>>();
  readonly #loaded = new Map<string, SimDocument>();
  readonly #die: () => void;
  readonly #ports: RoomPorts;
  readonly #rooms = new Map<RoomId, Promise<Room>>();

  constructor(world: World, boot: string, store: { log: DocumentLog; die(): void }) {
    this.#world = world;
    this.boot = boot;
    this.#log = store.log;
    this.#die = store.die;
    const clock = world.clock.of(() => this.alive);
    this.#journal = new LogJournal({
      log: store.log, clock, commitInterval: 50, queueBytes: 1e9, foldEvery: 40,
      onProblem: () => undefined, onLost: (reason) => world.fail(`The server lost its store: ${reason}`),
    });
    const { journal, committed } = faulty(this.#journal, world.fault);
    this.#marks = new Marks(committed);
    this.#firstWords = { journal: world.fault === "late-names" ? { bind: () => undefined } : journal, tried: committed, after: () => () => undefined };
    this.#ports = {
      clock, journal, hosts: { link: () => world.host(this) },
      blobs: { put: () => undefined },
      open: async (ref) => ({ doc: await this.load(ref), release: () => undefined }),
      personOf: (origin) => (origin instanceof ServerLine ? origin.person.id : undefined),
      personById: (id: PersonId): Person | undefined => world.person(id),
      log: (level, message, fields) => world.note(`server ${level}: ${message} ${JSON.stringify(fields ?? {})}`),
    };
    this.room = Room.open(world.app, world.room, this.#ports).then((room) => {
      this.handle = room;
      for (const document of this.#loaded.values()) this.#attach(document);
      return room;
    });
    this.#rooms.set(world.room, this.room);
    if (world.files) this.files = new ServerFiles(world, this, world.platter);
    this.branches = openBranches(world, this, store.log, this.#journal);
    this.room.catch((error: unknown) => this.alive && world.fail(`A room could not be opened: ${String(error)}`));
  }

  /** What stands in a document that is loaded. */
  document(ref: DocumentRef): SimDocument | undefined {
    return this.#loaded.get(documentName(ref));
  }

  /** A room that is open in this life: the one that everybody is in, or a branch of it. */
  roomOf(room: RoomId): Promise<Room> {
    const opening = this.#rooms.get(room) ?? Room.open(this.#world.app, room, this.#ports);
    this.#rooms.set(room, opening);
    return opening;
  }

  holds(room: RoomId): boolean {
    return this.#rooms.has(room);
  }

  /** Resolves once nothing waits in any room. */
  async idle(): Promise<void> {
    await Promise.all([...this.#rooms.values()].map(async (room) => (await room).idle()));
  }

  committed(): Promise<void> {
    return this.#journal.committed();
  }

  load(ref: DocumentRef): Promise<SimDocument> {
    const name = documentName(ref);
    const loading = this.#documents.get(name) ?? this.#load(ref, name);
    this.#documents.set(name, loading);
    return loading;
  }

  access(ref: DocumentRef, person: Person): Access {
    if (ref.app !== this.#world.app || ref.room !== this.#world.room) return "none";
    const access = accessTo(ref, person.id, person.role);
    return this.#world.fault === "viewers-write" && access === "read" ? "write" : access;
  }

  /** The fault: whoever turns to another page is not heard. */
  get deaf(): boolean {
    return this.#world.fault === "page-unheard";
  }

  /** What the room's transactions carry as their origin. */
  originOf(line: ServerLine): unknown {
    // What looks like the server's own writing is not judged.
    return this.#world.fault === "stale-values" ? { source: "local" } : line;
  }

  /** Whose a page's first words are is noted before they are let in. */
  introduce(document: SimDocument, { id }: Person, update: Uint8Array): Promise<void> | undefined {
    const noted = noteFirstWords(document, update, id, this.#firstWords);
    if (noted) this.introducing += 1;
    return noted?.then(() => void (this.introducing -= 1));
  }

  /** A change was taken from somebody: they have to be somebody who may make it, now. */
  judge(document: SimDocument, { id }: Person): void {
    const ref = this.#world.refOf(document.name);
    const role = this.#world.person(id)?.role;
    if (ref && accessTo(ref, id, role) !== "write") this.#world.fail(`[4] a change of ${id}'s was taken in ${document.name}, who is ${role}`);
  }

  mark(document: SimDocument, line: ServerLine, n: number): void {
    const connection = document.open.get(line);
    // What Marks uses of Hocuspocus' classes is what these two have.
    if (connection) this.#marks.answer(document as unknown as Document, connection as unknown as Connection, n).catch(() => undefined);
  }

  opened(document: SimDocument, line: ServerLine): void {
    document.open.set(line, { sendStateless: (text) => line.sendStateless(document.name, text) });
  }

  /** Shows somebody what the room has for them. */
  show(line: ServerLine, message: ServerMessage): void {
    const secret = (message.type === "ops" || message.type === "snapshot") && message.channel === "private";
    if (this.#world.fault === "private-to-all" && secret) for (const other of this.lines) other.tell(message);
    else if (this.#world.fault === "operations-lost" && message.type === "ops" && message.seq % 5 === 0) line.tell({ ...message, ops: [] });
    else line.tell(message);
  }

  /** Ends this life between any two steps: no goodbye, no flush. */
  kill(): void {
    this.alive = false;
    this.#die();
    this.#journal.close("killed");
    for (const line of this.lines) line.open = false;
    for (const document of this.#loaded.values()) document.destroy();
  }

  async #load(ref: DocumentRef, name: string): Promise<SimDocument> {
    const document = new SimDocument(name);
    await loadDocument(document as unknown as Document, { log: this.#log, journal: faulty(this.#journal, this.#world.fault).entering });
    document.on("update", (bytes: Uint8Array) => {
      if (!this.alive) return;
      for (const line of document.open.keys()) line.update(document, bytes);
    });
    this.#loaded.set(name, document);
    if (this.handle) this.#attach(document, ref);
    return document;
  }

  #attach(document: SimDocument, ref = this.#world.refOf(document.name)): void {
    if (this.alive && ref?.kind === "me") this.handle?.attach(ref, document);
  }
}
