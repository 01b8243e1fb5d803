import { HocuspocusProvider, HocuspocusProviderWebsocket } from "@hocuspocus/provider";
import { WebSocket } from "ws";
import * as Y from "yjs";
import {
  EVERY_PAGE, applyOps, encodeStream, parseAppId, parseRoomId, parseServerMessage, parseStateless, printStateless, streamText, type ElementId, type Person,
  type ServerMessage, type ViewElement,
} from "@tutti/protocol";

export interface OpenedDocument {
  readonly doc: Y.Doc;
  readonly provider: HocuspocusProvider;
  /** Resolves once the server has sent the document; rejects with the reason where it may not be opened. */
  readonly synced: Promise<void>;
  /** Resolves once everything written here so far is on the server's disk. */
  durable(): Promise<void>;
}

/** Calls `look` until it gives something, or fails with a sentence. Tests wait on states, never on time. */
export async function eventually<T>(what: string, look: () => T | undefined | false | Promise<T | undefined | false>, ms = 30_000): Promise<T> {
  const end = Date.now() + ms;
  for (;;) {
    const found = await look();
    if (found !== undefined && found !== false) return found;
    if (Date.now() > end) throw new Error(`Waited in vain for: ${what}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A page as the server sees it: a cookie, one socket, its documents and the stream; without a browser. */
export class TestPage {
  readonly url: string;
  cookie: string;
  me: Person | undefined;
  readonly stream: ServerMessage[] = [];
  /** Every frame that came, as it came. */
  readonly frames: Uint8Array[] = [];
  readonly view = new Map<ElementId, ViewElement>();
  readonly mine = new Map<ElementId, ViewElement>();
  readonly closes: { readonly code: number; readonly reason: string }[] = [];
  /** Whether the page lost its connection and comes back by itself. */
  readonly #reconnect: boolean;
  readonly #headers: Readonly<Record<string, string>>;
  readonly #Socket: (new (url: string) => unknown) | undefined;
  #transport: HocuspocusProviderWebsocket | undefined;
  #place: { app: string; room: string } | undefined;

  /**
   * @param headers sent along when its socket is opened, as a proxy or a program does.
   * @param Socket another way to the server than a websocket of its own.
   */
  constructor(url: string, cookie: string, reconnect = false, headers: Readonly<Record<string, string>> = {}, Socket?: new (url: string) => unknown) {
    this.#headers = headers;
    this.#Socket = Socket;
    this.url = url;
    this.cookie = cookie;
    this.#reconnect = reconnect;
  }

  /** A new guest's page. */
  static async guest(url: string, options: { readonly reconnect?: boolean } = {}): Promise<TestPage> {
    const answer = await fetch(`${url}/api/me`);
    const page = new TestPage(url, cookieOf(answer), options.reconnect);
    page.me = ((await answer.json()) as { person: Person }).person;
    return page;
  }

  /** Opens an invitation in this page. */
  async accept(path: string): Promise<void> {
    const answer = await fetch(`${this.url}${path}`, { headers: { cookie: this.cookie }, redirect: "manual" });
    if (answer.status !== 302) throw new Error(`${path} was not accepted (${answer.status})`);
  }

  fetch(path: string, init: RequestInit = {}): Promise<Response> {
    return fetch(`${this.url}${path}`, { ...init, headers: { cookie: this.cookie, ...this.#headers, ...init.headers }, redirect: "manual" });
  }

  get id(): string {
    if (!this.me) throw new Error("This page is nobody's yet");
    return this.me.id;
  }

  /** The raw websocket, for sending what no page would. */
  get socket(): WebSocket {
    return this.transport.webSocket as unknown as WebSocket;
  }

  get transport(): HocuspocusProviderWebsocket {
    return (this.#transport ??= this.#connect());
  }

  async connected(): Promise<void> {
    const { transport } = this;
    await eventually("an open socket", () => (transport.webSocket as unknown as WebSocket | null)?.readyState === 1 || undefined);
  }

  async join(app: string, room: string): Promise<void> {
    await this.connected();
    this.#place = { app, room };
    this.#sendJoin();
  }

  say(message: Parameters<typeof encodeStream>[0]): void {
    this.socket.send(encodeStream(message));
  }

  /** @param before writes into the document while it is still this page's alone: offline. */
  open(name: string, before?: (doc: Y.Doc) => void): OpenedDocument {
    const doc = new Y.Doc();
    before?.(doc);
    const durable = new Set<() => void>();
    let highest = 0;
    let next = 1;
    const outcome = Promise.withResolvers<void>();
    outcome.promise.catch(() => undefined);
    const provider: HocuspocusProvider = new HocuspocusProvider({
      websocketProvider: this.transport, name, document: doc, token: "-",
      onSynced: ({ state }) => state && outcome.resolve(),
      onAuthenticationFailed: ({ reason }) => outcome.reject(new Error(reason)),
      onStateless: ({ payload }) => {
        const message = parseStateless(payload);
        if (message?.type !== "durable") return;
        highest = Math.max(highest, message.n);
        for (const look of durable) look();
      },
    });
    provider.attach();
    return {
      doc, provider, synced: outcome.promise,
      durable: () => new Promise((resolve) => {
        const n = next++;
        const look = (): void => {
          if (highest < n) return;
          durable.delete(look);
          resolve();
        };
        durable.add(look);
        provider.sendStateless(printStateless({ type: "mark", n }));
      }),
    };
  }

  /** The newest message of a kind. */
  last<Type extends ServerMessage["type"]>(type: Type): Extract<ServerMessage, { type: Type }> | undefined {
    return this.stream.findLast((message): message is Extract<ServerMessage, { type: Type }> => message.type === type);
  }

  metric(label: string): number | string | null | undefined {
    for (const element of this.view.values()) if (element.kind === "metric" && element.props.label === label) return element.props.value;
    return undefined;
  }

  widget(kind: ViewElement["kind"], label: string): ViewElement | undefined {
    for (const element of this.view.values()) if (element.kind === kind && "label" in element.props && element.props.label === label) return element;
    return undefined;
  }

  close(): void {
    this.#transport?.destroy();
    this.#transport = undefined;
  }

  #connect(): HocuspocusProviderWebsocket {
    const headers = { ...(this.cookie === "" ? {} : { cookie: this.cookie }), ...this.#headers };
    class WithCookie extends WebSocket {
      constructor(address: string) {
        super(address, { headers });
        // A connection that is given up while it is still being made says so, and nobody else listens.
        this.on("error", () => undefined);
      }
    }
    const transport = new HocuspocusProviderWebsocket({
      url: `${this.url.replace("http", "ws")}/socket`, WebSocketPolyfill: this.#Socket ?? WithCookie, delay: 100, minDelay: 50, maxDelay: 500, ...(this.#reconnect ? {} : { maxAttempts: 1 }),
    });
    transport.on("message", (event: MessageEvent) => this.#receive(new Uint8Array(event.data as ArrayBuffer)));
    transport.on("close", ({ event }: { event: { code: number; reason: string } }) => {
      this.closes.push({ code: event.code, reason: event.reason });
      if (!this.#reconnect) transport.disconnect();
    });
    transport.on("open", () => {
      if (this.#place) this.#sendJoin();
    });
    return transport;
  }

  #sendJoin(): void {
    const app = parseAppId(this.#place?.app ?? "");
    const room = parseRoomId(this.#place?.room ?? "");
    if (!app || !room) throw new Error("No such place");
    this.say({ type: "join", app, room, page: "/" });
  }

  #receive(frame: Uint8Array): void {
    this.frames.push(frame);
    const text = streamText(frame);
    if (text === undefined) return;
    const message = parseServerMessage(text);
    this.stream.push(message);
    if (message.type === "hello") this.me = message.me;
    if ((message.type !== "snapshot" && message.type !== "ops") || message.page !== EVERY_PAGE) return;
    const view = message.channel === "shared" ? this.view : this.mine;
    if (message.type === "snapshot") {
      view.clear();
      for (const element of message.elements) view.set(element.id, element);
    } else applyOps(view, message.ops);
  }
}

export function cookieOf(answer: Response): string {
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (!cookie) throw new Error(`${answer.url} set no cookie (${answer.status})`);
  return cookie;
}
