import { parseAppId, parseRoomId, readCell, stateCell, type AppId, type JsonValue, type Person, type PersonId, type Role, type RoomId } from "@tutti/protocol";
import type { App } from "../app.ts";
import { TEXT_EVERY } from "../room/room.ts";
import { PEOPLE_EVERY } from "../room/room-viewers.ts";
import { AuthorError } from "../ui/author-error.ts";
import { FakeClock, settle } from "./clock.ts";
import { InProcessHosts } from "./in-process-hosts.ts";
import { MemoryJournal } from "./memory-journal.ts";
import { MemoryUploads } from "./memory-uploads.ts";
import { TestOutside, type TestEvent } from "./test-outside.ts";
import { TestPerson } from "./test-person.ts";
import { TestPlace, type TestBranch, type TestPlacePorts } from "./test-place.ts";
import { settingsOf, type TestSettings } from "./test-settings.ts";

/** How long a script may take by the machine's own clock before `run` says that it does not end. */
const PATIENCE = 10_000;
/** The room that every app has, and that a test is in. */
const MAIN = "main";

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
  readonly #main: TestPlace;
  readonly #places: Map<RoomId, TestPlace>;
  readonly #ports: TestPlacePorts;
  readonly #hosts: InProcessHosts;
  readonly #outside: TestOutside;
  readonly #people: TestPerson[];
  readonly #logs: string[];
  /** Somebody enters, of whom the script is told a moment later. */
  #arrives = false;

  /** @internal Made by {@link testApp}. */
  constructor(app: App, options: TestOptions) {
    const unknown = Object.keys(options).find((name) => !OPTIONS.includes(name));
    if (unknown !== undefined) throw new AuthorError(`testApp has no option "${unknown}"; there are ${OPTIONS.join(", ")}`);
    const settings = settingsOf(options);
    const [clock, uploads, logs] = [new FakeClock(), new MemoryUploads(), [] as string[]];
    const hosts = new InProcessHosts(app, clock, uploads, settings);
    const ports = { app: parseAppId("app") as AppId, clock, uploads, hosts, journal: new MemoryJournal(), people: new Map<PersonId, Person>(), log: (line: string) => void logs.push(line) };
    const main = new TestPlace(parseRoomId(MAIN) as RoomId, ports);
    super(main, main.invite(options.name ?? "Tester", options.role ?? "owner"));
    this.#clock = clock;
    this.#main = main;
    this.#places = new Map([[main.room, main]]);
    this.#ports = ports;
    this.#hosts = hosts;
    this.#outside = new TestOutside({ app, settings, now: () => clock.now(), place: async (room) => this.#opened(this.#place(room)) });
    this.#people = [this];
    this.#logs = logs;
  }

  /** Somebody else opens the app. Where a room is named, that one, which is another than this person's. */
  person(name: string, role: Role = "editor", { room }: { readonly room?: string } = {}): TestPerson {
    const place = this.#place(room);
    const person = new TestPerson(place, place.invite(name, role));
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
    for (const place of this.#places.values()) await place.open();
    for (const person of this.#people) person.enter();
    // Typing, and people's coming and going, reach the script a moment later.
    await this.#clock.pass(Math.max(TEXT_EVERY, PEOPLE_EVERY));
    const until = performance.now() + PATIENCE;
    for (let step = await this.#step(); !step.quiet; step = await this.#step()) {
      if (performance.now() > until) throw new Error(`The script has not ended after ${PATIENCE / 1000} s. What does it await?`);
      await this.#clock.pass(TEXT_EVERY);
    }
  }

  /**
   * Lets time pass: timed fragments run, drags end, waiting events give up waiting, and the app's timers run, each at its times.
   *
   * @throws what a timer throws.
   */
  async advance(ms: number): Promise<void> {
    await this.run();
    const end = this.#clock.now() + ms;
    for (let next = this.#outside.due(end); next; next = this.#outside.due(end)) {
      await this.#clock.pass(Math.max(0, next.at - this.#clock.now()));
      await this.#during(this.#outside.timer(next.name));
    }
    await this.#clock.pass(Math.max(0, end - this.#clock.now()));
    await this.run();
  }

  /**
   * Another service sends something to a webhook of the app. What its handler did has been run when this resolves.
   *
   * @throws what the handler throws, on which a server would ask the sender to send it again; or that there is no such webhook.
   * @example
   * await t.webhook("order", { body: { cups: 3 } });
   */
  async webhook(name: string, event: TestEvent): Promise<void> {
    await this.run();
    await this.#during(this.#outside.webhook(name, event));
  }

  /**
   * Runs a timer of the app now, whenever it is due; `advance` runs them at their times.
   *
   * @throws what it throws, or that there is no such timer.
   */
  async timer(name: string): Promise<void> {
    await this.run();
    await this.#during(this.#outside.timer(name));
  }

  /** The shared state that `ui.state(key, …)` holds; `undefined` until something was set. */
  state(key: string): JsonValue | undefined {
    const { app, room, documents } = this.#main;
    return readCell(documents.open({ app, room, kind: "room" }), stateCell(key));
  }

  /** Ends the app's process, as a crash or a limit would; the next `run` starts another. */
  crash(reason = "It was ended by a test"): void {
    this.#hosts.kill(reason);
  }

  /** What the rooms wrote to their log: warnings and errors. */
  get logs(): readonly string[] {
    return this.#logs;
  }

  /** Closes the rooms. */
  async close(): Promise<void> {
    for (const place of this.#places.values()) await place.opened()?.close();
  }

  /** The branches that `ui.room.fork` has made, oldest first. Of each there is its name alone: it cannot be entered. */
  get branches(): readonly TestBranch[] {
    return this.#main.branches;
  }

  #place(name = MAIN): TestPlace {
    const room = parseRoomId(name);
    if (!room) throw new AuthorError(`There is no room "${name}": a name is 1 to 64 of a-z, 0-9 and "-"`);
    const place = this.#places.get(room) ?? new TestPlace(room, this.#ports);
    this.#places.set(room, place);
    return place;
  }

  /** For a handler that enters. */
  async #opened(place: TestPlace): Promise<TestPlace> {
    await place.open();
    this.#arrives = true;
    return place;
  }

  /** Lets what was begun go on. @returns whether all rooms are quiet then. */
  async #step(): Promise<{ readonly quiet: boolean }> {
    const rooms = [...this.#places.values()].flatMap((place) => place.opened() ?? []);
    let quiet = false;
    void Promise.all(rooms.map((room) => room.idle())).then(() => (quiet = true));
    await new Promise((resolve) => setTimeout(resolve, quiet ? 0 : 1));
    await settle();
    return { quiet };
  }

  /** Lets the clock go on where rooms need that, and not for what else a handler waits for, until it has ended. */
  async #during(handling: Promise<void>): Promise<void> {
    const next = (): Promise<{ readonly quiet: boolean } | undefined> => Promise.race([handling.then(() => undefined), this.#step()]);
    for (let step = await next(); step; step = await next()) {
      if (!step.quiet) await this.#clock.pass(TEXT_EVERY);
      else if (this.#arrives) await this.#clock.pass(PEOPLE_EVERY);
      this.#arrives &&= !step.quiet;
    }
  }
}
