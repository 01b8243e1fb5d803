import {
  parseAppId, parseDocumentName, parsePersonId, parseRoomId, streamText, type AppId, type DocumentRef, type FileId, type Person, type PersonId, type Role, type RoomId, type RowId,
} from "@tutti/protocol";
import type { HostLink } from "tutti/room";
import { MemoryStore } from "../src/log/memory.ts";
import { openFrame, SYNC, syncFrame, type Line, type LineEvents } from "./client-parts.ts";
import type { Fault } from "./faults.ts";
import { Pending } from "./pending.ts";
import { drawIdsFrom, SeededRandom } from "./seeded-random.ts";
import { ServerLine } from "./server-line.ts";
import { Outside, secretOf, simApp } from "./sim-app.ts";
import { SimBranches } from "./sim-branches.ts";
import { SimBrowser } from "./sim-browser.ts";
import { SimClock } from "./sim-clock.ts";
import type { Platter } from "./sim-disk.ts";
import { foundFiles } from "./sim-files.ts";
import { SimHost } from "./sim-host.ts";
import { SimHttp } from "./sim-http.ts";
import { SimServer } from "./sim-server.ts";
import { openSimStore } from "./sim-store.ts";

/** What a simulation saw: a run in which nothing happened proves nothing. */
export const SIGHTS = [
  "kill", "kill with a batch under way", "kill with an event at the script", "reload", "offline", "repeat", "host died", "host hung", "attack",
  "conflict", "interrupted", "refused", "late submit", "happened", "taken out", "said", "unsaid",
  "undo", "redo", "row", "fork", "branch changed", "merge", "branch at rest", "cell", "row deleted", "role", "put aside", "days offline",
  "page turned", "page turned offline", "page at rest",
  "file brought", "file taken away", "file refused", "file at rest", "upload cut", "upload resumed", "stranger asked",
] as const;
export type Sight = (typeof SIGHTS)[number];

interface Wire extends Line {
  end(): void;
  readonly browser: SimBrowser;
  readonly n: number;
  server: ServerLine | undefined;
  events: LineEvents;
}

/** A seeded world: browsers, a wire, a server with its store, the script's process, and time. All that moves is moved by it. */
export class World {
  readonly app = parseAppId("sim") as AppId;
  readonly room = parseRoomId("main") as RoomId;
  readonly random: SeededRandom;
  readonly clock = new SimClock();
  readonly pending = new Pending();
  readonly store = new MemoryStore();
  readonly outside = new Outside();
  readonly browsers: SimBrowser[] = [];
  readonly sights = new Map<Sight, number>();
  readonly trace: string[] = [];
  /** Rows that somebody has deleted. */
  readonly deleted = new Set<RowId>();
  readonly fault: Fault | undefined;
  readonly branches = new SimBranches();
  /** Whether people fork the room and merge: in one seed of five, so that the others stay as they were. */
  readonly forks: boolean;
  /** Whether the app has pages, in seeds that never found anything when it had none. */
  readonly pages: boolean;
  /** Whether people bring files, likewise. */
  readonly files: boolean;
  readonly platter: Platter = new Map();
  readonly http = new SimHttp(this);
  /** What is in each file that somebody brought, by its name; and all files that a server ever had whole. */
  readonly contents = new Map<string, string>();
  readonly fileIds = new Set<FileId>();
  server: SimServer | undefined;
  problem: string | undefined;
  hosts: SimHost[] = [];
  readonly #wires = new Map<SimBrowser, Wire>();
  #lives = 0;
  #lines = 0;

  constructor(seed: number, fault: Fault | undefined) {
    this.random = new SeededRandom(seed);
    this.forks = seed % 5 === 0;
    this.pages = seed % 7 === 3 || seed % 7 === 5;
    this.files = seed % 7 === 3 || seed % 7 === 2;
    drawIdsFrom(new SeededRandom(seed ^ 0x5eed));
    this.fault = fault;
    const roles: Role[] = ["owner", "editor", this.random.pick(["viewer", "editor", "commenter"]), "viewer", "editor"];
    for (let n = 0; n < 2 + this.random.below(4); n++) {
      const id = parsePersonId(`p${n}`) as PersonId;
      this.browsers.push(new SimBrowser(this, { id, name: `P${n}`, colour: n, role: roles[n] ?? "viewer" }));
    }
  }

  see(sight: Sight, times = 1): void {
    this.sights.set(sight, (this.sights.get(sight) ?? 0) + times);
  }

  note(line: string): void {
    this.trace.push(line);
  }

  /** Something that must not be has been seen. The first one is told. */
  fail(problem: string): void {
    this.problem ??= problem;
  }

  person(id: PersonId): Person | undefined {
    return this.browsers.find(({ person }) => person.id === id)?.person;
  }

  refOf(name: string): DocumentRef | undefined {
    return parseDocumentName(name);
  }

  async startServer(): Promise<void> {
    if (this.server) return;
    const life = (this.#lives += 1);
    let server: SimServer | undefined;
    const alive = (): boolean => server?.alive ?? true;
    const store = await openSimStore({ name: String(life), store: this.store, pending: this.pending, fault: this.fault, alive });
    server = new SimServer(this, `boot-${life}`, store);
    this.server = server;
  }

  /** The server dies, with whatever it was doing. What it had sent may still arrive. */
  killServer(): void {
    const { server } = this;
    if (!server) return;
    this.see("kill");
    if (this.pending.channels().some((channel) => channel.startsWith("disk"))) this.see("kill with a batch under way");
    if (this.store.claims.size > 0) this.see("kill with an event at the script");
    this.server = undefined;
    server.kill();
    this.pending.lose(`file ${server.boot} `);
    if (this.files) this.http.cut();
    for (const host of this.hosts) host.close();
    for (const wire of this.#wires.values()) {
      if (wire.server && this.random.chance(0.5)) this.#arrive(`wire ${wire.n} down`);
      wire.end();
    }
  }

  async host(server: SimServer): Promise<HostLink> {
    const host = new SimHost(String(this.hosts.length + 1), simApp(this.outside, this), this.clock.of(() => host.alive && server.alive), this.pending, foundFiles(this));
    this.hosts.push(host);
    return host;
  }

  /** The process that has the script now. */
  get script(): SimHost | undefined {
    return this.hosts.findLast((host) => host.alive);
  }

  /** A page dials. */
  connect(browser: SimBrowser, events: LineEvents): Line & { end(): void } {
    const n = (this.#lines += 1);
    let open = true;
    const forget = (): void => {
      open = false;
      this.pending.lose(`wire ${n} `);
      wire.server?.end();
      if (this.#wires.get(browser) === wire) this.#wires.delete(browser);
    };
    const wire: Wire = {
      browser, n, server: undefined, events,
      send: (frame) => {
        const { server } = wire;
        if (open && server) this.pending.put(`wire ${n} up ${channelOf(frame)}`, () => server.receive(frame), repeats(frame));
      },
      close: forget,
      end: () => {
        if (!open) return;
        forget();
        events.closed(1006, "");
      },
    };
    this.#wires.get(browser)?.end();
    this.#wires.set(browser, wire);
    this.pending.put(`wire ${n} open`, () => {
      if (!open) return;
      if (!browser.online || !this.server) return wire.end();
      wire.server = this.#serverLine(wire, this.server);
      events.opened();
    });
    return wire;
  }

  /** Sends an update as a page would, on the line that it has. */
  sendAs(browser: SimBrowser, name: string, update: Uint8Array): void {
    this.#wires.get(browser)?.send(syncFrame(name, SYNC.update, update));
  }

  #serverLine(wire: Wire, server: SimServer): ServerLine {
    const { person } = wire.browser;
    const line = new ServerLine(server, person, (channel, frame) => {
      this.#look(person, frame);
      if (server.alive) this.pending.put(`wire ${wire.n} down ${channel}`, () => wire.events.received(frame), repeats(frame));
    }, () => wire.end());
    server.lines.add(line);
    return line;
  }

  /** Nothing of what is one person's alone may be on another's wire, in whatever form. */
  #look(person: Person, frame: Uint8Array): void {
    const bytes = Buffer.from(frame.buffer, frame.byteOffset, frame.byteLength);
    for (const other of this.browsers) {
      if (other.person.id === person.id) continue;
      if (bytes.includes(secretOf(other.person.id))) this.fail(`[4] ${person.id} was sent what is ${other.person.id}'s alone`);
    }
  }

  #arrive(prefix: string): void {
    for (const channel of this.pending.channels((name) => !name.startsWith(prefix))) while (this.pending.channels().includes(channel)) this.pending.move(channel);
  }
}

/** Frames of one document keep their order; documents, and the stream, overtake each other. */
const channelOf = (frame: Uint8Array): string => (streamText(frame) === undefined ? openFrame(frame).name : "$view");

/** Whether a frame may come twice: parts of documents may, since merging them twice is merging them once. */
function repeats(frame: Uint8Array): boolean {
  return streamText(frame) === undefined && openFrame(frame).body.arr[openFrame(frame).body.pos] === 0;
}
