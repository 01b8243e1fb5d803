import {
  appendEvent, documentName, eventId, parseAppId, parsePersonId, parseRoomId, parseWidgetKey, readNotices, ROOT, writeEntry,
  type AppId, type DeviceId, type DocumentRef, type ElementId, type Notice, type Person, type PersonId, type RoomEvent, type RoomId, type Role,
  type Scope, type ServerMessage, type ViewElement, type WidgetKey,
} from "@tutti/protocol";
import type { CellWrite, FromHost, ToHost } from "../host/messages.ts";
import { FakeClock, settle } from "../testing/clock.ts";
import { MemoryJournal } from "../testing/memory-journal.ts";
import { Copy, Documents } from "../testing/wire.ts";
import type { HostLink, Hosts, RoomPorts, Viewer } from "./ports.ts";
import { Room } from "./room.ts";

/** The parts of a room that its tests hold in their hands: a clock, a log, documents, and a host that says what it is told to. */
export const app = parseAppId("sales") as AppId;
export const room = parseRoomId("main") as RoomId;

type RunMessage = Extract<ToHost, { type: "run" }>;

/** A script's process whose every word is said by the test. */
export class HandHost implements HostLink {
  readonly sent: ToHost[] = [];
  #listener: (message: FromHost) => void = () => undefined;
  #gone: (reason: string) => void = () => undefined;
  closed = false;

  send(message: ToHost): void {
    this.sent.push(message);
  }
  onMessage(listener: (message: FromHost) => void): void {
    this.#listener = listener;
  }
  onGone(listener: (reason: string) => void): void {
    this.#gone = listener;
  }
  close(): void {
    this.closed = true;
  }

  get runs(): RunMessage[] {
    return this.sent.filter((message) => message.type === "run");
  }
  get last(): RunMessage {
    const run = this.runs.at(-1);
    if (!run) throw new Error("The room has not asked for a run");
    return run;
  }
  say(message: FromHost): void {
    this.#listener(message);
  }
  draw(elements: readonly ViewElement[], person?: PersonId): void {
    this.say({ type: "ops", room, run: this.last.run, ...(person ? { person } : {}), ops: elements.map((element) => ({ op: "set", element })) });
  }
  done(writes: readonly CellWrite[] = [], more: { retry?: boolean; run?: number } = {}): void {
    this.say({ type: "done", room, run: more.run ?? this.last.run, outcome: { kind: "done" }, writes, ms: 1, ...(more.retry ? { retry: true } : {}) });
  }
  die(reason = "It used more memory than it may"): void {
    this.#gone(reason);
  }
}

export class Stage {
  readonly clock = new FakeClock();
  readonly journal: MemoryJournal;
  readonly documents: Documents;
  readonly hosts: HandHost[] = [];
  readonly people = new Map<PersonId, Person>();
  readonly logged: string[] = [];
  viewersComment = false;
  namesFor: Role = "viewer";
  room!: Room;

  constructor(journal = new MemoryJournal(), documents = new Documents()) {
    this.journal = journal;
    this.documents = documents;
  }

  get host(): HandHost {
    const host = this.hosts.at(-1);
    if (!host) throw new Error("No host was asked for");
    return host;
  }

  async open(): Promise<this> {
    const link: Hosts["link"] = async () => {
      const host = new HandHost();
      this.hosts.push(host);
      return host;
    };
    const ports: RoomPorts = {
      clock: this.clock, journal: this.journal, hosts: { link }, blobs: { put: () => undefined },
      open: async (ref) => ({ doc: this.documents.open(ref), release: () => undefined }),
      personOf: (origin) => this.documents.personOf(origin),
      personById: (id) => this.people.get(id),
      viewersComment: this.viewersComment, namesFor: this.namesFor,
      log: (_, message) => this.logged.push(message),
    };
    this.room = await Room.open(app, room, ports);
    await settle();
    return this;
  }

  person(name: string, role: Role = "editor"): Someone {
    const id = parsePersonId(name.toLowerCase()) as PersonId;
    this.people.set(id, { id, name, colour: this.people.size, role });
    return new Someone(this, this.people.get(id) as Person);
  }
}

/** Somebody with a page open: copies of the documents they may have, and what the stream brought. */
export class Someone {
  readonly person: Person;
  readonly received: ServerMessage[] = [];
  readonly shared: Copy;
  readonly me: Copy;
  readonly #stage: Stage;
  readonly viewer: Viewer;
  leave: () => void = () => undefined;

  constructor(stage: Stage, person: Person) {
    this.#stage = stage;
    this.person = person;
    this.viewer = { person, send: (message) => this.received.push(message) };
    this.shared = new Copy(stage.documents.open({ app, room, kind: "room" }), person.id, person.role !== "owner" && person.role !== "editor");
    this.me = new Copy(stage.documents.open(this.ref), person.id, false);
  }

  get ref(): DocumentRef {
    return { app, room, kind: "me", person: this.person.id };
  }

  /** Opens the page: documents, then the stream. The run for their coming is over when this returns. */
  enter(): this {
    this.online();
    this.leave = this.#stage.room.join(this.viewer);
    this.#stage.host.done();
    return this;
  }
  online(): void {
    this.#stage.room.attach(this.ref, this.#stage.documents.open(this.ref));
    this.shared.connect();
    this.me.connect();
  }
  offline(): void {
    this.shared.cut();
    this.me.cut();
  }
  set(key: string, value: Parameters<typeof writeEntry>[2]): void {
    writeEntry(this.shared.doc, key, value, "page");
  }
  views(type: "snapshot" | "ops"): ServerMessage[] {
    return this.received.filter((message) => message.type === type);
  }
}

export const button = (key: string, more: { scope?: Scope; disabled?: boolean; retry?: boolean; form?: string } = {}): ViewElement => ({
  id: `b-${key}` as ElementId, kind: more.form === undefined ? "button" : "submitButton",
  props: { label: key, ...(more.disabled ? { disabled: true } : {}), ...(more.retry ? { retry: true } : {}) },
  widget: { key: parseWidgetKey(key) ?? fail(key), scope: more.scope ?? "room", ...(more.form === undefined ? {} : { form: more.form }) },
});

export const root = (...children: readonly ViewElement[]): ViewElement[] => [
  { id: ROOT, kind: "root", props: {}, children: children.map((child) => child.id) }, ...children,
];

export const roomDocument = documentName({ app, room, kind: "room" });

/** A room whose page shows `elements`, with its first run over. */
export async function staged(...elements: ViewElement[]): Promise<Stage> {
  const stage = await new Stage().open();
  stage.host.draw(root(...elements));
  stage.host.done();
  await settle();
  return stage;
}

/** Presses a widget as its page would. */
export function press(someone: Someone, key: string, counter = 1, more: Partial<RoomEvent> = {}): RoomEvent {
  const event: RoomEvent = { id: eventId("d" as DeviceId, counter), kind: "click", key: key as WidgetKey, at: 1, after: {}, ...more };
  appendEvent(someone.me.doc, event, "page");
  return event;
}

export const notices = (someone: Someone): Notice[] => readNotices(someone.me.doc).map(([, notice]) => notice);

function fail(key: string): never {
  throw new Error(`${key} is no widget's key`);
}
