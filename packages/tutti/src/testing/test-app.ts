import {
  atLeast, branchRoomId, cleanBranchName, parseAppId, parsePersonId, parseRoomId, readCell, stateCell, type AppId, type Branch, type JsonValue, type PersonId, type Role, type RoomId,
} from "@tutti/protocol";
import type { App } from "../app.ts";
import type { RoomPorts } from "../room/ports.ts";
import { arrow } from "../runner/data/arrow.ts";
import { Room, TEXT_EVERY } from "../room/room.ts";
import { PEOPLE_EVERY } from "../room/room-viewers.ts";
import { AuthorError } from "../ui/author-error.ts";
import { FakeClock, settle } from "./clock.ts";
import { InProcessHosts } from "./in-process-hosts.ts";
import { MemoryJournal } from "./memory-journal.ts";
import { MemoryUploads } from "./memory-uploads.ts";
import type { Place } from "./place.ts";
import { TestPerson } from "./test-person.ts";
import { settingsOf, type TestSettings } from "./test-settings.ts";
import { Documents } from "./wire.ts";

/** How long a script may take by the machine's own clock before `run` says that it does not end. */
const PATIENCE = 10_000;

export interface TestOptions extends TestSettings {
  /** The role of the person that the app is first opened by; owner where absent. */
  readonly role?: Role;
  /** Their name; "Tester" where absent. */
  readonly name?: string;
}

const OPTIONS: readonly string[] = ["role", "name", "config", "secrets"] satisfies readonly (keyof TestOptions)[];

/** An app under test, as the person who opened it sees it, with the room's own clock, state and other people. */
export class TestApp extends TestPerson {
  readonly #clock: FakeClock;
  readonly #place: PlaceOf;
  readonly #hosts: InProcessHosts;
  readonly #people: TestPerson[];
  readonly #logs: string[] = [];
  readonly #journal = new MemoryJournal();
  readonly #branches: Pick<Branch, "room" | "name" | "by">[] = [];

  /** @internal Made by {@link testApp}. */
  constructor(app: App, options: TestOptions) {
    const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
    if (unknown !== undefined) throw new AuthorError(`testApp has no option "${unknown}"; there are ${OPTIONS.join(", ")}`);
    const settings = settingsOf(options);
    const clock = new FakeClock();
    const place = new PlaceOf(clock);
    super(place, place.invite(options.name ?? "Tester", options.role ?? "owner"));
    this.#clock = clock;
    this.#place = place;
    this.#hosts = new InProcessHosts(app, clock, place.uploads, settings);
    this.#people = [this];
  }

  /** Somebody else opens the app. */
  person(name: string, role: Role = "editor"): TestPerson {
    const person = new TestPerson(this.#place, this.#place.invite(name, role));
    this.#people.push(person);
    return person;
  }

  /**
   * Runs the script until everything that was done has reached it, and every event is handled. Lets the room's clock go on
   * as far as that needs, and waits for what the script itself awaits.
   *
   * @throws if the script does not end within ten seconds.
   */
  async run(): Promise<void> {
    const room = this.#place.opened() ?? (await this.#open());
    for (const person of this.#people) person.enter();
    // Typing, and people's coming and going, reach the script a moment later.
    await this.#clock.pass(Math.max(TEXT_EVERY, PEOPLE_EVERY));
    const until = performance.now() + PATIENCE;
    for (;;) {
      let quiet = false;
      void room.idle().then(() => (quiet = true));
      await new Promise((resolve) => setTimeout(resolve, quiet ? 0 : 1));
      await settle();
      if (quiet) return;
      if (performance.now() > until) throw new Error(`The script has not ended after ${PATIENCE / 1000} s. What does it await?`);
      await this.#clock.pass(TEXT_EVERY);
    }
  }

  /** Lets time pass in the room: timed fragments run, drags end, waiting events give up waiting. */
  async advance(ms: number): Promise<void> {
    await this.run();
    await this.#clock.pass(ms);
    await this.run();
  }

  /** The shared state that `ui.state(key, …)` holds; `undefined` until something was set. */
  state(key: string): JsonValue | undefined {
    return readCell(this.#place.documents.open({ app: this.#place.app, room: this.#place.room, kind: "room" }), stateCell(key));
  }

  /** Ends the app's process, as a crash or a limit would; the next `run` starts another. */
  crash(reason = "It was ended by a test"): void {
    this.#hosts.kill(reason);
  }

  /** What the room wrote to its log: warnings and errors. */
  get logs(): readonly string[] {
    return this.#logs;
  }

  /** Closes the room. */
  async close(): Promise<void> {
    await this.#place.opened()?.close();
  }

  /** The branches that `ui.room.fork` has made, oldest first. Of each there is its name alone: the kit has one room. */
  get branches(): readonly Pick<Branch, "room" | "name" | "by">[] {
    return this.#branches;
  }

  #fork(by: PersonId, name: string): RoomId {
    const called = cleanBranchName(name);
    const role = this.#people.find(({ who }) => who.id === by)?.who.role;
    if (!role || !atLeast(role, "editor")) throw new Error("Only who may change this room may branch it.");
    if (called === undefined) throw new Error("A branch needs a name that can be read.");
    const free = (again: number): RoomId => {
      const room = branchRoomId(this.#place.room, called, again);
      return this.#branches.some((branch) => branch.room === room) ? free(again + 1) : room;
    };
    const room = free(1);
    this.#branches.push({ room, name: called, by });
    return room;
  }

  async #open(): Promise<Room> {
    const { documents } = this.#place;
    const ports: RoomPorts = {
      clock: this.#clock, journal: this.#journal, hosts: this.#hosts, blobs: { put: (_, name, { bytes, mime }) => void this.#place.blobs.set(name, { bytes, mime }) },
      open: async (ref) => ({ doc: documents.open(ref), release: () => undefined }),
      personOf: (origin) => documents.personOf(origin),
      personById: (id) => this.#people.find((someone) => someone.who.id === id)?.who,
      changes: async (limit) => this.#journal.shared(this.#place.app, this.#place.room, limit),
      fork: async (by, name) => this.#fork(by, name),
      log: (_, message, fields) => this.#logs.push(fields ? `${message} ${JSON.stringify(fields)}` : message),
    };
    return this.#place.use(await Room.open(this.#place.app, this.#place.room, ports));
  }
}

class PlaceOf implements Place {
  readonly app = parseAppId("app") as AppId;
  readonly room = parseRoomId("main") as RoomId;
  readonly documents = new Documents();
  readonly uploads = new MemoryUploads();
  readonly blobs = new Map<string, { readonly bytes: Uint8Array; readonly mime: string }>();
  readonly clock: FakeClock;
  #room: Room | undefined;
  #people = 0;

  constructor(clock: FakeClock) {
    this.clock = clock;
  }

  opened(): Room | undefined {
    return this.#room;
  }

  use(room: Room): Room {
    this.#room = room;
    return room;
  }

  blobColumn(name: string, column: string): (row: number) => JsonValue {
    const bytes = this.blobs.get(name)?.bytes;
    const values = bytes && arrow.decode(bytes).getChild(column);
    // What travels is JSON, whatever Arrow's types say.
    return (row) => (values?.at(row) ?? null) as JsonValue;
  }

  invite(name: string, role: Role): TestPerson["who"] {
    this.#people += 1;
    return { id: parsePersonId(`person-${this.#people}`) as PersonId, name, role, colour: (this.#people - 1) % 8 };
  }
}
