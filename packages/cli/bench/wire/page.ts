import { parseAppId, parseRoomId, type JsonValue } from "@tutti/protocol";
import { WebSocket } from "ws";
import type { Network, Ports } from "../../../client/src/sync/ports.ts";
import { RoomClient } from "../../../client/src/sync/room/room-client.ts";
import { MemoryStore } from "../../../client/src/sync/storage/memory.ts";

/** A page without what it draws: the room client that ships, a cookie of its own, and a network that can be cut. */
export class Page {
  readonly room: RoomClient;
  readonly #listeners = new Set<Parameters<Network["subscribe"]>[0]>();
  #socket: WebSocket | undefined;
  #online = true;

  /** Opens a room as somebody new. */
  static async open(url: string, app: string, room: string): Promise<Page> {
    const answer = await fetch(`${url}/api/me?app=${app}&room=${room}`);
    return new Page(url, app, room, answer.headers.getSetCookie()[0]?.split(";", 1)[0] ?? "", (await answer.json()) as JsonValue);
  }

  private constructor(url: string, app: string, room: string, cookie: string, me: JsonValue) {
    const names = { app: parseAppId(app), room: parseRoomId(room) };
    if (!names.app || !names.room) throw new Error(`${app}/${room} names no room`);
    const store = new MemoryStore();
    const kept = new Map<string, string>();
    const ports: Ports = {
      clock: { now: Date.now, after: (ms, fn) => { const timer = setTimeout(fn, ms); return () => clearTimeout(timer); } },
      dial: (events) => this.#dial(url, cookie, events),
      api: {
        me: async () => (this.#online ? { kind: "ok", body: me } : { kind: "away" }),
        rename: async () => undefined, history: async () => ({ rows: [], more: false }), blob: async () => new Uint8Array(), blobAddress: () => "", filesAddress: "",
      },
      network: {
        online: () => this.#online, visible: () => true,
        subscribe: (listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
      preferences: { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) },
      store: async () => store,
      tabs: () => ({ post: () => undefined, subscribe: () => () => undefined, close: () => undefined }),
      random: Math.random,
      device: async () => "bench",
    };
    this.room = new RoomClient({ app: names.app, room: names.room, page: "/" }, ports);
    void this.room.start();
  }

  setOnline(online: boolean): void {
    this.#online = online;
    if (!online) this.#socket?.terminate();
    for (const listener of this.#listeners) listener(online ? "online" : "offline");
  }

  #dial(url: string, cookie: string, events: Parameters<Ports["dial"]>[0]): ReturnType<Ports["dial"]> {
    const socket = new WebSocket(this.#online ? `${url.replace("http", "ws")}/socket` : "ws://127.0.0.1:1", { headers: { cookie, origin: url } });
    this.#socket = socket;
    socket.binaryType = "nodebuffer";
    socket.on("open", () => events.opened());
    socket.on("message", (data: Buffer) => events.received(new Uint8Array(data)));
    socket.on("close", (code, reason) => events.closed(code, String(reason)));
    // It is always followed by a close.
    socket.on("error", () => undefined);
    return { send: (frame) => socket.send(frame), close: () => socket.close() };
  }
}
