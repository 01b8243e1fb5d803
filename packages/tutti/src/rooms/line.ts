import { HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { closeByCode, encodeStream, parseServerMessage, streamText, type ClientMessage, type ServerMessage } from "@tutti/protocol";
import { WebSocket } from "ws";

export interface LineEvents {
  /** It is open, for the first time or again: everything begins on it. */
  opened(): void;
  received(message: ServerMessage): void;
  /** It is over for good; the reason is for people. */
  ended(reason: string): void;
}

/** Waits between two attempts, the first and the longest (ms). */
const FIRST_WAIT = 500;
const LONGEST_WAIT = 30_000;
/** A line on which nothing has come for so long is given up (ms). */
const SILENCE = 30_000;

/**
 * A program's connection to a server: the documents and the room's stream on one websocket, dialled again when it was lost, until
 * the server says that this cannot help.
 */
export class Line {
  readonly transport: HocuspocusProviderWebsocket;
  readonly #events: LineEvents;
  #problem = "it does not answer";
  #over = false;

  constructor(server: URL, token: string, events: LineEvents) {
    this.#events = events;
    const note = (error: Error): void => void (this.#problem = error.message);
    class WithToken extends WebSocket {
      constructor(address: string) {
        super(address, { headers: { authorization: `Bearer ${token}` } });
        this.on("error", note);
      }
    }
    const address = new URL("/socket", server);
    address.protocol = server.protocol === "https:" ? "wss:" : "ws:";
    this.transport = new HocuspocusProviderWebsocket({
      url: address.href, WebSocketPolyfill: WithToken, delay: FIRST_WAIT, minDelay: FIRST_WAIT / 2, maxDelay: LONGEST_WAIT, messageReconnectTimeout: SILENCE,
    });
    this.transport.on("open", () => {
      this.#problem = "the connection was lost";
      this.#events.opened();
    });
    this.transport.on("message", (event: MessageEvent) => this.#hear(new Uint8Array(event.data as ArrayBuffer)));
    this.transport.on("close", ({ event }: { event: { code: number; reason: string } }) => this.#closed(event.code, event.reason));
  }

  /** What went wrong last with the network. */
  get problem(): string {
    return this.#problem;
  }

  /** Says something on the stream. False where there is no line just now. */
  say(message: ClientMessage): boolean {
    const socket = this.transport.webSocket as unknown as WebSocket | null;
    if (this.#over || socket?.readyState !== WebSocket.OPEN) return false;
    socket.send(encodeStream(message));
    return true;
  }

  close(): void {
    this.#over = true;
    this.transport.destroy();
  }

  #hear(frame: Uint8Array): void {
    const text = this.#over ? undefined : streamText(frame);
    if (text !== undefined) this.#events.received(parseServerMessage(text));
  }

  #closed(code: number, reason: string): void {
    if (this.#over) return;
    const known = closeByCode(code);
    // What the network said is more than that there is no line.
    if (reason !== "" || known) this.#problem = reason || (known?.reason ?? "");
    if (!known || known.retry) return;
    this.close();
    this.#events.ended(this.#problem);
  }
}
