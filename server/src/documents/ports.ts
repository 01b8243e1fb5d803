import type { Access, AppId, CloseName, DocumentRef, RoomId } from "@tutti/protocol";
import type * as Y from "yjs";
import type { Apps } from "../apps.ts";
import type { Session } from "../identity/session.ts";
import type { LogJournal } from "../journal/journal.ts";
import type { Limits } from "../limits.ts";
import type { DocumentLog } from "../log/port.ts";
import type { Log } from "../logging.ts";
import type { Preview } from "./presence.ts";

/** The socket that a document travels on, as far as documents care. */
export interface DocumentSocket {
  readonly session: Session;
  /** How many documents it has opened. */
  documents: number;
  /** Closes it, for this reason. */
  cut(why: CloseName): void;
}

/** What travels with every document connection. Hocuspocus copies it, so it is one reference. */
export interface DocumentContext {
  readonly socket: DocumentSocket;
}

export interface DocumentPorts {
  readonly log: DocumentLog;
  readonly journal: LogJournal;
  readonly limits: Limits;
  readonly apps: Apps;
  /** What somebody may do with a document. */
  readonly access: (ref: DocumentRef, session: Session) => Access;
  readonly say: Log;
  /** Somebody opens a document of this room: whether it can be opened, and why not. */
  enter(app: AppId, room: RoomId): string | undefined;
  /** Somebody was let in to one. */
  entered(session: Session, app: AppId, room: RoomId): void;
  opened(ref: DocumentRef, doc: Y.Doc): void;
  closed(ref: DocumentRef): void;
  previews(app: AppId, room: RoomId, previews: readonly Preview[]): void;
}

/** A document that stays loaded until it is released. */
export interface Pinned {
  readonly doc: Y.Doc;
  release(): void;
}
