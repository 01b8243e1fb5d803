import type { IncomingMessage } from "node:http";
import type { Duplex } from "node:stream";
import { CLOSE, closeByCode, SHARED_SOCKET, SOCKET_BEARER, type CloseName, type PersonId } from "@tutti/protocol";
import { WebSocketServer, type WebSocket } from "ws";
import { sameOrigin } from "../http/security.ts";
import type { Directory } from "../identity/directory.ts";
import type { Asked, Callers } from "../identity/callers.ts";
import type { Session } from "../identity/session.ts";
import { Tries } from "../sharing/tries.ts";
import { Incoming } from "./incoming.ts";
import { Places } from "./places.ts";
import { SharedLine } from "./shared-line.ts";
import { Socket, type SocketPorts } from "./socket.ts";
import type { Wire } from "./wire.ts";

export interface SocketsPorts extends SocketPorts {
  readonly callers: Callers;
  readonly directory: Directory;
  readonly origins: readonly string[];
  /** Whether a Host header names this server. */
  knows(asked: string | undefined): boolean;
}

/** What a stranger may send while their socket is being closed (bytes). */
const STRANGERS_BYTES = 1_024;

/** Who has not answered a ping for this long is gone. */
const PING_EVERY = 20_000;

/** All websockets of the server: let in by their cookie, counted, pinged, and closed together. */
export class Sockets {
  readonly #ports: SocketsPorts;
  readonly #server: WebSocketServer;
  /** For those who are nobody: it opens only to say so. */
  readonly #door = new WebSocketServer({ noServer: true, maxPayload: STRANGERS_BYTES, perMessageDeflate: false, clientTracking: false });
  /** Every websocket; a shared one has several sockets, or none yet. */
  readonly #lines = new Set<WebSocket>();
  readonly #open = new Map<Wire, Socket>();
  readonly #silent = new Set<WebSocket>();
  readonly #places: Places;
  readonly #asked: Tries;
  readonly #incoming: Incoming<WebSocket>;
  readonly #timer: NodeJS.Timeout;
  #stopping = false;

  constructor(ports: SocketsPorts) {
    this.#ports = ports;
    this.#server = new WebSocketServer({ noServer: true, maxPayload: ports.limits.frameBytes, perMessageDeflate: false, clientTracking: false });
    this.#places = new Places(ports.limits.sockets, ports.limits.socketsPerAddress);
    this.#asked = new Tries(ports.limits.connectionsPerMinute, 60_000);
    this.#incoming = new Incoming(ports.limits.incomingBytes, (ws) => this.#drop(ws));
    this.#timer = setInterval(() => this.#ping(), PING_EVERY);
    this.#timer.unref();
  }

  /** Pages that are connected. */
  get count(): number {
    return this.#open.size;
  }

  /** Websockets, each of which may carry several pages. */
  get lines(): number {
    return this.#lines.size;
  }

  all(): IterableIterator<Socket> {
    return this.#open.values();
  }

  /** Closes those of whom this is true. */
  end(gone: (session: Session) => boolean, why: CloseName): void {
    for (const socket of this.#open.values()) if (gone(socket.session)) socket.cut(why);
  }

  of(person: PersonId): Socket[] {
    return [...this.#open.values()].filter((socket) => socket.session.id === person);
  }

  /** Answers a request to become a websocket. */
  async upgrade(request: IncomingMessage, wire: Duplex, head: Buffer): Promise<void> {
    wire.on("error", () => wire.destroy());
    const path = (request.url ?? "").split("?", 1)[0];
    const shared = path === SHARED_SOCKET;
    if (path !== "/socket" && !shared) return refuse(wire, "404 Not Found");
    if (this.#stopping) return refuse(wire, "503 Service Unavailable");
    if (!this.#ports.knows(request.headers.host)) return refuse(wire, "421 Misdirected Request");
    const asked: Asked = { header: (name) => (name === "authorization" ? bearerOf(request) : headerOf(request, name)), address: request.socket.remoteAddress ?? "" };
    if (!sameOrigin(request.headers.origin, request.headers.host, this.#ports.origins, asked.header("authorization"))) return refuse(wire, "403 Forbidden");
    const address = this.#ports.callers.addressOf(asked);
    if (!this.#asked.take(address, this.#ports.now()) || !this.#places.has(address)) return refuse(wire, "429 Too Many Requests");
    const presented = await this.#ports.callers.who(asked);
    if (wire.destroyed) return;
    if (presented.state === "known") {
      const { session } = presented;
      return this.#server.handleUpgrade(request, wire, head, (ws) => {
        this.#incoming.watch(ws, wire);
        if (shared) this.#share(ws, asked, address);
        else this.#alone(ws, session, address);
      });
    }
    this.#door.handleUpgrade(request, wire, head, (ws) => {
      // A page cannot see why an upgrade was refused; a socket that opens and closes tells it.
      if (presented.state === "forged") this.#ports.say("warn", "A socket came with a session that this server did not sign", { address });
      ws.on("error", () => ws.terminate());
      const { code, reason } = CLOSE[presented.state === "ended" ? "sessionEnded" : "noIdentity"];
      ws.close(code, reason);
    });
  }

  /** Closes all for this reason, and waits for none. */
  close(why: CloseName): void {
    this.#stopping = true;
    clearInterval(this.#timer);
    for (const socket of this.#open.values()) socket.cut(why);
    for (const ws of this.#lines) ws.close(CLOSE[why].code, CLOSE[why].reason);
  }

  terminate(): void {
    for (const socket of this.#open.values()) socket.terminate();
    for (const ws of this.#lines) ws.terminate();
  }

  /** A websocket of one page. */
  #alone(ws: WebSocket, session: Session, address: string): void {
    const socket = this.#welcome(ws, session, address);
    this.#listen(ws, (data, isBinary) => this.#guarded(socket, () => socket.receive(data, isBinary)), (code, reason) => this.#left(ws, code, reason));
  }

  /** A websocket that several pages share, each by its own token, or by the cookies that came with it. */
  #share(ws: WebSocket, asked: Asked, address: string): void {
    const { callers, origins, now } = this.#ports;
    // It takes a place itself, whether or not anybody is on it.
    this.#places.take(address);
    const line = new SharedLine(ws, {
      now,
      who: async (bearer) => {
        const header = (name: string): string | undefined => (name !== "authorization" ? asked.header(name) : bearer === undefined ? undefined : `Bearer ${bearer}`);
        // The line may have come by a token, from any page: cookies count for our own pages alone.
        if (!sameOrigin(asked.header("origin"), asked.header("host"), origins, header("authorization"))) return { state: "none" };
        return callers.who({ address: asked.address, header });
      },
      welcome: (channel, session) => {
        if (this.#stopping || !this.#places.has(address)) return undefined;
        const socket = this.#welcome(channel, session, address);
        return { receive: (data, isBinary) => this.#guarded(socket, () => socket.receive(data, isBinary)) };
      },
      left: (channel, code, reason) => this.#left(channel, code, reason),
    });
    this.#listen(ws, (data, isBinary) => line.receive(data, isBinary), (code, reason) => {
      this.#places.give(address);
      line.closed(code, reason);
    });
  }

  #welcome(wire: Wire, session: Session, address: string): Socket {
    this.#ports.directory.see(session);
    const socket = new Socket(wire, session, address, this.#ports);
    this.#open.set(wire, socket);
    this.#places.take(address);
    return socket;
  }

  #left(wire: Wire, code: number, reason: string): void {
    const socket = this.#open.get(wire);
    if (!socket) return;
    this.#open.delete(wire);
    this.#places.give(socket.address);
    this.#guarded(socket, () => socket.closed(code, reason));
  }

  #listen(ws: WebSocket, take: (data: ArrayBuffer, isBinary: boolean) => void, closed: (code: number, reason: string) => void): void {
    this.#lines.add(ws);
    ws.binaryType = "arraybuffer";
    giveReasons(ws);
    ws.on("message", (data, isBinary) => {
      this.#incoming.whole(ws);
      take(data as ArrayBuffer, isBinary);
    });
    ws.on("pong", () => this.#silent.delete(ws));
    // A frame that is too large or broken below our own level: the library closes with its code.
    ws.on("error", (error) => this.#ports.say("warn", "A connection failed", { person: this.#open.get(ws)?.session.id, error }));
    ws.on("close", (code, reason) => {
      this.#lines.delete(ws);
      this.#silent.delete(ws);
      this.#incoming.whole(ws);
      closed(code, reason.toString());
    });
  }

  /** Not told why: a closing that is waited for would go on taking what it sends. */
  #drop(ws: WebSocket): void {
    const socket = this.#open.get(ws);
    this.#ports.say("warn", "A connection was cut: too much is on its way in, and most of it came from there", { person: socket?.session.id, address: socket?.address });
    ws.terminate();
  }

  #ping(): void {
    for (const ws of this.#lines) {
      if (this.#silent.has(ws)) ws.terminate();
      this.#silent.add(ws);
      ws.ping();
    }
  }

  /** One person's frame ends their connection at most, never the process. */
  #guarded(socket: Socket, work: () => void): void {
    try {
      work();
    } catch (error) {
      this.#ports.say("error", "Handling a message failed", { person: socket.session.id, error });
      socket.cut("badFrame");
    }
  }
}

const headerOf = (request: IncomingMessage, name: string): string | undefined => {
  const found = request.headers[name];
  return Array.isArray(found) ? found.join(", ") : found;
};

/** A page cannot set the headers of a socket; what it can say before it is opened are the names of protocols. */
function bearerOf(request: IncomingMessage): string | undefined {
  const said = headerOf(request, "sec-websocket-protocol")?.split(",").map((word) => word.trim()).find((word) => word.startsWith(SOCKET_BEARER));
  return said === undefined ? headerOf(request, "authorization") : `Bearer ${said.slice(SOCKET_BEARER.length)}`;
}

/** The library closes a connection whose frame is too large by itself, and without a word; the page shows the word. */
function giveReasons(ws: WebSocket): void {
  const close = ws.close.bind(ws);
  ws.close = (code, reason) => close(code, reason ?? (code === undefined ? undefined : closeByCode(code)?.reason));
}

function refuse(wire: Duplex, status: string): void {
  wire.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`);
}
