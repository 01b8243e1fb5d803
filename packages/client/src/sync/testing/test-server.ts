import {
  accessTo, encodeStream, ensureValues, parseDocumentName, parseStateless, printStateless, ROOT, streamText,
  type ClientMessage, type Person, type ServerMessage, type ViewElement,
} from "@tutti/protocol";
import * as decoding from "lib0/decoding";
import * as encoding from "lib0/encoding";
import * as Y from "yjs";
import { AUTH, awarenessFrame, FRAME, openFrame, statelessFrame, SYNC, syncFrame } from "../document/frames.ts";
import type { Dial, LineEvents } from "../ports.ts";

interface Connection {
  readonly events: LineEvents;
  readonly person: Person;
  readonly opened: Set<string>;
  live: boolean;
}

/**
 * The server's half of the wire, as small as it can be, with every answer in the test's hands: for what a real server
 * cannot be made to do at will. What a real server does is tested with the real one, in `test/`.
 */
export class TestServer {
  readonly docs = new Map<string, Y.Doc>();
  readonly said: ClientMessage[] = [];
  readonly marks: { readonly name: string; readonly n: number; readonly connection: Connection }[] = [];
  connections: Connection[] = [];
  person: Person;
  boot = "boot-1";
  version = "v1";
  elements: readonly ViewElement[] = [{ id: ROOT, kind: "root", props: {}, children: [] }];
  /** Whether marks are answered at once. */
  durable = true;
  /** Whether the network carries anything. */
  reachable = true;
  /** Whether people are told who they are. */
  greets = true;
  /** Bytes of the largest update that came, and of all. */
  largest = 0;
  received = 0;

  constructor(person: Person) {
    this.person = person;
  }

  readonly dial: Dial = (events) => {
    const connection: Connection = { events, person: this.person, opened: new Set(), live: this.reachable };
    if (this.reachable) this.connections.push(connection);
    queueMicrotask(() => (connection.live ? events.opened() : events.closed(1006, "")));
    return {
      send: (frame) => {
        if (connection.live) queueMicrotask(() => connection.live && this.#receive(connection, frame));
      },
      close: () => this.#drop(connection),
    };
  };

  /** Ends every line, as a server that dies does. */
  cut(code = 1006, reason = ""): void {
    for (const connection of this.connections) {
      this.#drop(connection);
      connection.events.closed(code, reason);
    }
  }

  doc(name: string): Y.Doc {
    const present = this.docs.get(name);
    if (present) return present;
    const doc = new Y.Doc();
    this.docs.set(name, doc);
    ensureValues(doc);
    doc.on("update", (update: Uint8Array) => {
      for (const connection of this.connections) if (connection.opened.has(name)) this.#send(connection, syncFrame(name, SYNC.update, update));
    });
    return doc;
  }

  tell(message: ServerMessage): void {
    for (const connection of this.connections) this.#send(connection, encodeStream(message));
  }

  /** Answers the marks that wait. */
  commit(): void {
    for (const { name, n, connection } of this.marks.splice(0)) this.#send(connection, statelessFrame(name, printStateless({ type: "durable", n })));
  }

  greet(connection: Connection): void {
    const me = this.person;
    const messages: ServerMessage[] = [
      { type: "hello", boot: this.boot, me, title: "Test", client: this.version },
      { type: "people", people: [me], here: [me.id] },
      { type: "snapshot", generation: this.boot, seq: 0, page: "", channel: "shared", elements: this.elements },
      { type: "run", run: { state: "idle" } },
    ];
    for (const message of messages) this.#send(connection, encodeStream(message));
  }

  #drop(connection: Connection): void {
    connection.live = false;
    this.connections = this.connections.filter((other) => other !== connection);
  }

  #send(connection: Connection, frame: Uint8Array): void {
    queueMicrotask(() => connection.live && connection.events.received(frame));
  }

  #receive(connection: Connection, frame: Uint8Array): void {
    const text = streamText(frame);
    if (text !== undefined) {
      const message = JSON.parse(text) as ClientMessage;
      this.said.push(message);
      if (message.type === "join" && this.greets) this.greet(connection);
      return;
    }
    const { name, body } = openFrame(frame);
    const ref = parseDocumentName(name);
    const access = ref ? accessTo(ref, this.person.id, this.person.role) : "none";
    const type = decoding.readVarUint(body);
    if (type === FRAME.auth) return this.#auth(connection, name, access);
    if (!connection.opened.has(name)) return;
    const doc = this.doc(name);
    if (type === FRAME.sync) this.#sync(connection, name, doc, access, body);
    if (type === FRAME.awareness) {
      const states = decoding.readVarUint8Array(body);
      for (const other of this.connections) if (other.opened.has(name)) this.#send(other, awarenessFrame(name, states));
    }
    if (type === FRAME.stateless) {
      const message = parseStateless(decoding.readVarString(body));
      if (message?.type === "mark") this.marks.push({ name, n: message.n, connection });
      if (this.durable) this.commit();
    }
  }

  #auth(connection: Connection, name: string, access: "none" | "read" | "write"): void {
    const encoder = encoding.createEncoder();
    encoding.writeVarString(encoder, name);
    encoding.writeVarUint(encoder, FRAME.auth);
    encoding.writeVarUint(encoder, access === "none" ? AUTH.denied : AUTH.granted);
    encoding.writeVarString(encoder, access === "write" ? "read-write" : access === "read" ? "readonly" : "permission-denied");
    if (access !== "none") connection.opened.add(name);
    this.#send(connection, encoding.toUint8Array(encoder));
  }

  #sync(connection: Connection, name: string, doc: Y.Doc, access: "none" | "read" | "write", body: decoding.Decoder): void {
    const kind = decoding.readVarUint(body);
    const bytes = decoding.readVarUint8Array(body);
    if (kind !== SYNC.vector) {
      this.largest = Math.max(this.largest, bytes.length);
      this.received += bytes.length;
      if (access === "write") Y.applyUpdate(doc, bytes, connection);
      return;
    }
    this.#send(connection, syncFrame(name, SYNC.vector, Y.encodeStateVector(doc)));
    this.#send(connection, syncFrame(name, SYNC.missing, Y.encodeStateAsUpdate(doc, bytes)));
  }
}
