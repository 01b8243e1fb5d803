import type { PagesProps, Person } from "@tutti/protocol";
import { EVERY_PAGE, ROOT, type PersonId, type RoomId } from "@tutti/protocol/script";
import { BroadcastAllowance } from "./broadcast.ts";
import { Cells, PEOPLE, type CellId } from "./cells.ts";
import { SceneLocks } from "./locks.ts";
import { sameJson } from "./compose.ts";
import { RoomJobs } from "./jobs/room-jobs.ts";
import { LazySources } from "./lazy-sources.ts";
import { makeNode } from "./node.ts";
import { blocksIn, Part, withInner, type PrivateBlock } from "./part.ts";
import { FLUSH_INTERVAL, type Pass } from "./pass.ts";
import type { RunnerPorts } from "./ports.ts";
import { RoomQuestions } from "./room-questions.ts";
import { Registry } from "./registry.ts";
import { SentViews } from "./sent-views.ts";
import type { Blob } from "./streamed-blobs.ts";
import type { FormRecord } from "./form-record.ts";

/** Streams that nobody has looked at for so long (ms) end; whoever comes has them begun anew. */
export const UNSEEN = 5_000;

const NO_BLOBS: ReadonlyMap<string, Blob> = new Map();

/** What a room keeps between runs: values, people, the parts of its script with what they read, and what its pages have. */
export class Scene {
  readonly room: RoomId;
  readonly ports: RunnerPorts;
  readonly secret: string;
  readonly cells = new Cells();
  readonly registry = new Registry();
  readonly locks: SceneLocks;
  readonly lazy: LazySources;
  readonly jobs = new RoomJobs(this);
  readonly broadcasts = new BroadcastAllowance();
  readonly questions = new RoomQuestions(this);
  readonly forms = new Map<string, FormRecord>();
  readonly sent: SentViews;
  readonly main: Part;
  /** The pages that the script has, by their paths. */
  readonly pages = new Map<string, Part>();
  /** Where the script's pages stand, as the last run said that came to them. */
  navigation: Omit<PagesProps, "stopped"> | undefined;
  /** Whether the script ended before it came to its pages: they do not run until it does. */
  pagesRest = false;
  /** Default texts that the room was told of. */
  readonly seeded = new Set<CellId>();
  /** What was warned of once. */
  readonly warned = new Set<string>();
  /** Whether its app allows HTML that is not cleaned. */
  readonly unsafeHtml: boolean;
  /** Whether nothing outside the room is changed from here. */
  readonly explored: boolean;
  people: readonly Person[] = [];
  readonly #known = new Map<PersonId, Person>();
  /** Pages that somebody looks at, and who does. Others do not run. */
  #looking: ReadonlyMap<string, ReadonlySet<PersonId>> = new Map();
  /** When people's own parts were last begun, as a count. */
  readonly #turns = new Map<PersonId, number>();
  #turn = 0;
  /** The run that began last. */
  pass: Pass | undefined;
  #cancelFlush: (() => void) | undefined;
  #cancelUnseen: (() => void) | undefined;

  constructor(room: RoomId, secret: string, ports: RunnerPorts, body: Part["body"], unsafeHtml: boolean, locks: SceneLocks = new SceneLocks(), explored = false) {
    this.locks = locks;
    this.explored = explored;
    this.unsafeHtml = unsafeHtml;
    this.room = room;
    this.secret = secret;
    this.ports = ports;
    this.sent = new SentViews(this);
    this.lazy = new LazySources(() => ports.now());
    const node = makeNode({ id: ROOT, kind: "root", props: {}, owner: { drawing: false }, holds: true });
    this.main = new Part({ kind: "main", node, path: "", body });
  }

  /** Those in the room now. Who left takes their private parts along. */
  meet(people: readonly Person[]): void {
    if (sameJson(people, this.people)) return;
    this.people = people;
    for (const person of people) this.#known.set(person.id, person);
    this.cells.touch(PEOPLE);
    for (const id of this.#turns.keys()) if (!people.some((person) => person.id === id)) this.#turns.delete(id);
    this.#dismiss();
    this.#watchStreams();
  }

  /** Something was drawn anew: pages hear of it soon, also between two runs. */
  touched(): void {
    const { pass } = this;
    if (pass?.live) return pass.touched();
    this.#cancelFlush ??= this.ports.after(FLUSH_INTERVAL, () => {
      this.#cancelFlush = undefined;
      if (this.pass?.live) this.pass.touched();
      else if (this.pass) this.sent.flush(this.pass.run, NO_BLOBS, true);
    });
  }

  /** The room closes. */
  end(): void {
    this.#cancelFlush?.();
    this.#cancelUnseen?.();
    this.jobs.close();
    this.questions.close();
    for (const part of this.outermost()) this.release(part);
  }

  /** Who looks at which page now. What is drawn on a page that nobody looks at stays as it is. */
  look(looking: ReadonlyMap<string, ReadonlySet<PersonId>>): void {
    for (const [path, page] of this.pages) {
      if (this.#looking.has(path) === looking.has(path)) continue;
      for (const part of withInner(page)) {
        // What runs by the clock sleeps with its page, and is late when somebody comes.
        if (part.cancelTimer && looking.has(path)) part.dirty = true;
        else part.cancelTimer?.();
      }
    }
    this.#looking = looking;
    this.#dismiss();
    this.#watchStreams();
  }

  /** What nobody sees is not asked for. */
  #watchStreams(): void {
    const unseen = (): Part[] => this.outermost().flatMap((part) => [...withInner(part)]).filter((part) => part.flows.size > 0 && this.peopleOn(part.page).length === 0);
    if (unseen().length === 0) {
      this.#cancelUnseen?.();
      this.#cancelUnseen = undefined;
      return;
    }
    this.#cancelUnseen ??= this.ports.after(UNSEEN, () => {
      this.#cancelUnseen = undefined;
      for (const part of unseen()) {
        endFlows(part);
        part.dirty = true;
      }
    });
  }

  /** Whether somebody looks at this page. */
  isLookedAt(page: string): boolean {
    return page === EVERY_PAGE || this.#looking.has(page);
  }

  /** Those who look at this page. */
  peopleOn(page: string): readonly Person[] {
    return page === EVERY_PAGE ? this.people : this.people.filter((person) => this.#looking.get(page)?.has(person.id));
  }

  /** Each page that somebody looks at, with those of them who are here. */
  lookers(): Map<string, readonly PersonId[]> {
    return new Map([EVERY_PAGE, ...this.#looking.keys()].map((page) => [page, this.peopleOn(page).map((person) => person.id)]));
  }

  /** The parts that hang from no other: the script itself, its pages, and people's own blocks. */
  outermost(): Part[] {
    return [this.main, ...this.pages.values(), ...this.blocks().flatMap((block) => [...block.parts.values()])];
  }

  /** Ends a page that the script has no more. */
  dropPage(path: string): void {
    const page = this.pages.get(path);
    if (!page) return;
    this.release(page);
    this.pages.delete(path);
  }

  /** Who does not look at a page has nothing of their own there. */
  #dismiss(): void {
    for (const block of this.blocks()) {
      const here = this.peopleOn(block.parent.page);
      for (const [id, part] of block.parts) {
        if (here.some((person) => person.id === id)) continue;
        this.release(part);
        block.parts.delete(id);
      }
    }
  }

  /** Somebody who is or was here. */
  person(id: PersonId | undefined): Person | undefined {
    return id === undefined ? undefined : this.#known.get(id);
  }

  /** Whoever was served longest ago has the lowest number; who never was has 0. */
  turnOf(id: PersonId): number {
    return this.#turns.get(id) ?? 0;
  }

  /** Somebody's own part begins. */
  served(id: PersonId): void {
    this.#turns.set(id, (this.#turn += 1));
  }

  /** All private blocks that are drawn now. */
  blocks(): PrivateBlock[] {
    return [this.main, ...this.pages.values()].flatMap((part) => [...blocksIn(part)]);
  }

  /** Whether this part is drawn now. */
  holds(part: Part): boolean {
    return this.outermost().some((outer) => [...withInner(outer)].includes(part));
  }

  /** Ends a part and all inside it: it is gone, or is drawn anew. */
  release(part: Part): void {
    for (const inner of withInner(part)) {
      inner.cancelTimer?.();
      inner.cancelTimer = undefined;
      endFlows(inner);
      this.registry.forget(inner);
      for (const block of inner.blocks) for (const own of block.parts.values()) this.release(own);
    }
    part.children = [];
    part.blocks = [];
  }
}

function endFlows(part: Part): void {
  for (const flow of part.flows) flow.end();
  part.flows.clear();
}
