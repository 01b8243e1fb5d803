import type { JsonValue, PersonId } from "@tutti/protocol";
import type { CellChange, CellWrite, DeliveredEvent, RunMode } from "../host/messages.ts";
import type { CallSite } from "./call-site.ts";
import { cellId, type CellId, type CellPlace } from "./cells.ts";
import type { Part } from "./part.ts";
import { Quiet } from "./quiet.ts";
import type { WidgetRecord } from "./registry.ts";
import type { Scene } from "./scene.ts";
import type { Blob } from "./streamed-blobs.ts";
import { cellAfter, joinWrites } from "./shared/written.ts";

/** While a run goes on, pages hear of it at most so often (ms). */
export const FLUSH_INTERVAL = 30;

/** A value that was set before its widget was drawn. */
export interface PendingSet {
  readonly value: unknown;
  readonly site: CallSite;
  readonly person: PersonId | undefined;
}

/** What went wrong in a run; `ref` where the page shows a mark for it. */
interface Failure {
  readonly message: string;
  readonly stack: string | undefined;
  readonly ref?: string;
}

/**
 * One run, by its number: what it carries, what it wants written, and whether it still counts. Everything that a script does
 * goes through an execution of a pass, and is refused there once the pass is over.
 */
export class Pass {
  readonly scene: Scene;
  readonly run: number;
  readonly mode: RunMode;
  readonly event: DeliveredEvent | undefined;
  /** Changes whose handlers are due in this run: kept for the next one where this one is superseded. */
  heard: readonly CellChange[] = [];
  readonly blobs = new Map<string, Blob>();
  readonly pending = new Map<string, PendingSet>();
  /** Widgets of which nothing was known before this run. */
  readonly fresh: WidgetRecord[] = [];
  /** Handlers of a submit whose form was not known before this run drew it. */
  readonly late: (() => unknown)[] = [];
  /** Pages that somebody has turned to while it goes on. */
  readonly joined: Promise<void>[] = [];
  /** Jobs that begin once the room is told of them, by their keys. */
  readonly jobs = new Map<string, () => void>();
  /** The first error that a part ended with. */
  failure: Failure | undefined;
  /** False once the run was superseded, or has ended. */
  live = true;
  /** Whether a button has had the event. */
  delivered = false;
  /** Whether `ui.rerun()` was called since the script last began. */
  rerunAsked = false;
  /** Whether a form's `onSubmit` has had it. */
  submitted = false;
  /** Errors of handlers: drawn at the end, since the parts they belong to are drawn anew first. */
  readonly handlerErrors: { readonly part: Part; readonly error: unknown }[] = [];
  /** Whether private parts have been reached: before, what people have of their own stays as it is. */
  ownReached = false;
  #controller: AbortController | undefined;
  readonly #writes = new Map<CellId, CellWrite>();
  /** How many things this run has given names to. */
  named = 0;
  readonly #seeds = new Map<CellId, CellWrite>();
  #flushed: number;
  #cancelFlush: (() => void) | undefined;

  constructor(scene: Scene, run: number, mode: RunMode, event: DeliveredEvent | undefined) {
    this.scene = scene;
    this.run = run;
    this.mode = mode;
    this.event = event;
    scene.pass = this;
    this.#flushed = scene.ports.now();
  }

  /** Something was drawn: pages hear of it soon, also while the script computes without a pause. */
  touched(): void {
    const { ports } = this.scene;
    if (ports.now() - this.#flushed >= FLUSH_INTERVAL) this.flush();
    else this.#cancelFlush ??= ports.after(FLUSH_INTERVAL, () => this.flush());
  }

  /** Sends what was drawn, seeded and written so far. */
  flush(): void {
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
    // What was drawn before a locked value was asked for may show what it keeps apart.
    if (!this.live || this.scene.locks.areOpen) return;
    const { ports, room, sent } = this.scene;
    this.#flushed = ports.now();
    sent.flush(this.run, this.blobs, this.ownReached);
    if (this.#seeds.size > 0) {
      // Only what was told is told: a superseded run's seeds are the next one's.
      for (const id of this.#seeds.keys()) this.scene.seeded.add(id);
      ports.emit({ type: "seeds", room, run: this.run, seeds: [...this.#seeds.values()] });
      this.#seeds.clear();
    }
    if (this.event === undefined && this.mode === "commit" && this.#writes.size > 0) {
      ports.emit({ type: "writes", room, run: this.run, writes: this.takeWrites() });
      this.beginJobs();
    }
  }

  /** The room was told of these jobs just now: what happens to this run is no matter of theirs. */
  beginJobs(): void {
    for (const begin of this.jobs.values()) begin();
    this.jobs.clear();
  }

  /** The writes that were not sent yet. */
  takeWrites(): CellWrite[] {
    const writes = this.mode === "commit" ? [...this.#writes.values()] : [];
    this.#writes.clear();
    return writes;
  }

  /**
   * Lays a value over the cells, to be written by the room. Previews and looks see it too, and it is taken back after them.
   *
   * @param own the part to which this is no news; `undefined` where the part itself has to run again.
   * @param seen where given, the room writes only over this; of an edit, what it is made from.
   */
  write(place: CellPlace & Pick<CellWrite, "as">, value: JsonValue, own: Part | undefined, seen?: JsonValue): void {
    const { cells } = this.scene;
    const id = cellId(place);
    const before = cells.version(id);
    const write: CellWrite = { ...place, value, ...(seen !== undefined && { seen }) };
    if (!cells.set(id, cellAfter(cells.get(id), write))) return;
    own?.noteOwnWrite(id, before, cells.version(id));
    this.#writes.set(id, joinWrites(this.#writes.get(id), write));
    this.touched();
  }

  /** A default text, to be written once by the room. */
  seed(place: CellPlace, value: JsonValue): void {
    const id = cellId(place);
    if (this.mode !== "commit" || this.scene.seeded.has(id)) return;
    this.#seeds.set(id, { ...place, value });
  }

  fail(error: Failure): void {
    // The run's outcome tells the first; the log has each, since each has a mark of its own.
    if (this.failure && error.ref !== this.failure.ref) this.scene.ports.emit({ type: "log", level: "warn", text: `${error.message}${error.ref === undefined ? "" : ` (${error.ref})`}` });
    this.failure ??= error;
  }

  /** Aborts when this run is over. */
  get signal(): AbortSignal {
    this.#controller ??= new AbortController();
    return this.#controller.signal;
  }

  /** From now on everything of this run is refused, and its signal says so. */
  end(): void {
    this.live = false;
    // A quiet reason: a request that nobody awaits any more fails with it, and is nobody's error.
    this.#controller?.abort(new Quiet("This run is over"));
    this.#cancelFlush?.();
    this.#cancelFlush = undefined;
  }
}
