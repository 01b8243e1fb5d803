import { atLeast, type AppId, type DeviceId, type DocumentRef, type Person, type RoomId, type ServerMessage } from "@tutti/protocol";
import * as Y from "yjs";
import type { Participant } from "../participant/participant.ts";
import { PATIENCE, ProgramRoom } from "../participant/program-room.ts";
import { bytesOf } from "./bytes-of.ts";
import { Line } from "./line.ts";
import { RemoteDocument } from "./remote-document.ts";

type Hello = Extract<ServerMessage, { type: "hello" }>;

/** Where a room is, and as whom it is entered. */
export interface Entry {
  readonly server: URL;
  readonly token: string;
  readonly app: AppId;
  readonly room: RoomId;
  readonly device: DeviceId;
}

/** How often the server is asked whether it is still there (ms). */
const PROBE_EVERY = 10_000;

/** A room of a server, by an API token's rights. What is done goes to the server by itself, also after a line was lost. */
export class RemoteRoom extends ProgramRoom {
  readonly #entry: Entry;
  readonly #line: Line;
  readonly #documents: readonly RemoteDocument[];
  readonly #probe: NodeJS.Timeout;
  #hello: Hello;

  /**
   * Enters a room: resolves once its page is drawn, and its values are there.
   *
   * @throws with the server's sentence where it may not be entered, or with what is wrong with the network.
   */
  static async enter(entry: Entry, ms = PATIENCE): Promise<RemoteRoom> {
    const heard: ServerMessage[] = [];
    let take = (message: ServerMessage): void => void heard.push(message);
    let over: (reason: string) => void = () => undefined;
    const met = Promise.withResolvers<Hello>();
    const line: Line = new Line(entry.server, entry.token, {
      opened: () => void line.say({ type: "join", app: entry.app, room: entry.room, page: "/", reader: readerAt(entry) }),
      received: (message) => {
        if (message.type === "hello") met.resolve(message);
        if (message.type === "refused") met.reject(new Error(message.reason));
        take(message);
      },
      ended: (reason) => {
        met.reject(new Error(reason));
        over(reason);
      },
    });
    const late = setTimeout(() => met.reject(new Error(`${entry.server.origin} could not be reached within ${ms / 1_000} s: ${line.problem}`)), ms);
    try {
      const room = new RemoteRoom(entry, line, await met.promise);
      take = (message) => room.receive(message);
      over = (reason) => room.finish(reason);
      for (const message of heard) room.receive(message);
      await room.drawn(ms);
      return room;
    } catch (error) {
      line.close();
      throw error;
    } finally {
      clearTimeout(late);
    }
  }

  private constructor(entry: Entry, line: Line, hello: Hello) {
    const { app, room } = entry;
    const documents = { room: new Y.Doc(), owner: new Y.Doc(), me: new Y.Doc() };
    const said = new Y.Doc();
    super({ app, room, documents, said, device: entry.device, now: () => Date.now(), tell: (message) => this.isOpen && line.say(message) });
    this.#entry = entry;
    this.#line = line;
    this.#hello = hello;
    this.reader = readerAt(entry);
    const open = (ref: DocumentRef, doc: Y.Doc): RemoteDocument => new RemoteDocument(line, ref, doc, ref.kind === "room", () => this.changed());
    this.#documents = [
      open({ app, room, kind: "room" }, documents.room), open({ app, room, kind: "me", person: hello.me.id }, documents.me), open({ app, room, kind: "comments" }, said),
      ...(hello.me.role === "owner" ? [open({ app, room, kind: "owner" }, documents.owner)] : []),
    ];
    this.#probe = setInterval(() => this.#documents[0]?.probe(), PROBE_EVERY);
    this.#probe.unref();
  }

  /** Who this program is in the room. */
  get who(): Person {
    return this.#hello.me;
  }

  /** The app's title. */
  get title(): string {
    return this.#hello.title;
  }

  protected override async drawn(ms?: number): Promise<void> {
    await Promise.race([Promise.all(this.#documents.map((document) => document.synced)), this.closed.then((reason) => Promise.reject(new Error(reason)))]);
    await super.drawn(ms);
  }

  protected durable(): Promise<unknown> {
    return Promise.all(this.#documents.map((document) => document.durable()));
  }

  protected bytesOf(blob: string): Promise<Uint8Array> {
    return bytesOf(this.#entry, blob);
  }

  protected left(): void {
    clearInterval(this.#probe);
    for (const document of this.#documents) document.close();
    this.#line.close();
  }

  protected override receive(message: ServerMessage): void {
    if (message.type === "hello") return this.#greeted(message);
    if (message.type === "refused") return this.finish(message.reason);
    super.receive(message);
  }

  /** A copy that one may not write is as the last server had it: from another one it is taken afresh, by whoever opens the room again. */
  #greeted(hello: Hello): void {
    const other = hello.me.role !== this.who.role || (hello.boot !== this.#hello.boot && !atLeast(hello.me.role, "editor"));
    this.#hello = hello;
    if (other) return this.finish("what this program may do has changed, or the server was started anew; open the room again");
    this.askAgain();
    this.changed();
  }
}

const readerAt = ({ server, app, room }: Entry): Participant["reader"] =>
  ({ locale: "en-GB", timeZone: Intl.DateTimeFormat().resolvedOptions().timeZone, theme: "light", url: new URL(`/${app}/${room}`, server).href, embedded: false });
