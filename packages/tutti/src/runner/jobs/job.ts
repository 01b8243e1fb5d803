import { isAuthorKey, keepProblem, type JsonValue } from "@tutti/protocol/script";
import { AuthorError } from "../../ui/author-error.ts";
import { given } from "../../ui/given.ts";
import type { Job, JobOptions, JobWork } from "../../ui/jobs.ts";
import type { Execution } from "../execution.ts";
import type { Part } from "../part.ts";
import { forbidSharedWrites } from "../forbid-shared-writes.ts";
import { timerMilliseconds } from "../duration.ts";
import { jobCellId, jobPlace, type JobRecord } from "./job-record.ts";
import { MOST_KNOWN, MOST_RUNNING, type JobPlan, type RoomJobs } from "./room-jobs.ts";

const DAY = 86_400_000;
const AFTER = ["lose", "repeat", "resume"];

/** A job as the part that is running has it. What was going on in a process that is gone is begun again here, or told to be lost. */
export function job<In, Out>(owner: Execution, key: string, work: (work: JobWork<In>) => Out, options: JobOptions = {}): Job<In, Awaited<Out>> {
  const here = owner.caller("job");
  const { afterRestart = "lose", timeout = DAY, label = key } = options;
  const call = `job(${JSON.stringify(key)})`;
  if (!isAuthorKey(key)) throw new AuthorError(`${call}: a key has letters, digits and _ . - alone`);
  if (typeof work !== "function") throw new AuthorError(`${call} needs a function`, `Write ui.job("${key}", async ({ progress, signal }) => { … })`);
  if (!AFTER.includes(afterRestart)) throw new AuthorError(`${call}: afterRestart is ${JSON.stringify(afterRestart)}; it is "lose", "repeat" or "resume"`);
  const limit = timerMilliseconds(timeout);
  if (!(limit > 0)) throw new AuthorError(`${call}: timeout is ${JSON.stringify(timeout)}; it is milliseconds above 0, or a text such as "30m"`);
  const plan: JobPlan = { work: work as JobPlan["work"], afterRestart, timeout: limit };
  const { jobs } = here.pass.scene;
  const record = (): JobRecord | undefined => {
    const { part, pass: { scene } } = owner.caller("job");
    part.noteRead(jobCellId(key), scene.cells.version(jobCellId(key)));
    return jobs.record(key);
  };
  const now = record();
  if (now && here.pass.mode === "commit" && jobs.wasInterrupted(key)) goOn(here, key, now, plan);
  return {
    key,
    get state() { return record()?.state ?? "idle"; },
    // What lies there was given by this job's function: its type is the word for it.
    get result() { return record()?.result as Awaited<Out> | undefined; },
    get problem() { return problemOf(record()); },
    get by() { return record()?.by; },
    get began() { return dateOf(record()?.began); },
    get ended() { return dateOf(record()?.ended); },
    get again() { return record()?.again; },
    progress: jobs.line(key),
    start: (input?: unknown) => start(owner, { key, label, call, plan, input }),
    cancel: () => cancel(owner, key),
  };
}

interface Beginning {
  readonly resumed: JsonValue | undefined;
  /** The part to which it is no news; `undefined` where the part itself has to run again. */
  readonly own: Part | undefined;
}

export function cancel(owner: Execution, key: string): void {
  const here = owner.caller("job.cancel");
  forbidSharedWrites(here, `job("${key}").cancel`);
  if (here.pass.mode === "commit") here.pass.scene.jobs.cancel(key);
}

/** Why a job gave nothing, in words. */
export function problemOf(record: JobRecord | undefined): string | undefined {
  if (record?.state === "lost") return "The process that it ran in has ended, and it was not begun again";
  return record?.error?.message;
}

const dateOf = (ms: number | undefined): Date | undefined => (ms === undefined ? undefined : new Date(ms));

interface Wanted {
  readonly key: string;
  readonly label: string;
  readonly call: string;
  readonly plan: JobPlan;
  readonly input: unknown;
}

function start(owner: Execution, { key, label, call, plan, input }: Wanted): boolean {
  const here = owner.caller(`${call}.start`);
  forbidSharedWrites(here, `${call}.start`);
  const { pass } = here;
  const { scene } = pass;
  const { jobs } = scene;
  // A preview, and a look at the past, draw and do nothing else.
  if (pass.mode !== "commit" || jobs.record(key)?.state === "running") return false;
  checkRoom(jobs, key, call);
  const problem = input === undefined ? undefined : keepProblem(input);
  if (problem !== undefined) throw new AuthorError(`${call}.start: what it is given cannot be kept: ${problem}`);
  const by = scene.person(here.by ?? pass.event?.by.id) ?? pass.event?.by;
  const record: JobRecord = {
    id: jobs.newId(), room: scene.room, label, state: "running", began: scene.ports.now(),
    ...given({ by: by && { id: by.id, name: by.name }, input: input as JsonValue | undefined }),
  };
  // What the part drew of it before, such as the button that began it, is of a job that does not go on.
  beginWith(here, key, record, plan, { resumed: undefined, own: undefined });
  return true;
}

function checkRoom(jobs: RoomJobs, key: string, call: string): void {
  if (jobs.running >= MOST_RUNNING) throw new AuthorError(`${call}.start: ${MOST_RUNNING} jobs go on in this room already`, "Cancel one, or start it when one is done");
  if (jobs.keys.length >= MOST_KNOWN && !jobs.keys.includes(key)) throw new AuthorError(`${call}.start: this room has had jobs of ${MOST_KNOWN} keys, and can have no more`, "Give jobs of one kind one key, and what differs as input");
}

/** What a job that was cut off has become. */
function goOn(here: Execution, key: string, record: JobRecord, plan: JobPlan): void {
  const { jobs, ports } = here.pass.scene;
  if (plan.afterRestart === "lose" || jobs.running >= MOST_RUNNING) {
    note(here, key, { ...record, state: "lost", ended: ports.now() }, here.part);
    return;
  }
  const saved = plan.afterRestart === "resume" ? jobs.checkpoint(key) : undefined;
  beginWith(here, key, { ...record, state: "running", again: saved === undefined ? "repeated" : "resumed" }, plan, { resumed: saved, own: here.part });
}

/** It begins as soon as the room is told of it, with what else this run writes: with an event, once that is over. */
function beginWith(here: Execution, key: string, record: JobRecord, plan: JobPlan, { resumed, own }: Beginning): void {
  const { pass } = here;
  pass.jobs.set(key, () => pass.scene.jobs.begin(key, record, plan, resumed));
  note(here, key, record, own);
}

function note({ pass }: Execution, key: string, record: JobRecord, own: Part | undefined): void {
  pass.write(jobPlace(key), record as unknown as JsonValue, own);
  pass.scene.jobs.heard(jobPlace(key));
}
