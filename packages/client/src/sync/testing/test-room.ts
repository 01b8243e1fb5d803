import { parseAppId, parsePersonId, parseRoomId, parseWidgetKey, type Person, type Role, type Scope, type WidgetPlace } from "@tutti/protocol";
import { passingPreferences } from "../browser/surroundings.ts";
import type { Answer, Network, Ports, TabMessage, Tabs } from "../ports.ts";
import { RoomClient } from "../room/room-client.ts";
import { MemoryStore } from "../storage/memory.ts";
import type { RoomStore } from "../storage/port.ts";
import { valueHandle } from "../values/value-handles.ts";
// Loaded by a page when they are needed: here they are, so that no test waits for a file.
import "../seldom.ts";
import { TestClock } from "./test-clock.ts";
import type { TestServer } from "./test-server.ts";

/** @throws where a test has written something that is no name. */
function some<T>(value: T | undefined): T {
  if (value === undefined) throw new Error("The test names something that cannot be");
  return value;
}

export const APP = some(parseAppId("sales"));
export const ROOM = some(parseRoomId("main"));
export const person = (id: string, role: Role = "editor"): Person => ({ id: some(parsePersonId(id)), name: id.toUpperCase(), colour: 1, role });
export const place = (key: string, scope: Scope = "room"): WidgetPlace => ({ key: some(parseWidgetKey(key)), scope });

type What = Parameters<Parameters<Network["subscribe"]>[0]>[0];

/** A browser: what outlives a page, and what several pages share. */
export class TestBrowser {
  readonly clock = new TestClock();
  readonly preferences = passingPreferences();
  readonly stores = new Map<string, RoomStore>();
  /** Opens what is kept for a person. Tests put a failing one in its place. */
  openStore: (person: string) => Promise<RoomStore> = async (person) => {
    const store = this.stores.get(person) ?? new MemoryStore();
    this.stores.set(person, store);
    return store;
  };
  readonly #network = new Set<(what: What) => void>();
  readonly #tabs = new Set<(message: TabMessage) => void>();
  #devices = 0;

  /** The browser says something of its network or its window. */
  says(what: What): void {
    for (const listener of this.#network) listener(what);
  }

  /** Opens a page at a server, and starts it. */
  open(server: TestServer, answer: () => Answer = () => reachable(server)): TestPage {
    const ports: Ports = {
      clock: this.clock, dial: server.dial, preferences: this.preferences, random: Math.random,
      api: { me: async () => answer(), rename: async () => undefined, history: async () => ({ rows: [], more: false }), blob: async () => new Uint8Array(), blobAddress: (name) => `/blob/a/b/${name}`, filesAddress: "/files/a/b" },
      network: {
        online: () => true, visible: () => true,
        subscribe: (listener) => {
          this.#network.add(listener);
          return () => this.#network.delete(listener);
        },
      },
      store: (person) => this.openStore(person),
      tabs: () => this.#joinTabs(),
      device: async () => `device-${(this.#devices += 1)}`,
    };
    return new TestPage(new RoomClient({ app: APP, room: ROOM, page: "/" }, ports));
  }

  #joinTabs(): Tabs {
    const own = new Set<(message: TabMessage) => void>();
    return {
      post: (message) => {
        for (const listener of this.#tabs) if (!own.has(listener)) queueMicrotask(() => listener(message));
      },
      subscribe: (listener) => {
        own.add(listener);
        this.#tabs.add(listener);
        return () => this.#tabs.delete(listener);
      },
      close: () => own.forEach((listener) => this.#tabs.delete(listener)),
    };
  }
}

const reachable = (server: TestServer): Answer =>
  server.reachable ? { kind: "ok", body: { person: { ...server.person }, title: "Test", boot: server.boot, client: "" } } : { kind: "away" };

/** A page with a room in it. */
export class TestPage {
  readonly room: RoomClient;

  constructor(room: RoomClient) {
    this.room = room;
    void room.start();
  }

  stored(key: string, scope: Scope = "room"): unknown {
    return this.handle(key, scope).stored.get();
  }

  set(key: string, value: Parameters<ReturnType<typeof valueHandle>["set"]>[0], scope: Scope = "room"): boolean {
    return this.handle(key, scope).set(value);
  }

  handle(key: string, scope: Scope = "room"): ReturnType<typeof valueHandle> {
    return valueHandle(this.room.documents.current.bind(this.room.documents), place(key, scope), this.room.undo);
  }

  get saving(): string {
    const saving = this.room.saving.get();
    return saving.state === "saved" ? "saved" : `${saving.state} ${saving.changes}`;
  }
}

/** Waits until something holds, as long as the machine needs for it. */
export async function until(holds: () => boolean, what = holds.toString()): Promise<void> {
  for (const end = performance.now() + 15_000; performance.now() < end;) {
    if (holds()) return;
    await new Promise((resolve) => setImmediate(resolve));
  }
  throw new Error(`Never came to be: ${what}`);
}

/** Lets everything that is under way come to rest. */
export async function quiet(): Promise<void> {
  for (let turn = 0; turn < 30; turn++) await new Promise((resolve) => setImmediate(resolve));
}
