import { IDBFactory } from "fake-indexeddb";
import { WebSocket } from "ws";
import { passingPreferences } from "../src/sync/browser/surroundings.ts";
import { openRoom, type OpenRoom } from "../src/sync/index.ts";
import type { Network } from "../src/sync/ports.ts";

/** A browser in Node: a cookie, an IndexedDB and preferences that outlive its pages, and a network that can be cut. */
export class NodeBrowser {
  readonly #url: string;
  readonly #indexedDB = new IDBFactory();
  readonly #preferences = passingPreferences();
  readonly #listeners = new Set<Parameters<Network["subscribe"]>[0]>();
  readonly #sockets = new Set<WebSocket>();
  readonly #pages = new Set<OpenRoom>();
  cookie = "";
  online = true;

  constructor(url: string) {
    this.#url = url;
  }

  open(room = "main", app = "board"): OpenRoom {
    const page = openRoom({
      app, room, origin: this.#url, indexedDB: this.#indexedDB, preferences: this.#preferences,
      fetch: (input, init) => this.fetch(String(input), init), WebSocket: this.#socketClass(),
      network: {
        online: () => this.online, visible: () => true,
        subscribe: (listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
    });
    this.#pages.add(page);
    return page;
  }

  /** The page is closed, or the browser ends: what it kept stays. */
  async close(): Promise<void> {
    await Promise.all([...this.#pages].map((page) => page.close()));
    this.#pages.clear();
    for (const socket of this.#sockets) socket.terminate();
  }

  goOffline(): void {
    this.online = false;
    for (const listener of this.#listeners) listener("offline");
    for (const socket of this.#sockets) socket.terminate();
  }

  goOnline(): void {
    this.online = true;
    for (const listener of this.#listeners) listener("online");
  }

  async fetch(address: string, init: RequestInit = {}): Promise<Response> {
    if (!this.online) throw new TypeError("fetch failed");
    const headers = new Headers(init.headers);
    if (this.cookie) headers.set("cookie", this.cookie);
    const answer = await globalThis.fetch(address, { ...init, headers });
    const set = answer.headers.getSetCookie()[0];
    if (set) this.cookie = set.split(";", 1)[0] ?? "";
    return answer;
  }

  /** Opens an invitation. */
  async accept(path: string): Promise<void> {
    await this.fetch(`${this.#url}${path}`, { redirect: "manual" });
  }

  /** A socket class of this browser: with its cookie, and dead while it is offline. */
  #socketClass(): new (url: string) => globalThis.WebSocket {
    const target = (url: string): string => (this.online ? url : "ws://127.0.0.1:1/nowhere");
    const headers = (): Record<string, string> => ({ cookie: this.cookie, origin: this.#url });
    const sockets = this.#sockets;
    return class extends WebSocket {
      constructor(url: string) {
        super(target(url), { headers: headers() });
        sockets.add(this);
        this.on("close", () => sockets.delete(this));
      }
    } as unknown as new (url: string) => globalThis.WebSocket;
  }
}
