import { encodeStream, parseClientMessage, parseDocumentName, parseStateless, streamText, type Person, type ServerMessage } from "@tutti/protocol";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import type { Viewer } from "tutti/room";
import { AUTH, FRAME, openFrame, SYNC, syncFrame } from "./client-parts.ts";
import type { SimDocument, SimServer } from "./sim-server.ts";

/** The server's end of one connection: opens documents by right, passes updates, answers marks, seats the page. */
export class ServerLine {
  readonly person: Person;
  readonly #server: SimServer;
  readonly #send: (channel: string, frame: Uint8Array) => void;
  readonly #close: () => void;
  readonly #opened = new Map<string, { readonly document: SimDocument; readonly writes: boolean }>();
  /** Frames of one document are handled one after the other, as Hocuspocus does. */
  readonly #order = new Map<string, Promise<void>>();
  #viewer: Viewer | undefined;
  #leave: (() => void) | undefined;
  #at: string | undefined;
  open = true;

  constructor(server: SimServer, person: Person, send: (channel: string, frame: Uint8Array) => void, close: () => void) {
    this.#server = server;
    this.person = person;
    this.#send = send;
    this.#close = close;
  }

  receive(frame: Uint8Array): void {
    const text = streamText(frame);
    if (text !== undefined) return this.#hear(text);
    const { name, body } = openFrame(frame);
    const before = this.#order.get(name) ?? Promise.resolve();
    this.#order.set(name, before.then(() => (this.open && this.#server.alive ? this.#handle(name, body) : undefined)));
  }

  tell(message: ServerMessage): void {
    if (this.open) this.#send("$view", encodeStream(message));
  }

  sendStateless(name: string, text: string): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, FRAME.stateless);
    encoding.writeVarString(encoder, text);
    if (this.open) this.#send(name, encoding.toUint8Array(encoder));
  }

  update(document: SimDocument, bytes: Uint8Array): void {
    if (this.open && this.#opened.get(document.name)?.document === document) this.#send(document.name, syncFrame(document.name, SYNC.update, bytes));
  }

  /** The connection is gone, from whichever side. */
  end(): void {
    if (!this.open) return;
    this.open = false;
    this.#leave?.();
    this.#server.lines.delete(this);
    for (const { document } of this.#opened.values()) document.open.delete(this);
  }

  #hear(text: string): void {
    const message = parseClientMessage(text);
    if (message.type !== "join") {
      if (message.type === "page" && this.#server.deaf) return;
      // Said before the room was open: it is where they are seated then.
      if (message.type === "page") this.#at = message.page;
      if (this.#viewer) this.#server.handle?.receive(this.#viewer, message);
      return;
    }
    this.#at = message.page;
    this.tell({ type: "hello", boot: this.#server.boot, me: this.person, title: "Simulation", client: "v1" });
    void this.#server.room.then((room) => {
      if (!this.open || !this.#server.alive) return;
      this.#viewer = { person: this.person, send: (message) => this.#server.show(this, message) };
      this.#leave = room.join(this.#viewer, this.#at);
      // A room that could not be opened is noted where it was.
    }, () => undefined);
  }

  async #handle(name: string, body: decoding.Decoder): Promise<void> {
    const type = decoding.readVarUint(body);
    if (type === FRAME.auth) return this.#authorise(name);
    const opened = this.#opened.get(name);
    if (!opened) return;
    if (type === FRAME.sync) return this.#sync(opened.document, opened.writes, decoding.readVarUint(body), decoding.readVarUint8Array(body));
    if (type !== FRAME.stateless) return;
    const message = parseStateless(decoding.readVarString(body));
    if (message?.type === "mark") this.#server.mark(opened.document, this, message.n);
  }

  async #authorise(name: string): Promise<void> {
    const ref = parseDocumentName(name);
    const access = ref ? this.#server.access(ref, this.person) : "none";
    if (access !== "none" && ref && !this.#opened.has(name)) {
      const document = await this.#server.load(ref);
      if (!this.open || !this.#server.alive) return;
      this.#opened.set(name, { document, writes: access === "write" });
      this.#server.opened(document, this);
    }
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, FRAME.auth);
    encoding.writeVarUint(encoder, access === "none" ? AUTH.denied : AUTH.granted);
    encoding.writeVarString(encoder, access === "write" ? "read-write" : access === "read" ? "readonly" : "permission-denied");
    this.#send(name, encoding.toUint8Array(encoder));
  }

  async #sync(document: SimDocument, writes: boolean, kind: number, bytes: Uint8Array): Promise<void> {
    if (kind === SYNC.vector) {
      this.#send(document.name, syncFrame(document.name, SYNC.missing, Y.encodeStateAsUpdate(document, bytes)));
      this.#send(document.name, syncFrame(document.name, SYNC.vector, Y.encodeStateVector(document)));
    } else if (writes) {
      const wait = this.#server.introduce(document, this.person, bytes);
      if (wait) await wait;
      if (!this.open || !this.#server.alive) return;
      if (!isEmpty(bytes)) this.#server.judge(document, this.person);
      Y.applyUpdate(document, bytes, this.#server.originOf(this));
    }
  }

  /** Ends it from the server's side. */
  cut(): void {
    this.end();
    this.#close();
  }
}

/** Whether an update says nothing, as the answer of a page that has nothing new. */
const isEmpty = (update: Uint8Array): boolean => {
  const { structs, ds } = Y.decodeUpdate(update);
  return structs.length === 0 && ds.clients.size === 0;
};
