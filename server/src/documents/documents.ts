import { randomUUID } from "node:crypto";
import { Hocuspocus, isTransactionOrigin, type Document, type WebSocketLike } from "@hocuspocus/server";
import { documentName, parseDocumentName, parseStateless, type AppId, type DocumentRef, type PersonId, type RoomId } from "@tutti/protocol";
import { noteFirstWords, type FirstWordsPorts } from "./first-words.ts";
import { loadDocument } from "./load.ts";
import { dropPending, Marks, pendingBytes } from "./marks.ts";
import type { DocumentContext, DocumentPorts, DocumentSocket, Pinned } from "./ports.ts";
import { nestsTooDeep } from "./nesting.ts";
import { carriesPresence, cleanPresence, previewsIn } from "./presence.ts";
import { LOAD_FAILED, Refusal } from "./refusal.ts";

/** A day: what people keep open is theirs to close. Dead peers are found by the sockets' own pings. */
const NO_TIMEOUT = 24 * 60 * 60 * 1_000;

/** A page asks by it what it lacks; the other kinds bring something. */
const VECTOR = 0;

/** Where the frames of a socket's documents go. */
export type DocumentConnection = Pick<ReturnType<Hocuspocus["handleConnection"]>, "handleMessage" | "handleClose">;

/** All documents that somebody has open: one Hocuspocus, our rights, our log. */
export class Documents {
  readonly #ports: DocumentPorts;
  readonly #marks: Marks;
  readonly #firstWords: FirstWordsPorts;
  readonly #hocuspocus: Hocuspocus<DocumentContext>;
  readonly #previewing = new WeakSet<Document>();
  /** Who waits for a document that is being loaded. */
  readonly #opening = new Map<string, Set<DocumentSocket>>();

  constructor(ports: DocumentPorts) {
    this.#ports = ports;
    this.#marks = new Marks(() => ports.journal.committed());
    this.#firstWords = {
      journal: ports.journal, tried: () => ports.journal.tried(),
      after: (ms, fn) => {
        const timer = setTimeout(fn, ms);
        return () => clearTimeout(timer);
      },
    };
    this.#hocuspocus = new Hocuspocus<DocumentContext>({
      quiet: true,
      timeout: NO_TIMEOUT,
      maxPendingDocuments: ports.limits.documentsPerSocket,
      maxUnauthenticatedQueueMessages: 20_000,
      maxUnauthenticatedQueueSize: ports.limits.unopenedBytes,
      onAuthenticate: async ({ documentName: name, context, connectionConfig }) => {
        connectionConfig.readOnly = this.#authorise(name, context.socket) === "read";
        this.#opening.set(name, (this.#opening.get(name) ?? new Set()).add(context.socket));
      },
      connected: async ({ documentName: name, context }) => {
        const waiting = this.#opening.get(name);
        waiting?.delete(context.socket);
        if (waiting?.size === 0) this.#opening.delete(name);
      },
      onLoadDocument: ({ document }) => this.#load(document),
      // Each frame of a document waits for the one before it, so what comes after these words stays behind them.
      beforeSync: async ({ type, payload, document, connection, context }) => {
        if (type === VECTOR || connection?.readOnly !== false) return;
        if (nestsTooDeep(document, payload)) {
          // Hocuspocus lets nothing in from whoever only reads.
          connection.readOnly = true;
          ports.say("warn", "A connection was cut: it brought what is nested too deep to be read again", { document: document.name, person: context.socket.session.id });
          return context.socket.cut("badFrame");
        }
        await noteFirstWords(document, payload, context.socket.session.id, this.#firstWords);
      },
      beforeHandleAwareness: async ({ states, document, connection, context }) => {
        const ref = parseDocumentName(document.name);
        if (!connection || !context || !ref) return states.clear();
        cleanPresence(states, { document, connection, person: context.socket.session.id, passes: carriesPresence(ref.kind) });
      },
      onAwarenessUpdate: async ({ document }) => this.#guarded("presence", () => this.#tellPreviews(document)),
      onStateless: async ({ document, connection, payload }) => {
        const message = parseStateless(payload);
        if (message?.type !== "mark") return;
        // Not awaited, and a rejection says that the store is closed: the page marks again at its next connection.
        this.#marks.answer(document, connection, message.n).catch(() => undefined);
      },
      afterHandleMessage: async ({ document, context }) => {
        if (pendingBytes(document) <= ports.limits.pendingBytes) return;
        dropPending(document);
        ports.say("warn", "A connection was cut: it brought updates whose beginning never came", { document: document.name, person: context.socket.session.id });
        context.socket.cut("badFrame");
      },
      onDisconnect: async ({ context, socketId }) => {
        if (socketId !== "server") context.socket.documents -= 1;
      },
      beforeUnloadDocument: async ({ document }) => {
        if (!ports.journal.unwritten(document.name)) return;
        // Nothing tries again by itself after a refusal; once it is written we do.
        ports.journal.committed().then(() => this.#hocuspocus.unloadDocument(document), () => undefined);
        throw new Refusal("not written yet");
      },
      afterUnloadDocument: async ({ documentName: name }) => {
        ports.journal.unloaded(name);
        this.#opening.delete(name);
        const ref = parseDocumentName(name);
        if (ref) this.#guarded("unload", () => ports.closed(ref));
      },
    });
  }

  get count(): number {
    return this.#hocuspocus.documents.size;
  }

  /** How many connections people have to a document. */
  connections(ref: DocumentRef): number {
    return this.readers(documentName(ref));
  }

  /** The same, of a document by its name. */
  readers(name: string): number {
    return this.#hocuspocus.documents.get(name)?.connections.size ?? 0;
  }

  /** Cuts everybody who has a document of a room open: they come back with the rights that they have then. */
  cut(app: AppId, room: RoomId): void {
    for (const document of this.#hocuspocus.documents.values()) {
      const ref = parseDocumentName(document.name);
      if (ref?.app !== app || ref.room !== room) continue;
      for (const { context } of document.getConnections()) (context as DocumentContext).socket.cut("roleChanged");
    }
  }

  /** Whether any document of a room is loaded. */
  holds(app: AppId, room: RoomId): boolean {
    return [...this.#hocuspocus.documents.keys()].map(parseDocumentName).some((ref) => ref?.app === app && ref.room === room);
  }

  /** Lets a socket open documents. Every frame that is a document's goes to the result. */
  connect(socket: DocumentSocket, wire: WebSocketLike, request: Request): DocumentConnection {
    return this.#hocuspocus.handleConnection(wire, request, { socket });
  }

  /** Loads a document for the server's own use, and keeps it loaded. @throws where the store cannot read it. */
  async pin(ref: DocumentRef): Promise<Pinned> {
    const document = await this.#open(documentName(ref));
    document.addDirectConnection();
    let held = true;
    return {
      doc: document,
      release: () => {
        if (!held) return;
        held = false;
        document.removeDirectConnection();
        void this.#hocuspocus.unloadDocument(document);
      },
    };
  }

  /** The person whose connection brought a transaction. */
  personOf = (origin: unknown): PersonId | undefined => {
    if (!isTransactionOrigin(origin) || origin.source !== "connection") return undefined;
    return (origin.connection.context as DocumentContext).socket.session.id;
  };

  async #open(name: string): Promise<Document> {
    for (;;) {
      const document = await this.#hocuspocus.createDocument(name, new Request("http://localhost"), randomUUID(), { isAuthenticated: true, readOnly: false });
      // It may have been unloaded between being found and being ours.
      if (!document.isDestroyed) return document;
    }
  }

  #authorise(name: string, socket: DocumentSocket): "read" | "write" {
    const ref = parseDocumentName(name);
    const app = ref && this.#ports.apps.get(ref.app);
    if (!ref || !app) throw new Refusal("There is no such app");
    const place = this.#ports.apps.room(ref.room);
    if ("problem" in place) throw new Refusal(place.problem);
    const access = this.#ports.access(ref, socket.session);
    if (access === "none") throw new Refusal("You may not open this");
    if (socket.documents >= this.#ports.limits.documentsPerSocket) throw new Refusal("This connection has too many documents open");
    const refused = this.#ports.enter(ref.app, ref.room);
    if (refused) throw new Refusal(refused);
    this.#ports.entered(socket.session, ref.app, ref.room);
    socket.documents += 1;
    return access;
  }

  async #load(document: Document): Promise<void> {
    const ref = parseDocumentName(document.name);
    try {
      if (!ref) throw new Error("This is no document's name");
      await loadDocument(document, this.#ports);
    } catch (error) {
      this.#ports.say("error", "A document could not be read from the store", { document: document.name, error });
      // Hocuspocus leaves a document behind whose loading failed, with a timer.
      document.destroy();
      // Everybody who waits for it is told that the store does not answer, and comes again later.
      const waiting = [...(this.#opening.get(document.name) ?? [])];
      this.#opening.delete(document.name);
      setImmediate(() => waiting.forEach((socket) => socket.cut("storeFailed")));
      throw new Refusal(LOAD_FAILED);
    }
    this.#guarded("open", () => this.#ports.opened(ref, document));
  }

  #tellPreviews(document: Document): void {
    const ref = parseDocumentName(document.name);
    if (!ref || !carriesPresence(ref.kind)) return;
    const previews = previewsIn(document);
    if (previews.length === 0 && !this.#previewing.has(document)) return;
    if (previews.length > 0) this.#previewing.add(document);
    else this.#previewing.delete(document);
    this.#ports.previews(ref.app, ref.room, previews);
  }

  /** For hooks that nobody awaits: a throw there would end the process. */
  #guarded(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#ports.say("error", "Something in the server failed and was passed over", { what, error });
    }
  }
}
