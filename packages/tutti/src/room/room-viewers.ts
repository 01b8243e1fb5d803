import type { ElementId, Person, PersonId, RunState, ServerMessage, Toast, ViewElement, ViewOp } from "@tutti/protocol";
import { ViewChannel } from "./channel.ts";
import type { Clock, Viewer } from "./ports.ts";

/** The script tells about people at most so often (ms): who reloads a page has not left. */
export const PEOPLE_EVERY = 1_000;
/** A run shorter than this (ms) is not worth two more messages to each page. */
const SHOW_RUN_AFTER = 100;
/** Names that the directory keeps of people who left, for what they wrote and for their carets. */
const MAX_KNOWN = 1_000;

const NOTHING: ReadonlyMap<ElementId, ViewElement> = new Map();

/** The pages that look at a room, and what they are shown. */
export class RoomViewers {
  readonly #clock: Clock;
  readonly #onPeople: (people: readonly Person[]) => void;
  readonly #onMet: (person: Person) => void;
  readonly #viewers = new Set<Viewer>();
  readonly #known = new Map<PersonId, Person>();
  readonly #own = new Map<PersonId, ViewChannel>();
  readonly #shared: ViewChannel;
  readonly #prefix: string;
  #generations = 0;
  #told: readonly Person[] = [];
  readonly #holds = new Set<{ readonly person: Person }>();
  #toldAt = -PEOPLE_EVERY;
  #telling: (() => void) | undefined;
  /** Until the first run is over, the page is not drawn yet. */
  #run: RunState;
  /** Who came while something was still to be drawn for them, and waits to hear that it has been. */
  readonly #awaiting = new Set<Viewer>();
  #shown: RunState = { state: "idle" };
  #showing: (() => void) | undefined;
  #problem: string | null = null;
  #closed = false;

  /**
   * @param prefix names this opening of the room: no other has generations that begin so.
   * @param met those who have been here before, and how they were called then.
   * @param onMet hears of who is new, or is called otherwise now.
   */
  constructor(clock: Clock, prefix: string, met: readonly Person[], onPeople: (people: readonly Person[]) => void, onMet: (person: Person) => void) {
    this.#clock = clock;
    this.#prefix = prefix;
    this.#onPeople = onPeople;
    this.#onMet = onMet;
    for (const person of met) this.#known.set(person.id, person);
    this.#run = { state: "running", since: clock.now() };
    this.#shared = this.#channel("shared");
  }

  get shared(): ReadonlyMap<ElementId, ViewElement> {
    return this.#shared.elements;
  }

  /** What the script has drawn for somebody who is here; nothing for who is not, though their page may still show it. */
  own(person: PersonId): ReadonlyMap<ElementId, ViewElement> {
    const channel = this.#own.get(person);
    return channel && !channel.growing && this.knows(person) ? channel.elements : NOTHING;
  }

  /** Whether the script has been told that somebody is here. */
  knows(person: PersonId): boolean {
    return this.#told.some(({ id }) => id === person);
  }

  /** Everyone who looks at the room now, once each. */
  here(): Person[] {
    return [...new Map([...this.#viewers].map((viewer) => [viewer.person.id, viewer.person])).values()];
  }

  join(viewer: Viewer): () => void {
    const drawn = this.#run.state === "idle" && this.knows(viewer.person.id);
    this.#viewers.add(viewer);
    this.#meet(viewer.person);
    viewer.send({ type: "room", problem: this.#problem });
    this.resync(viewer);
    // A page goes on showing what it has from an earlier visit until it hears that the script has drawn all there is.
    if (!drawn) this.#awaiting.add(viewer);
    viewer.send({ type: "run", run: drawn || this.#run.state !== "idle" ? this.#run : { state: "running", since: this.#clock.now() } });
    this.#peopleChanged();
    return () => {
      this.#awaiting.delete(viewer);
      if (this.#viewers.delete(viewer)) this.#peopleChanged();
    };
  }

  /** Sends everything there is to see. */
  resync(viewer: Viewer): void {
    viewer.send(this.#shared.snapshot());
    viewer.send(this.#ownChannel(viewer.person.id).snapshot());
  }

  /** @throws if the operations do not fit the view that is there. */
  apply(person: PersonId | undefined, ops: readonly ViewOp[]): void {
    if (person === undefined) return this.#send(this.#shared.apply(ops));
    // Somebody whom the script was not told of (any more) has nothing drawn for them.
    if (this.knows(person)) this.#send(this.#ownChannel(person).apply(ops), person);
  }

  /** The script's process is new: what it draws next begins with nothing. */
  begin(): void {
    this.#shared.begin();
    for (const channel of this.#own.values()) channel.begin();
  }

  /** The first run is over: whoever looks is shown the new view whole. */
  finish(): void {
    this.#send(this.#shared.finish());
    for (const [person, channel] of this.#own) this.#send(channel.finish(), person);
  }

  toast(toast: Toast, to: PersonId | undefined): void {
    this.#send({ type: "toast", toast }, to);
  }

  setRun(run: RunState): void {
    this.#run = run;
    if (run.state !== "running") {
      this.#showing?.();
      this.#showing = undefined;
      this.#show();
    } else this.#showing ??= this.#clock.after(SHOW_RUN_AFTER, () => {
      this.#showing = undefined;
      this.#show();
    });
  }

  setProblem(problem: string | null): void {
    if (problem === this.#problem) return;
    this.#problem = problem;
    this.#send({ type: "room", problem });
  }

  mayRead(person: PersonId, blob: string): boolean {
    return this.#shared.names(blob) || (this.#own.get(person)?.names(blob) ?? false);
  }

  close(): void {
    this.#closed = true;
    this.#telling?.();
    this.#showing?.();
    this.#viewers.clear();
    this.#awaiting.clear();
  }

  #show(): void {
    const told = this.#shown.state !== "idle" || this.#run.state !== "idle" ? this.#viewers : this.#awaiting;
    this.#shown = this.#run;
    for (const viewer of told) viewer.send({ type: "run", run: this.#run });
    if (this.#run.state === "idle") this.#awaiting.clear();
  }

  #peopleChanged(): void {
    const here = this.here();
    const message: ServerMessage = { type: "people", people: [...this.#known.values()], here: here.map((person) => person.id) };
    this.#send(message);
    this.#soonTellScript();
  }

  #soonTellScript(): void {
    const wait = this.#toldAt + PEOPLE_EVERY - this.#clock.now();
    if (this.#telling || this.#closed) return;
    if (wait <= 0) this.#tellScript();
    else this.#telling = this.#clock.after(wait, () => {
      this.#telling = undefined;
      this.#tellScript();
    });
  }

  /** Keeps somebody among those whom the script is told of until the returned function is called, though they may leave. */
  hold(person: PersonId): () => void {
    const held = this.#told.find(({ id }) => id === person);
    if (!held) return () => undefined;
    const hold = { person: held };
    this.#holds.add(hold);
    return () => {
      if (this.#holds.delete(hold)) this.#soonTellScript();
    };
  }

  /** Those whom the script is to know of. */
  #forScript(): Person[] {
    const people = new Map([...this.#holds].map(({ person }) => [person.id, person]));
    for (const person of this.here()) people.set(person.id, person);
    return [...people.values()];
  }

  #tellScript(): void {
    const here = this.#forScript();
    if (samePeople(here, this.#told)) return;
    this.#toldAt = this.#clock.now();
    for (const { id } of here) if (!this.#told.some((other) => other.id === id)) this.#ownChannel(id).begin();
    this.#told = here;
    this.#onPeople(here);
  }

  /** The people that a new script's process begins with. */
  tellAnew(): readonly Person[] {
    this.#told = this.#forScript();
    if (this.#told.length > 0) this.#toldAt = this.#clock.now();
    return this.#told;
  }

  #meet(person: Person): void {
    const before = this.#known.get(person.id);
    if (!before || !samePeople([before], [person])) this.#onMet(person);
    this.#known.delete(person.id);
    this.#known.set(person.id, person);
    for (const id of this.#known.keys()) {
      if (this.#known.size <= MAX_KNOWN) break;
      this.#known.delete(id);
    }
  }

  #ownChannel(person: PersonId): ViewChannel {
    const channel = this.#own.get(person) ?? this.#channel("private");
    this.#own.set(person, channel);
    return channel;
  }

  #channel(channel: "shared" | "private"): ViewChannel {
    return new ViewChannel(channel, () => `${this.#prefix}.${(this.#generations += 1)}`);
  }

  #send(message: ServerMessage | undefined, to?: PersonId): void {
    if (!message) return;
    for (const viewer of this.#viewers) if (to === undefined || viewer.person.id === to) viewer.send(message);
  }
}

const samePeople = (a: readonly Person[], b: readonly Person[]): boolean =>
  a.length === b.length && a.every((person) => b.some((other) => other.id === person.id && other.name === person.name && other.role === person.role && other.colour === person.colour));
