import type { AppId, Channel, ClientMessage, Conversation, DocumentRef, ElementId, EventId, HistoryRow, Locks, Person, PersonId, Role, RoomContents, RoomId, ServerMessage, View } from "@tutti/protocol";
import type * as Y from "yjs";
import type { Cell, FromHost, ToHost } from "../host/messages.ts";
import type { UploadRuling, WantedUpload } from "./judge-upload.ts";
import type { Operation } from "./operate.ts";
import type { Preview } from "./previews.ts";

/**
 * What a room needs from the world around it. The server gives it sockets, processes and SQLite; tests and the simulation give
 * it a fake wire, an in-process host and a clock of their own. The room itself knows neither.
 */

/** Time, handed in. */
export interface Clock {
  /** ms since 1970. */
  now(): number;
  /** Calls `fn` once after `ms`; the result cancels. */
  after(ms: number, fn: () => void): () => void;
}

/** A click that the script has been, or is about to be, given. Kept until its run ended. */
export interface Claim {
  readonly app: AppId;
  readonly room: RoomId;
  readonly person: PersonId;
  readonly event: EventId;
  readonly key: string;
  readonly at: number;
  /** Whether it may be run again after a crash. */
  readonly retry: boolean;
}

/** One row of the room's history: who changed what, from what to what. */
export interface ChangeRow {
  readonly document: string;
  readonly at: number;
  readonly person: PersonId | undefined;
  readonly key: string;
  /** JSON, or null where there was nothing. */
  readonly before: string | null;
  readonly after: string | null;
  /** The operation that it was part of, such as a merge; absent for what somebody did by hand. */
  readonly operation?: string;
}

/** The log, as a room sees it: entries go into one queue, and come back as committed. */
export interface Journal {
  /** Runs `write`; whatever it enters, and all updates it makes to documents, are committed together or not at all. */
  group<T>(write: () => T): T;
  /** Enters a claim. */
  claim(claim: Claim): void;
  /** Ends a claim. */
  settle(event: EventId, person: PersonId, room: { app: AppId; room: RoomId }): void;
  change(row: ChangeRow): void;
  /** Binds a Yjs client to the person of the connection that first brought it, for good. */
  bind(document: string, client: number, person: PersonId): void;
  /** Notes how somebody who came to a room is called, so that what they wrote has a name when they are gone. */
  meet(room: { app: AppId; room: RoomId }, person: Person): void;
  /** Resolves once everything entered so far is committed; rejects when the store has been closed. */
  committed(): Promise<void>;
  /** What the log held of this room when it was opened. */
  recall(app: AppId, room: RoomId): Promise<{
    readonly claims: readonly Claim[]; readonly authors: ReadonlyMap<string, ReadonlyMap<number, PersonId>>; readonly people: readonly Person[];
  }>;
}

/** The process that runs the app's script, behind one port. Messages keep their order. */
export interface HostLink {
  send(message: ToHost): void;
  /** The room is told what its host says, and when the host is gone: then a new link is asked for. */
  onMessage(listener: (message: FromHost) => void): void;
  onGone(listener: (reason: string) => void): void;
  close(): void;
}

/** Gives a room a host, starting one where needed. */
export interface Hosts {
  link(app: AppId, room: RoomId): Promise<HostLink>;
}

/** Someone's page, joined to a room. */
export interface Viewer {
  readonly person: Person;
  send(message: ServerMessage): void;
}

/** Bytes that elements refer to, and who may read them. */
export interface Blobs {
  put(room: { app: AppId; room: RoomId }, name: string, blob: { readonly mime: string; readonly bytes: Uint8Array; readonly person: PersonId | undefined; readonly gone?: readonly string[] | undefined }): void;
}

export interface RoomPorts {
  readonly clock: Clock;
  readonly journal: Journal;
  readonly hosts: Hosts;
  readonly blobs: Blobs;
  /** Loads a document of this room and keeps it loaded until `release`. */
  open(ref: DocumentRef): Promise<{ readonly doc: Y.Doc; release(): void }>;
  /** The person behind a transaction's origin, where it came over a connection. */
  personOf(origin: unknown): PersonId | undefined;
  /** How someone is known and what they may do here; `undefined` where they may not enter. */
  personById(id: PersonId): Person | undefined;
  /** Whether who may only look may comment; not where absent. */
  readonly viewersComment?: boolean;
  /** Somebody explores in this room who may not change the one that it is of: nothing outside it is changed from here. */
  readonly explored?: boolean;
  /** Values that nobody in this room can change. */
  readonly locks?: Locks;
  /** The least role that reads others' names; everybody where absent. */
  readonly namesFor?: Role;
  /** What was changed in what is shared, newest first; absent where nothing is kept. */
  readonly changes?: (limit: number) => Promise<readonly HistoryRow[]>;
  /** Makes a branch in somebody's name. @throws with a sentence where they may not, or it cannot be. */
  readonly fork?: (by: PersonId, name: string) => Promise<RoomId>;
  /** Hears which jobs go on, of those that are lost or begun again where this process ends: in the group of the journal in which it is told. */
  readonly jobs?: (keys: readonly string[]) => void;
  readonly log: (level: "info" | "warn" | "error", message: string, fields?: Record<string, unknown>) => void;
}

/** What a slow page was not sent of a view: elements that changed, or all of it. */
export interface Missed {
  readonly page: string;
  readonly channel: Channel;
  readonly ids: readonly ElementId[];
  readonly whole: boolean;
}

/**
 * What a room offers to the server, the testing kit and the simulation. `Room.open(app, room, ports)` makes one.
 *
 * - `attach`: a document of a person (`me`) came up or went; the room's own are opened by itself.
 * - `join`: a page looks at the room, at this page of the app or its first, until the returned function is called.
 */
export interface RoomHandle {
  join(viewer: Viewer, page?: string): () => void;
  receive(viewer: Viewer, message: ClientMessage): void;
  /** Sends a page the elements that changed while nothing was sent to it, as they are now. */
  catchUp(viewer: Viewer, missed: readonly Missed[]): void;
  attach(ref: DocumentRef, doc: Y.Doc): void;
  detach(ref: DocumentRef): void;
  /**
   * Previews in awareness changed: all that there are now, of people who may write that document. With `beat` a tab that died
   * in mid-drag is told from one that holds still.
   */
  previews(previews: readonly Preview[]): void;
  /** Something about the room as a whole for everybody in it: the store does not answer, the room is full. `null` ends it. */
  tell(problem: string | null): void;
  /** Whether this person may read a blob: some element they are shown names it. */
  mayRead(person: PersonId, blob: string): boolean;
  /** Whether this person may bring this file to a widget, and what the widget takes. */
  mayUpload(person: PersonId, file: WantedUpload): UploadRuling;
  /** Whether something that was typed is not in the log's hands yet. */
  readonly isBeingTyped: boolean;
  /** Everything that was changed so far is in the log's hands, also what somebody is still typing. */
  settle(): void;
  /** What a script reads of the room's shared documents, and of this person's own. */
  cells(person?: PersonId): readonly Cell[];
  /** What the room's shared documents say now. */
  contents(): RoomContents;
  /** Does something at once, in somebody's name. Whatever else is entered in the same group of the journal is committed with it. */
  operate(operation: Operation): void;
  /** What was said in the room. */
  conversation(): Conversation;
  /** Those who are or were here, called as this reader may see them. */
  peopleFor(reader: Person): readonly Person[];
  /** The elements that everybody is shown, of the pages that somebody looks at. */
  shown(): readonly View[];
  /** Whether jobs go on in it, for which it stays open though nobody is there. */
  readonly working: boolean;
  /** The room's jobs as its documents tell of them, and whether each goes on in its script's process. */
  jobs(): readonly { readonly key: string; readonly state: string; readonly goesOn: boolean }[];
  /** Resolves when no run is under way and no event waits. */
  idle(): Promise<void>;
  close(): Promise<void>;
}
