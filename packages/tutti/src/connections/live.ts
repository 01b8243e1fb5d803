import { AsyncLocalStorage } from "node:async_hooks";
import { createHash } from "node:crypto";
import { serialize } from "node:v8";
import { insideCached } from "../cache/inside.ts";
import { plainProblem } from "../cache/plain-problem.ts";
import { context } from "../host/context.ts";
import { isArrow } from "../runner/data/source.ts";
import type { Execution } from "../runner/execution.ts";
import { AuthorError } from "../ui/author-error.ts";
import { isLazy } from "../ui/lazy.ts";
import type { AnyResult, Columns, Driver } from "./driver.ts";
import { SharedAnswers } from "./shared-answers.ts";

/** Answers are asked anew at most so often (ms), whatever changes. */
const EVERY = 500;
/** So many at once. */
const AT_ONCE = 4;
/** The database is watched for so long (ms) after the last answer went: a run that follows has it again. */
const LINGER = 10_000;

/** An answer that a part of a script was given. */
interface Watch {
  readonly ask: () => PromiseLike<unknown>;
  readonly by: Execution;
  /** Absent until the first answer is there. */
  digest: string | undefined;
}

/** The answers of one connection that parts of scripts go on looking at: where one becomes another, its part runs again. */
export class LiveAnswers {
  readonly #name: string;
  readonly #driver: () => Promise<Driver>;
  readonly #told: () => void;
  readonly #linger: number;
  readonly #watches = new Set<Watch>();
  #watching: Promise<() => void> | undefined;
  #stopping: NodeJS.Timeout | undefined;
  #changes = 0;
  /** What the statements of the last check gave: whoever asks the same before anything changes need not ask. */
  #shared = new SharedAnswers(0, false);
  readonly #asking = new AsyncLocalStorage<SharedAnswers>();
  #checking = false;
  #checkAgain = false;

  /** @param told is called at each change, before anything is asked. */
  constructor(name: string, driver: () => Promise<Driver>, told: () => void, linger = LINGER) {
    this.#linger = linger;
    this.#name = name;
    this.#driver = driver;
    this.#told = told;
  }

  /** @throws AuthorError outside of a script, where nothing would run again. */
  async give<T>(ask: () => PromiseLike<T>): Promise<T> {
    const by = context.current();
    const cached = insideCached();
    if (typeof ask !== "function") throw new AuthorError("db.live() takes a function that asks, to ask again: db.live(() => db.sql`…`)");
    if (cached) throw new AuthorError(`db.live() was called inside ${cached.called}, which is cached and would not run again`, "Call it in the script");
    if (!by) throw new AuthorError("db.live() was called outside a script, where nothing would run again", "Call it in the script, or ask without it");
    if (by.part.kind === "handler" || by.pass.mode === "look") return ask();
    await this.#watch();
    // A run that is over meanwhile has nothing to look at.
    if (!by.pass.live || by.part.execution !== by) return ask();
    const watch: Watch = { ask, by, digest: undefined };
    this.#watches.add(watch);
    by.part.flows.add({ end: () => this.#forget(watch) });
    const before = this.#changes;
    const answer = this.#asking.run(this.#shared.forRuns(before), () => Promise.resolve(ask()));
    watch.digest = await this.#digestOf(answer);
    // What has changed while it was asked may be in the answer, or not.
    if (before !== this.#changes) void this.#check();
    return answer;
  }

  /**
   * Asks a statement of what is looked at, or gives what it has just given to others. Whatever else is asked is asked.
   *
   * @param statement what tells it apart from others; `undefined` where nothing does.
   */
  share<Given extends Columns | AnyResult>(statement: () => string | undefined, ask: () => Promise<Given>): Promise<Given> {
    const answers = this.#asking.getStore();
    const name = answers && statement();
    return name === undefined ? ask() : answers?.of(name, ask) ?? ask();
  }

  /** How many answers are looked at, and whether the database is watched for them. */
  stats(): { readonly answers: number; readonly watching: boolean } {
    return { answers: this.#watches.size, watching: this.#watching !== undefined };
  }

  async #watch(): Promise<void> {
    clearTimeout(this.#stopping);
    this.#watching ??= context.outside(async () => (await this.#driver()).watch(() => this.#changed()));
    try {
      await this.#watching;
    } catch (error) {
      this.#watching = undefined;
      throw error;
    }
  }

  #forget(watch: Watch): void {
    this.#watches.delete(watch);
    if (this.#watches.size > 0) return;
    clearTimeout(this.#stopping);
    this.#stopping = setTimeout(() => {
      const watching = this.#watching;
      this.#watching = undefined;
      void watching?.then((stop) => stop(), () => undefined);
    }, this.#linger).unref();
  }

  #changed(): void {
    this.#changes++;
    this.#told();
    void this.#check();
  }

  async #check(): Promise<void> {
    this.#checkAgain = this.#checking;
    if (this.#checking) return;
    this.#checking = true;
    const begun = performance.now();
    const waiting = [...this.#watches].filter(({ digest }) => digest !== undefined);
    const worker = async (): Promise<void> => {
      for (let watch = waiting.pop(); watch; watch = waiting.pop()) await this.#look(watch);
    };
    this.#shared = new SharedAnswers(this.#changes, true);
    await this.#asking.run(this.#shared, () => context.outside(() => Promise.all(Array.from({ length: AT_ONCE }, worker))));
    setTimeout(() => {
      this.#checking = false;
      if (this.#checkAgain) void this.#check();
    }, Math.max(0, begun + EVERY - performance.now())).unref();
  }

  async #look(watch: Watch): Promise<void> {
    if (!this.#watches.has(watch)) return;
    const digest = await this.#digestOf(Promise.resolve().then(watch.ask)).catch((error: unknown) => `not comparable: ${String(error)}`);
    if (digest === watch.digest || !this.#watches.has(watch)) return;
    watch.digest = digest;
    const { part, pass } = watch.by;
    part.dirty = true;
    pass.scene.ports.emit({ type: "wake", room: pass.scene.room, why: `what ${this.#name} answers has changed` });
  }

  /** What tells two answers apart. An error is an answer too; of a table that stays at the database, only that something changed is known. */
  async #digestOf(answer: Promise<unknown>): Promise<string> {
    let value: unknown;
    try {
      value = await answer;
    } catch (error) {
      return `error: ${error instanceof Error ? error.message : String(error)}`;
    }
    return isLazy(value) ? `change ${this.#changes}` : createHash("sha256").update(await bytesOf(value)).digest("base64url");
  }
}

async function bytesOf(value: unknown): Promise<Uint8Array> {
  if (typeof value !== "object" || value === null || !isArrow(value)) {
    const problem = plainProblem(value);
    if (problem !== undefined) throw new AuthorError(`db.live() compares answers, and ${problem}, which cannot be compared`, "Give it rows, plain data, an Arrow table or a db.table(…)");
    return serialize(value);
  }
  const { Table, tableToIPC } = await import("@uwdata/flechette");
  const bytes = value instanceof Table ? tableToIPC(value, { format: "stream" }) : undefined;
  if (!bytes) throw new AuthorError("db.live() was given an Arrow table that cannot be compared", "Ask for rows, or for db.sql`…`.arrow()");
  return bytes;
}
