import { keyedRow, cellMember, cellEntry, parseAppId, parseRoomId, parseWidgetKey, textName, type AppId, type RoomId, type WidgetPlace } from "@tutti/protocol";
import { WebSocket as NodeSocket } from "ws";
import { apiOf, BrowserStore, dialWith, LOCAL, RoomClient, rowsOf, undoOf, valueHandle, type Network, type Ports, type RoomDocument, type SocketClass } from "../simulation/client-parts.ts";

type What = Parameters<Parameters<Network["subscribe"]>[0]>[0];

const APP = parseAppId("soak-app") as AppId;
const ROOM = parseRoomId("main") as RoomId;
const place = (key: string): WidgetPlace => {
  const parsed = parseWidgetKey(key);
  if (!parsed) throw new Error(`${key} is no key`);
  return { key: parsed, scope: "room" };
};

/** Somebody in the soak: the page's own room client over a real socket, with a network that can be taken away. */
export class SoakPerson {
  readonly page: RoomClient;
  readonly n: number;
  /** What they have typed: each is found once at the end. */
  readonly typed: string[] = [];
  presses = 0;
  edits = 0;
  online = true;
  readonly #listeners = new Set<(what: What) => void>();
  readonly #random: () => number;
  #cut: () => void = () => undefined;

  private constructor(n: number, url: string, cookie: string, random: () => number) {
    this.n = n;
    this.#random = random;
    this.page = new RoomClient({ app: APP, room: ROOM, page: "/" }, this.#ports(url, cookie));
    void this.page.start();
  }

  /** A new guest at a server. */
  static async join(n: number, url: string, random: () => number): Promise<SoakPerson> {
    const answer = await fetch(`${url}/api/me?app=${APP}&room=${ROOM}`);
    const cookie = answer.headers.getSetCookie().map((line) => line.split(";")[0]).join("; ");
    if (!cookie) throw new Error(`The server gave no guest's cookie: ${answer.status} ${await answer.text()}`);
    await answer.arrayBuffer().catch(() => undefined);
    return new SoakPerson(n, url, cookie, random);
  }

  get document(): RoomDocument | undefined {
    return this.page.documents.current("room").get();
  }

  /** Whether everything that they did is on the server's disk, and they see what the others did. */
  get settled(): boolean {
    return this.page.connection.get().state === "live" && this.page.saving.get().state === "saved";
  }

  setOnline(online: boolean): void {
    this.online = online;
    if (!online) this.#cut();
    for (const listener of this.#listeners) listener(online ? "online" : "offline");
  }

  /** Does one thing, whatever comes to hand. */
  act(): void {
    const document = this.document;
    if (!document?.writable.get() || !document.cells.ready.get()) return;
    const at = this.#random();
    if (at < 0.35) this.#type(document);
    else if (at < 0.6) this.#value("level").set(Math.floor(this.#random() * 1_000), 0);
    else if (at < 0.7) this.#value("chosen").setMember("abcd".charAt(Math.floor(this.#random() * 4)), this.#random() < 0.5, false);
    else if (at < 0.8) this.#cell();
    else if (at < 0.9) undoOf(this.page)[this.#random() < 0.7 ? "undo" : "redo"]();
    else if (this.page.presses.press(place("count-one"))) this.presses += 1;
    this.edits += 1;
  }

  close(): Promise<void> {
    return this.page.close();
  }

  /** Not one of the steps that may be taken back: what is typed has to be there at the end. */
  #type({ doc }: RoomDocument): void {
    const text = doc.getText(textName("note"));
    const word = `<${this.n}.${this.typed.length}>`;
    doc.transact(() => text.insert(this.#random() < 0.5 ? 0 : text.length, word), LOCAL);
    this.typed.push(word);
  }

  #cell(): void {
    const rows = rowsOf({ document: (scope) => this.page.documents.current(scope), undo: this.page.undo }, place("table")).get();
    const by = this.page.me.get()?.id;
    rows?.write([[cellMember(keyedRow(this.#random() < 0.5 ? "first" : "second"), "n"), cellEntry(Math.floor(this.#random() * 100), by)]]);
  }

  #value(key: string): ReturnType<typeof valueHandle> {
    return valueHandle(this.page.documents.current.bind(this.page.documents), place(key), this.page.undo);
  }

  #ports(url: string, cookie: string): Ports {
    const headers = { cookie, origin: url };
    class Socket extends NodeSocket {
      constructor(address: string) {
        super(address, { headers });
      }
    }
    const store = new BrowserStore();
    const kept = new Map<string, string>();
    // What `dialWith` uses of a browser's socket, Node's has.
    const dial = dialWith(`${url.replace("http", "ws")}/socket`, Socket as unknown as SocketClass);
    return {
      clock: {
        now: Date.now,
        after: (ms, fn) => {
          const timer = setTimeout(fn, ms);
          return () => clearTimeout(timer);
        },
      },
      dial: (events) => {
        let gone = false;
        const end = (): void => {
          if (gone) return;
          gone = true;
          line.close();
          events.closed(1006, "");
        };
        const line = dial({ ...events, closed: (code, reason) => !gone && ((gone = true), events.closed(code, reason)) });
        if (this.online) this.#cut = end;
        else setTimeout(end, 0);
        return line;
      },
      api: apiOf(url, APP, ROOM, (input, init) => (this.online ? fetch(input, { ...init, headers: { ...init?.headers, ...headers } }) : Promise.reject(new Error("There is no network")))),
      network: {
        online: () => this.online, visible: () => true,
        subscribe: (listener) => {
          this.#listeners.add(listener);
          return () => this.#listeners.delete(listener);
        },
      },
      preferences: { get: (key) => kept.get(key), set: (key, value) => void kept.set(key, value) },
      store: async () => store,
      tabs: () => ({ post: () => undefined, subscribe: () => () => undefined, close: () => undefined }),
      random: this.#random,
      device: async () => `soak-${this.n}`,
    };
  }
}
