import type { JsonValue } from "@tutti/protocol";
import { checkpointCell, jobOfCell, keepProblem } from "@tutti/protocol/script";
import { doInsideJob } from "../../task/inside-job.ts";
import { AuthorError } from "../../ui/author-error.ts";
import type { JobOptions, JobWork } from "../../ui/jobs.ts";
import { cellId, type CellPlace } from "../cells.ts";
import { unmeantProps } from "../exception.ts";
import { Quiet } from "../quiet.ts";
import type { Scene } from "../scene.ts";
import { ALL_JOBS, jobCellId, jobPlace, parseJobRecord, type JobRecord } from "./job-record.ts";
import { ProgressLine } from "./progress-line.ts";

/** So many jobs of a room go on at once, and so many are kept in mind. */
export const MOST_RUNNING = 4;
export const MOST_KNOWN = 50;
/** A job's checkpoints are written at most so often (ms). */
const CHECKPOINT_EVERY = 1_000;
/** What goes on outside of runs has no number of one. */
const NO_RUN = 0;

/** What a job does, and how. */
export interface JobPlan {
  readonly work: (work: JobWork<never>) => unknown;
  readonly afterRestart: NonNullable<JobOptions["afterRestart"]>;
  /** ms. */
  readonly timeout: number;
}

interface Live {
  readonly record: JobRecord;
  readonly controller: AbortController;
  cancelTimeout: () => void;
  cancelCheckpoint: (() => void) | undefined;
  unsaved: { readonly value: JsonValue } | undefined;
}

/** The jobs of a room: what its documents say of them, and those that go on in this process. */
export class RoomJobs {
  readonly #scene: Scene;
  readonly #live = new Map<string, Live>();
  /** Those that have ended, until the room has told so. */
  readonly #ended = new Map<string, JobRecord>();
  readonly #lines = new Map<string, ProgressLine>();
  readonly #known = new Set<string>();
  #given = 0;

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  /** A cell has changed. */
  heard({ scope, key: cell }: CellPlace): void {
    const key = scope === "owner" ? jobOfCell(cell) : undefined;
    if (key === undefined) return;
    this.#known.add(key);
    this.#scene.cells.touch(ALL_JOBS);
  }

  get keys(): readonly string[] {
    return [...this.#known];
  }

  newId(): string {
    return `${this.#scene.ports.now().toString(36)}-${(this.#given += 1)}`;
  }

  /** What is known of a job; one that was going on elsewhere, and is not here, is lost as long as nobody begins it again. */
  record(key: string): JobRecord | undefined {
    const told = parseJobRecord(this.#scene.cells.get(jobCellId(key)));
    if (!told || told.state !== "running") return told;
    // It went on in the room that this one was branched from.
    if (told.room !== this.#scene.room) return undefined;
    const ended = this.#ended.get(key);
    if (ended?.id === told.id) return ended;
    return this.#live.has(key) || this.#scene.pass?.jobs.has(key) ? told : { ...told, state: "lost" };
  }

  /** Whether a job was going on in a process that is gone. */
  wasInterrupted(key: string): boolean {
    return this.record(key)?.state === "lost" && parseJobRecord(this.#scene.cells.get(jobCellId(key)))?.state === "running";
  }

  /** What the job that was interrupted had saved last. */
  checkpoint(key: string): JsonValue | undefined {
    const saved = this.#scene.cells.get(cellId({ scope: "owner", key: checkpointCell(key) }));
    return typeof saved === "object" && saved !== null && "id" in saved && saved.id === this.record(key)?.id ? saved.value : undefined;
  }

  /** How many go on, or begin with the run that goes on. */
  get running(): number {
    return this.#live.size + (this.#scene.pass?.live ? this.#scene.pass.jobs.size : 0);
  }

  line(key: string): ProgressLine {
    const line = this.#lines.get(key) ?? new ProgressLine();
    this.#lines.set(key, line);
    return line;
  }

  begin(key: string, record: JobRecord, { work, timeout }: JobPlan, resumed: JsonValue | undefined): void {
    const { ports } = this.#scene;
    const controller = new AbortController();
    const live: Live = { record, controller, cancelTimeout: () => undefined, cancelCheckpoint: undefined, unsaved: undefined };
    this.#live.set(key, live);
    this.#tellRoom();
    live.cancelTimeout = ports.after(timeout, () => this.#end(key, live, { state: "failed", error: unmeantProps(tooLong(key, timeout), this.#scene) }));
    const given: JobWork<never> = {
      input: record.input as never, signal: controller.signal, resumed,
      progress: (value, text) => {
        if (this.#live.get(key) === live) this.line(key).say(text === undefined ? value : [value, text]);
      },
      checkpoint: (value) => this.#save(key, live, value),
    };
    const go = async (): Promise<void> => {
      try {
        const result = (await doInsideJob(controller.signal, async () => work(given))) as JsonValue | undefined;
        const problem = result === undefined ? undefined : keepProblem(result);
        if (problem !== undefined) throw new AuthorError(`job("${key}"): its result cannot be kept: ${problem}`, "Keep large or other data in a file or a database, and return its name");
        this.#end(key, live, { state: "done", ...(result !== undefined && { result }) });
      } catch (error) {
        this.#end(key, live, { state: "failed", error: unmeantProps(error, this.#scene) });
      }
    };
    // It belongs to no run: what it awaits goes on when that is over.
    ports.context.outside(() => void go());
  }

  /** @returns whether there was one to end. */
  cancel(key: string): boolean {
    const live = this.#live.get(key);
    if (live) this.#end(key, live, { state: "cancelled" });
    return live !== undefined;
  }

  /** The room closes, and what goes on in it ends with this process: what is written of it stays, for the next. */
  close(): void {
    for (const live of this.#live.values()) stop(live, new Quiet("The room was closed"));
    this.#live.clear();
  }

  #end(key: string, live: Live, how: Pick<JobRecord, "state" | "result" | "error">): void {
    if (this.#live.get(key) !== live) return;
    const { ports } = this.#scene;
    this.#live.delete(key);
    const record: JobRecord = { ...live.record, ...how, ended: ports.now() };
    this.#ended.set(key, record);
    stop(live, new Quiet(`The job ${key} is over`));
    if (how.error) {
      const { name, message, file, line, ref } = how.error;
      ports.emit({ type: "log", level: "warn", text: `The job ${key} failed: ${name}: ${message}${file === undefined ? "" : ` (${file}:${line})`}${ref === undefined ? "" : ` (${ref})`}` });
    }
    this.#write(jobPlace(key), withoutSource(record) as unknown as JsonValue);
    this.#tellRoom();
  }

  #save(key: string, live: Live, value: JsonValue): void {
    const problem = keepProblem(value);
    if (problem !== undefined) throw new AuthorError(`checkpoint of job("${key}"): ${problem}`, "Keep large data in a file, and its name in the checkpoint");
    if (this.#live.get(key) !== live) return;
    live.unsaved = { value };
    if (!live.cancelCheckpoint) this.#saveNow(key, live);
  }

  /** Writes the newest, and looks again a moment later. */
  #saveNow(key: string, live: Live): void {
    const { unsaved } = live;
    live.unsaved = undefined;
    live.cancelCheckpoint = unsaved && this.#scene.ports.after(CHECKPOINT_EVERY, () => this.#saveNow(key, live));
    if (unsaved) this.#write({ scope: "owner", key: checkpointCell(key) }, { id: live.record.id, value: unsaved.value });
  }

  #write(place: CellPlace, value: JsonValue): void {
    const { ports, room } = this.#scene;
    ports.emit({ type: "writes", room, run: NO_RUN, writes: [{ ...place, value }] });
  }

  #tellRoom(): void {
    const { ports, room } = this.#scene;
    ports.emit({ type: "working", room, jobs: [...this.#live.keys()] });
  }
}

/** Everybody in the room reads its documents: the author's own lines do not stand there. */
function withoutSource({ error, ...record }: JobRecord): JobRecord {
  if (!error) return record;
  const { excerpt: _, frames: __, ...kept } = error;
  return { ...record, error: kept };
}

const tooLong = (key: string, timeout: number): AuthorError => new AuthorError(`The job ${key} took longer than ${Math.round(timeout / 1000)} s, and was ended`, 'Give it more time: { timeout: "600m" }');

function stop(live: Live, reason: Error): void {
  live.cancelTimeout();
  live.cancelCheckpoint?.();
  live.controller.abort(reason);
}
