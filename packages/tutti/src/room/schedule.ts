import { READER_CELL, type PersonId } from "@tutti/protocol";
import type { Cell, CellChange, DeliveredEvent, RunMode } from "../host/messages.ts";

/**
 * When a room's script runs. Pure: `decide(state, input, now)` says what is next; the room does it. Run numbers rise, and
 * whatever comes from a run that is no longer the present one is dropped by its number.
 */

/** A run younger than this (ms) is let finish before newer values run; an older one is superseded. */
export const LET_FINISH = 250;
/** A run is superseded at most so many times in succession, so that people who never stop typing still see results. */
export const MAX_SUPERSEDED = 3;

/** What waits for a run: the whole script or not, and the cells that changed since. */
export interface Work {
  readonly all: boolean;
  /** The host asked, or the people changed: it knows itself what to run. */
  readonly asked: boolean;
  readonly changes: ReadonlyMap<string, CellChange>;
}

export interface Running {
  readonly run: number;
  readonly mode: RunMode;
  readonly since: number;
  readonly work: Work;
  readonly event: DeliveredEvent | undefined;
}

/** An event and what it changes for the script before it is written: the values of a submit. */
export interface Carried {
  readonly event: DeliveredEvent;
  readonly changes: readonly CellChange[];
  /** What else changed before it: known to the script by the time of its run, as any change, and by a new process anyway. */
  readonly before?: readonly CellChange[];
}

export interface Schedule {
  readonly host: "up" | "down";
  /** The last number given. */
  readonly last: number;
  readonly running: Running | undefined;
  /** How many runs were superseded since one ended by itself. */
  readonly superseded: number;
  readonly due: Work;
  /** A claimed event that waits for its run; never more than one. */
  readonly event: Carried | undefined;
  readonly preview: readonly Cell[] | undefined;
}

export type Input =
  | { readonly type: "changed"; readonly changes: readonly CellChange[] }
  | { readonly type: "asked"; readonly all: boolean }
  | { readonly type: "event"; readonly carried: Carried }
  | { readonly type: "previewed"; readonly cells: readonly Cell[] }
  /** Nobody drags any more: `changes` lead from the previewed values back to the committed ones. */
  | { readonly type: "previewOver"; readonly changes: readonly CellChange[] }
  | { readonly type: "done"; readonly run: number }
  | { readonly type: "alarm" }
  | { readonly type: "hostUp" }
  | { readonly type: "hostGone" };

export type Effect =
  | { readonly type: "abort"; readonly run: number }
  | {
      readonly type: "run"; readonly run: number; readonly mode: RunMode; readonly all: boolean; readonly changes: readonly CellChange[];
      readonly event: DeliveredEvent | undefined; readonly preview: readonly Cell[] | undefined;
    }
  /** Comes back as an `alarm` after `ms`. */
  | { readonly type: "alarm"; readonly ms: number };

export interface Decision {
  readonly state: Schedule;
  readonly effects: readonly Effect[];
}

const NOTHING: Work = { all: false, asked: false, changes: new Map() };

/** A room before its host is there: the first run is of the whole script. */
export const NEW_SCHEDULE: Schedule = {
  host: "down", last: 0, running: undefined, superseded: 0, due: NOTHING, event: undefined, preview: undefined,
};

/** Whether nothing runs and nothing waits for a run. */
export const isQuiet = (state: Schedule): boolean =>
  state.host === "up" && !state.running && !state.event && !state.preview && isNothing(state.due);

export function decide(state: Schedule, input: Input, now: number): Decision {
  return proceed(take(state, input), now);
}

function take(state: Schedule, input: Input): Schedule {
  switch (input.type) {
    case "changed":
      return { ...state, due: withChanges(state.due, input.changes) };
    case "asked":
      return { ...state, due: { ...state.due, asked: true, all: state.due.all || input.all } };
    case "event":
      return { ...state, due: withChanges(state.due, input.carried.before ?? []), event: input.carried };
    case "previewed":
      return { ...state, preview: input.cells };
    case "previewOver":
      // What waits of a cell was committed by somebody who has let go of it: that stays theirs, for whoever hears of it.
      return { ...state, preview: undefined, due: withChanges(state.due, input.changes.map((change) => ({ ...change, by: state.due.changes.get(cellId(change))?.by ?? change.by }))) };
    case "done":
      return state.running?.run === input.run ? { ...state, running: undefined, superseded: 0 } : state;
    case "alarm":
      return state;
    case "hostUp":
      return { ...state, host: "up", running: undefined, superseded: 0, due: { ...NOTHING, all: true } };
    case "hostGone":
      return { ...state, host: "down", running: undefined, preview: undefined };
  }
}

function proceed(state: Schedule, now: number): Decision {
  if (state.host === "down" || !isWaiting(state)) return { state, effects: [] };
  const { running } = state;
  if (!running) return start(state, now);
  if (running.event || state.superseded >= MAX_SUPERSEDED || !outranks(state, running)) return { state, effects: [] };
  const age = now - running.since;
  if (age < LET_FINISH) return { state, effects: [{ type: "alarm", ms: LET_FINISH - age }] };
  const next = start({ ...state, superseded: state.superseded + 1, due: merge(running.work, state.due) }, now);
  return { state: next.state, effects: [{ type: "abort", run: running.run }, ...next.effects] };
}

/**
 * A preview draws only: it does not stop a run of committed values, which may have things to write. Nor does somebody who comes,
 * turns a page or reads it otherwise, or a fragment that runs by the clock: what goes on is no older for that, and would only begin again. Nor does what the
 * run has itself set: whatever else read that runs in it, or after it.
 */
const outranks = (state: Schedule, running: Running): boolean =>
  running.mode === "preview" || state.event !== undefined || state.due.all || [...state.due.changes.values()].some(({ key, run }) => key !== READER_CELL && run !== running.run);

const isWaiting = (state: Schedule): boolean => state.event !== undefined || state.preview !== undefined || !isNothing(state.due);

function start(state: Schedule, now: number): Decision {
  const run = state.last + 1;
  const draws = !state.event && isNothing(state.due);
  const mode = draws ? "preview" : "commit";
  const work = draws ? NOTHING : withChanges(state.due, state.event?.changes ?? []);
  const event = state.event?.event;
  const running: Running = { run, mode, since: now, work, event };
  return {
    state: { ...state, last: run, running, due: NOTHING, event: undefined, preview: draws ? undefined : state.preview },
    effects: [{
      type: "run", run, mode, all: work.all, changes: [...work.changes.values()], event, preview: draws ? state.preview : undefined,
    }],
  };
}

const isNothing = (work: Work): boolean => !work.all && !work.asked && work.changes.size === 0;

/** Names a cell among all scopes and people. */
export const cellId = (cell: { scope: string; person?: PersonId; key: string }): string => `${cell.scope}\u001f${cell.person ?? ""}\u001f${cell.key}`;

/** Several changes of a cell are one: from the first one's `previous` to the last one's value, by the last one's author. */
function withChanges(work: Work, changes: readonly CellChange[]): Work {
  const all = new Map(work.changes);
  for (const change of changes) {
    const id = cellId(change);
    const first = all.get(id);
    all.delete(id);
    all.set(id, first ? { ...change, previous: first.previous } : change);
  }
  return { ...work, changes: all };
}

const merge = (older: Work, newer: Work): Work => ({
  ...withChanges(older, [...newer.changes.values()]), all: older.all || newer.all, asked: older.asked || newer.asked,
});
