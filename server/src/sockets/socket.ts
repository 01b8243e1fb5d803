import type { WebSocketLike } from "@hocuspocus/server";
import { CLOSE, parseClientMessage, type AppId, type ClientMessage, type CloseName, type ReaderContext, type RoomId, type ServerMessage } from "@tutti/protocol";
import type { DocumentConnection } from "../documents/documents.ts";
import type { DocumentSocket } from "../documents/ports.ts";
import type { Session } from "../identity/session.ts";
import type { Limits } from "../limits.ts";
import type { Log } from "../logging.ts";
import { Bucket } from "./bucket.ts";
import { deniedFrame, PING_FRAME, readFrame, type Frame } from "./frame.ts";
import type { PresenceGate } from "./presence-gate.ts";
import { StreamOut } from "./stream-out.ts";
import type { Wire } from "./wire.ts";
import type { Missed } from "tutti/room";

/** A page that looks at a room, as the room knows it. */
export interface Seat {
  receive(message: ClientMessage): void;
  /** Sends what changed while the page was behind. */
  catchUp(missed: readonly Missed[]): void;
  leave(): void;
}

export interface SocketPorts {
  readonly limits: Limits;
  readonly say: Log;
  now(): number;
  /** Opens the documents' half of the socket. */
  documents(socket: DocumentSocket, wire: WebSocketLike): DocumentConnection;
  /** Seats a page in a room: sends what it needs, or refuses it on the stream. */
  join(socket: Socket, place: { readonly app: AppId; readonly room: RoomId; readonly page: string; readonly reader?: ReaderContext | undefined }): Seat | undefined;
  /** Where presence waits for what else comes with it. */
  readonly presence: PresenceGate;
  /** Whether so much waits for the store that nobody may write more. */
  full(): boolean;
}

/** What may be held back of one socket while the store takes nothing. */
const HELD_BYTES = 4 * 1024 * 1024;

/** How often a page that is behind is looked at (ms). A callback for each frame would cost every page, to serve the few. */
const LOOK_EVERY = 25;

/** One person's connection: their documents, and the stream of the room they look at, on one websocket or a channel of it. */
export class Socket implements DocumentSocket {
  session: Session;
  documents = 0;
  readonly address: string;
  readonly #ws: Wire;
  readonly #ports: SocketPorts;
  readonly #stream: StreamOut;
  readonly #messages: Bucket;
  readonly #bytes: Bucket;
  #documents: DocumentConnection | undefined;
  #seat: Seat | undefined;
  #held: { name: string; frame: Uint8Array }[] = [];
  #heldBytes = 0;
  #look: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(ws: Wire, session: Session, address: string, ports: SocketPorts) {
    const { limits } = ports;
    this.#ws = ws;
    this.session = session;
    this.address = address;
    this.#ports = ports;
    this.#messages = new Bucket(limits.messagesPerSecond, limits.messagesBurst, ports.now());
    this.#bytes = new Bucket(limits.bytesPerSecond, limits.bytesBurst, ports.now());
    const sink = { send: (frame: Uint8Array) => this.#send(frame), ask: () => this.#send(PING_FRAME), buffered: () => ws.bufferedAmount, now: () => ports.now() };
    this.#stream = new StreamOut(sink, limits.bufferedBytes, (missed) => this.#seat?.catchUp(missed));
  }

  /** Takes one message of the websocket. */
  receive(data: ArrayBuffer, isBinary: boolean): void {
    if (this.#closing) return;
    const now = this.#ports.now();
    if (!this.#messages.take(1, now) || !this.#bytes.take(data.byteLength, now)) {
      this.#ports.say("warn", "A connection was cut: it sent too much", { person: this.session.id, address: this.address });
      return this.cut("tooMany");
    }
    const bytes = new Uint8Array(data);
    // Only what somebody wrote offline may be large, and only once a document has let them in.
    if (bytes.byteLength > this.#ports.limits.unopenedBytes && (!isBinary || this.documents === 0)) return this.cut("tooLarge");
    this.#take(isBinary ? readFrame(bytes) : { kind: "bad", why: "it is text" }, bytes);
  }

  /** Sends on the stream. */
  tell(message: ServerMessage): void {
    this.#stream.send(message);
    if (this.#stream.behind) this.#look ??= setInterval(() => this.#drained(), LOOK_EVERY);
  }

  /** Passes on what was held while the store took nothing. */
  release(): void {
    const held = this.#held;
    this.#held = [];
    this.#heldBytes = 0;
    for (const { frame } of held) this.#documents?.handleMessage(frame);
  }

  cut(why: CloseName): void {
    if (this.#closing) return;
    this.#closing = true;
    const { code, reason } = CLOSE[why];
    this.#ws.close(code, reason);
    // A peer that does not answer the closing is not waited for.
    setTimeout(() => this.#ws.terminate(), 2_000).unref();
  }

  terminate(): void {
    this.#closing = true;
    this.#ws.terminate();
  }

  /** The websocket has closed. */
  closed(code: number, reason: string): void {
    this.#closing = true;
    clearInterval(this.#look);
    this.#held = [];
    this.#seat?.leave();
    this.#seat = undefined;
    this.#ports.presence.leave(this);
    this.#documents?.handleClose({ code, reason });
    this.#documents = undefined;
  }

  #take(frame: Frame, bytes: Uint8Array): void {
    switch (frame.kind) {
      case "stream":
        return this.#onStream(frame.text);
      case "document":
        return this.#onDocument(frame, bytes);
      case "unknown":
        if (frame.asks) this.#send(deniedFrame(frame.name, "There is no such document"));
        return;
      case "pong":
        return this.#stream.answered();
      case "nothing":
        return;
      case "bad":
        this.#ports.say("warn", "A connection was cut: a message could not be read", { person: this.session.id, why: frame.why.slice(0, 200) });
        return this.cut("badFrame");
    }
  }

  #onDocument({ name, does, clients }: Extract<Frame, { kind: "document" }>, bytes: Uint8Array): void {
    const waits = this.#held.some((held) => held.name === name);
    const ordered = does === "write" || does === "mark" || does === "close";
    if (ordered && (waits || (does !== "close" && this.#ports.full()))) return this.#hold(name, bytes);
    const documents = (this.#documents ??= this.#ports.documents(this, this.#wire()));
    if (clients === undefined) documents.handleMessage(bytes);
    else this.#ports.presence.enter(name, this, clients, () => documents.handleMessage(bytes));
  }

  /** The page goes on showing "sending"; what it wrote is in its own copy too. */
  #hold(name: string, frame: Uint8Array): void {
    this.#heldBytes += frame.byteLength;
    if (this.#heldBytes > HELD_BYTES) return this.cut("storeFailed");
    this.#held.push({ name, frame });
  }

  #onStream(text: string): void {
    let message: ClientMessage;
    try {
      message = parseClientMessage(text);
    } catch {
      return this.#take({ kind: "bad", why: "it is no message of the stream" }, new Uint8Array());
    }
    if (message.type !== "join") return this.#seat?.receive(message);
    this.#seat?.leave();
    this.#seat = this.#ports.join(this, message);
  }

  #send(frame: Uint8Array): void {
    if (this.#ws.readyState !== this.#ws.OPEN) return;
    if (this.#ws.bufferedAmount > this.#ports.limits.bufferedBytesMax) return this.cut("slow");
    this.#ws.send(frame);
  }

  #drained(): void {
    this.#stream.drained();
    if (this.#stream.behind) return;
    clearInterval(this.#look);
    this.#look = undefined;
  }

  /** The websocket as Hocuspocus wants it. */
  #wire(): WebSocketLike {
    const ws = this.#ws;
    return {
      send: (data) => this.#send(data instanceof Uint8Array ? data : new Uint8Array(data as ArrayBuffer)),
      close: (code, reason) => ws.close(code, reason),
      get readyState() {
        return ws.readyState;
      },
    };
  }
}
