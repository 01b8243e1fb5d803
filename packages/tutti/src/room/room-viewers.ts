import { EVERY_PAGE, FIRST_PAGE, READER_CELL, type JsonValue, type Person, type PersonId, type ReaderContext, type Role, type RunState, type ServerMessage, type Toast, type View } from "@tutti/protocol";
import type { Cell, Said, ToHost } from "../host/messages.ts";
import type { Clock, Missed, Viewer } from "./ports.ts";
import { MaskedNames } from "./masked-names.ts";
import { RoomViews, type Addressed } from "./room-views.ts";
import { differences, lookersOf, NOBODY_TOLD, samePeople, sameTold, type Place, type Told } from "./told.ts";

/** The script tells about people at most so often (ms): who reloads a page has not left. */
export const PEOPLE_EVERY = 1_000;
/** A run shorter than this (ms) is not worth two more messages to each page. */
const SHOW_RUN_AFTER = 100;
/** Names that the directory keeps of people who left, for what they wrote and for their carets. */
const MAX_KNOWN = 1_000;

/** Files made for one person that they may still read. */
const MAX_GRANTED = 20;

/** Who is here, as the script is told. */
export type Present = Omit<Extract<ToHost, { type: "people" }>, "type" | "room">;

/** The pages that look at a room, and what they are shown. */
export class RoomViewers {
  readonly #clock: Clock;
  readonly #onPeople: (present: Present) => void;
  readonly #onMet: (person: Person) => void;
  /** Those who look, and the page that each is on. */
  readonly #viewers = new Map<Viewer, string>();
  readonly #readers = new Map<PersonId, ReaderContext>();
  readonly #onReader: (cell: Cell) => void;
  readonly #known = new Map<PersonId, Person>();
  readonly #views: RoomViews;
  readonly #names: MaskedNames;
  #told: Told = NOBODY_TOLD;
  /** Files that were made for somebody, by the names of their bytes. */
  readonly #granted = new Map<PersonId, readonly string[]>();
  readonly #holds = new Set<{ readonly person: Person; readonly pages: readonly string[] }>();
  /** Pages on which something was pressed that waits for its run. */
  #wanted: readonly Place[] = [];
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
   * @param namesFor the least role that reads others' names.
   */
  constructor(clock: Clock, prefix: string, met: readonly Person[], onPeople: (present: Present) => void, onMet: (person: Person) => void, onReader: (cell: Cell) => void, namesFor: Role = "viewer") {
    this.#names = new MaskedNames(namesFor);
    this.#clock = clock;
    this.#views = new RoomViews(prefix);
    this.#onPeople = onPeople;
    this.#onMet = onMet;
    this.#onReader = onReader;
    for (const person of met) this.#known.set(person.id, person);
    this.#run = { state: "running", since: clock.now() };
  }

  /** What somebody is shown, on this page or on all of theirs; nothing of their own where the script does not know of them. */
  sight(person: PersonId | undefined, page?: string): { readonly shared: readonly View[]; readonly own: readonly View[] } {
    const pages = page === undefined ? undefined : [EVERY_PAGE, page];
    const theirs = (pages ?? [EVERY_PAGE, ...this.#told.looking.keys()]).filter((one) => person !== undefined && this.knows(person, one));
    return { shared: this.#views.shared(pages), own: person === undefined ? [] : this.#views.own(person, theirs) };
  }

  /** How many views are kept. */
  get views(): number {
    return this.#views.size;
  }

  /** Whether the script has been told that somebody is here, and looks at this page. */
  knows(person: PersonId, page = EVERY_PAGE): boolean {
    return lookersOf(this.#told, page).has(person);
  }

  /** Somebody who is or was here. */
  known(person: PersonId): Person | undefined {
    return this.#known.get(person);
  }

  /** Those who are or were here, as a reader may see them. */
  peopleFor(reader: Person): readonly Person[] {
    return this.#names.for(reader, [...this.#known.values()]);
  }

  /** Everyone who looks at the room now, once each. */
  here(): Person[] {
    return [...new Map([...this.#viewers.keys()].map((viewer) => [viewer.person.id, viewer.person])).values()];
  }

  /** What a page says of its reader. Of several pages of one person the last to speak counts. */
  read(viewer: Viewer, reader: ReaderContext): void {
    const { id } = viewer.person;
    const previous = this.#readers.get(id);
    if (JSON.stringify(previous) === JSON.stringify(reader)) return;
    this.#readers.delete(id);
    this.#readers.set(id, reader);
    for (const old of this.#readers.keys()) {
      if (this.#readers.size <= MAX_KNOWN) break;
      this.#readers.delete(old);
    }
    this.#onReader(readerCell(id, reader));
  }

  /** What is known of all readers, for a script that begins. */
  readers(): Cell[] {
    return [...this.#readers].map(([id, reader]) => readerCell(id, reader));
  }

  /** Somebody's page opens, at this page of the app. */
  join(viewer: Viewer, page = FIRST_PAGE): () => void {
    this.#viewers.set(viewer, page);
    this.#meet(viewer.person);
    viewer.send({ type: "room", problem: this.#problem });
    this.#arrive(viewer, page, [EVERY_PAGE, page]);
    this.#peopleChanged();
    // Nobody else has it open: it is not drawn at all, or as it was then.
    if (!this.#told.looking.has(page)) this.#tell(this.#told.people);
    return () => {
      this.#awaiting.delete(viewer);
      if (this.#viewers.delete(viewer)) this.#peopleChanged();
    };
  }

  /** Somebody turns to another page of the app. */
  turn(viewer: Viewer, page: string): void {
    if (!this.#viewers.has(viewer) || this.#viewers.get(viewer) === page) return;
    this.#viewers.set(viewer, page);
    this.#arrive(viewer, page, [page]);
    // Whoever turns a page waits for it; who comes and goes is told of at leisure.
    this.#tell(this.#told.people);
  }

  /** Sends everything there is to see. */
  resync(viewer: Viewer): void {
    const page = this.#viewers.get(viewer) ?? FIRST_PAGE;
    for (const one of [EVERY_PAGE, page]) for (const message of this.#views.snapshots(one, viewer.person.id)) viewer.send(message);
  }

  /** Sends what changed of the page that is looked at; of one that was left, nothing is wanted. */
  catchUp(viewer: Viewer, missed: readonly Missed[]): void {
    const at = this.#viewers.get(viewer);
    if (at === undefined) return;
    for (const one of missed) {
      const message = one.page === EVERY_PAGE || one.page === at ? this.#views.missed(one, viewer.person.id) : undefined;
      if (message) viewer.send(message);
    }
  }

  /** Shows a page; what it has from an earlier visit goes on being shown until it hears that the script has drawn all there is. */
  #arrive(viewer: Viewer, page: string, pages: readonly string[]): void {
    const drawn = this.#run.state === "idle" && this.knows(viewer.person.id) && this.knows(viewer.person.id, page);
    for (const one of pages) for (const message of this.#views.snapshots(one, viewer.person.id)) viewer.send(message);
    if (!drawn) this.#awaiting.add(viewer);
    viewer.send({ type: "run", run: drawn || this.#run.state !== "idle" ? this.#run : { state: "running", since: this.#clock.now() } });
  }

  /** @throws if the operations do not fit the view that is there. */
  apply(ops: Said<"ops">): void {
    const { page = EVERY_PAGE, person } = ops;
    // Somebody whom the script was not told of (any more) has nothing drawn for them.
    if (person === undefined || this.knows(person, page)) this.#deliver(this.#views.apply(ops));
  }

  /** The script's process is new: what it draws next begins with nothing. */
  begin(): void {
    this.#views.begin((page) => this.#told.looking.has(page));
  }

  /** The first run is over: whoever looks is shown the new view whole. */
  finish(): void {
    for (const whole of this.#views.finish()) this.#deliver(whole);
  }

  /** Leads to another page: all, or whoever is named. */
  go({ page, query, to, event }: Said<"go">): void {
    this.#send({ type: "go", ...(page !== undefined && { page }), ...(query && { query }), ...(event && { event }) }, to);
  }

  toast(toast: Toast, to: PersonId | undefined): void {
    this.#send({ type: "toast", toast }, to);
  }

  /** Tells every page that is here now; who comes later never hears of it. */
  broadcast(name: string, data: JsonValue): void {
    this.#send({ type: "broadcast", name, data });
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

  /** Hands somebody a file that they asked for. They alone may read it, for as long as few others were made for them. */
  download(person: PersonId, blob: string, fileName: string): void {
    const granted = [...(this.#granted.get(person) ?? []), blob].slice(-MAX_GRANTED);
    this.#granted.set(person, granted);
    for (const viewer of this.#viewers.keys()) if (viewer.person.id === person) viewer.send({ type: "download", blob, fileName });
  }

  mayRead(person: PersonId, blob: string): boolean {
    return this.#granted.get(person)?.includes(blob) === true || this.#views.names(blob, person);
  }

  close(): void {
    this.#closed = true;
    this.#telling?.();
    this.#showing?.();
    this.#viewers.clear();
    this.#awaiting.clear();
  }

  #show(): void {
    const told = this.#shown.state !== "idle" || this.#run.state !== "idle" ? this.#viewers.keys() : this.#awaiting;
    this.#shown = this.#run;
    for (const viewer of told) viewer.send({ type: "run", run: this.#run });
    if (this.#run.state === "idle") this.#awaiting.clear();
  }

  #peopleChanged(): void {
    const here = this.here().map((person) => person.id);
    for (const viewer of this.#viewers.keys()) viewer.send({ type: "people", people: this.peopleFor(viewer.person), here });
    this.#soonTellScript();
  }

  #soonTellScript(): void {
    const wait = this.#toldAt + PEOPLE_EVERY - this.#clock.now();
    if (this.#telling || this.#closed) return;
    if (wait <= 0) this.#tell(this.#forScript());
    else this.#telling = this.#clock.after(wait, () => {
      this.#telling = undefined;
      this.#tell(this.#forScript());
    });
  }

  /** Keeps somebody among those whom the script is told of, on this page or on all of theirs, until the returned function is called, though they may leave. */
  hold(person: PersonId, page?: string): () => void {
    const held = this.#told.people.find(({ id }) => id === person);
    if (!held) return () => undefined;
    const pages = page === undefined ? [...this.#told.looking].flatMap(([one, ids]) => (ids.has(person) ? [one] : [])) : [page];
    const hold = { person: held, pages };
    this.#holds.add(hold);
    return () => {
      if (this.#holds.delete(hold)) this.#soonTellScript();
    };
  }

  /** Has pages drawn on which somebody pressed something, though they may have turned away from it. */
  want(places: readonly Place[]): void {
    if (places.length === 0 && this.#wanted.length === 0) return;
    this.#wanted = places;
    if (!this.#closed) this.#tell(this.#told.people);
  }

  /** Those whom the script is to know of. */
  #forScript(): Person[] {
    const people = new Map([...this.#holds].map(({ person }) => [person.id, person]));
    for (const person of this.here()) people.set(person.id, person);
    return [...people.values()];
  }

  /** The pages that are to be drawn, and for whom. */
  #looking(): Map<string, Set<PersonId>> {
    const places: Place[] = [
      ...[...this.#viewers].map(([{ person }, page]) => ({ person: person.id, page })), ...this.#wanted,
      ...[...this.#holds].flatMap(({ person, pages }) => pages.map((page) => ({ person: person.id, page }))),
    ];
    const looking = new Map<string, Set<PersonId>>();
    for (const { person, page } of places) if (page !== EVERY_PAGE) looking.set(page, (looking.get(page) ?? new Set()).add(person));
    return looking;
  }

  #tell(people: readonly Person[]): void {
    const told: Told = { count: this.#told.count + 1, people, looking: this.#looking() };
    if (sameTold(told, this.#told)) return;
    if (people !== this.#told.people) this.#toldAt = this.#clock.now();
    const { came, left } = differences(this.#told, told);
    for (const { person, page } of left) this.#views.endOwn(page, person);
    for (const page of this.#told.looking.keys()) if (!told.looking.has(page)) this.#views.leave(page);
    for (const { person, page } of came) this.#views.beginOwn(page, person, told.count);
    this.#told = told;
    this.#onPeople(presentOf(told));
  }

  /** What a new script's process begins with. */
  tellAnew(): Present {
    const told: Told = { count: this.#told.count + 1, people: this.#forScript(), looking: this.#looking() };
    if (told.people.length > 0) this.#toldAt = this.#clock.now();
    for (const { person, page } of differences(NOBODY_TOLD, told).came) this.#views.beginOwn(page, person, told.count);
    this.#told = told;
    return presentOf(told);
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

  #deliver(addressed: Addressed | undefined): void {
    if (!addressed) return;
    const { message, page, person } = addressed;
    for (const [viewer, at] of this.#viewers) {
      if ((page === EVERY_PAGE || page === at) && (person === undefined || viewer.person.id === person)) viewer.send(message);
    }
  }

  #send(message: ServerMessage, to?: PersonId): void {
    for (const viewer of this.#viewers.keys()) if (to === undefined || viewer.person.id === to) viewer.send(message);
  }
}

/** A person's context as the script reads it: a cell that no document holds. */
const readerCell = (person: PersonId, reader: ReaderContext): Cell => ({ scope: "me", person, key: READER_CELL, value: { ...reader } });

const presentOf = ({ people, looking, count }: Told): Present =>
  ({ people, looking: [...looking].map(([page, ids]) => [page, [...ids]] as const), told: count });
