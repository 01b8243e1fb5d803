import { expect, test } from "vitest";
import type { PersonId, RoomEvent } from "@tutti/protocol";
import type { CellChange, DeliveredEvent } from "../host/messages.ts";
import { decide, isQuiet, LET_FINISH, MAX_SUPERSEDED, NEW_SCHEDULE, type Effect, type Input, type Schedule } from "./schedule.ts";

/** Plays inputs one after the other; each may say that time has passed before it. */
function play(...inputs: readonly (Input | number)[]): { state: Schedule; effects: Effect[]; now: number } {
  let state = NEW_SCHEDULE;
  let now = 0;
  const effects: Effect[] = [];
  for (const input of inputs) {
    if (typeof input === "number") {
      now += input;
      continue;
    }
    const decision = decide(state, input, now);
    state = decision.state;
    effects.push(...decision.effects);
  }
  return { state, effects, now };
}

const change = (key: string, value: number, previous: number | undefined = undefined): CellChange => ({ scope: "room", key, value, previous, by: "ana" as PersonId });
const changed = (...changes: CellChange[]): Input => ({ type: "changed", changes });
const event = { event: { id: "d:1" } as RoomEvent, by: {} } as DeliveredEvent;
const up: Input = { type: "hostUp" };
const done = (run: number): Input => ({ type: "done", run });
const runs = (effects: readonly Effect[]) => effects.filter((effect) => effect.type === "run");

test("[ROOM-1] nothing runs before there is a host, and then the whole script does", () => {
  expect(play(changed(change("a", 1))).effects).toEqual([]);
  expect(runs(play(changed(change("a", 1)), up).effects)).toMatchObject([{ run: 1, mode: "commit", all: true }]);
});

test("[ROOM-1] changes while nothing runs start a run with those changes", () => {
  const { effects, state } = play(up, done(1), changed(change("a", 1)));
  expect(runs(effects).at(-1)).toMatchObject({ run: 2, all: false, changes: [{ key: "a", value: 1 }] });
  expect(isQuiet(state)).toBe(false);
  expect(isQuiet(play(up, done(1)).state)).toBe(true);
});

test("[ROOM-2] changes during a young run wait for it, and are one run, from the first previous to the last value", () => {
  const { effects } = play(up, 10, changed(change("a", 2, 1)), changed(change("a", 3, 2)), changed(change("b", 1)), done(1));
  expect(runs(effects)).toHaveLength(2);
  expect(runs(effects)[1]).toMatchObject({ run: 2, changes: [{ key: "a", value: 3, previous: 1 }, { key: "b" }] });
  expect(effects.some((effect) => effect.type === "abort")).toBe(false);
});

test("[ROOM-2] a run that grows old while changes wait is superseded", () => {
  const { effects } = play(up, 10, changed(change("a", 1)), LET_FINISH - 10, { type: "alarm" });
  expect(effects.slice(1)).toMatchObject([{ type: "alarm", ms: LET_FINISH - 10 }, { type: "abort", run: 1 }, { type: "run", run: 2, all: true, changes: [{ key: "a" }] }]);
});

test("[ROOM-2] what a superseded run was asked for is asked for again", () => {
  const { effects } = play(up, done(1), changed(change("a", 2, 1)), LET_FINISH, changed(change("b", 1)));
  expect(effects.at(-1)).toMatchObject({ run: 3, changes: [{ key: "a", previous: 1 }, { key: "b" }] });
});

test("[ROOM-3] a run is superseded at most three times in succession", () => {
  const typing = Array.from({ length: 10 }, (_, n) => [LET_FINISH, changed(change("a", n))]).flat();
  const { effects, state } = play(up, ...typing);
  expect(effects.filter((effect) => effect.type === "abort")).toHaveLength(MAX_SUPERSEDED);
  expect(state.running?.run).toBe(MAX_SUPERSEDED + 1);
  const after = decide(state, done(MAX_SUPERSEDED + 1), 10_000);
  expect(after.effects).toMatchObject([{ type: "run", changes: [{ value: 9 }] }]);
  expect(after.state.superseded).toBe(0);
});

test("[ROOM-4] a run that carries an event is never superseded; newer values wait", () => {
  const { effects } = play(up, done(1), { type: "event", carried: { event, changes: [change("form:f", 1)] } }, 60_000, changed(change("a", 1)), { type: "alarm" });
  expect(effects.filter((effect) => effect.type === "abort")).toEqual([]);
  expect(runs(effects).at(-1)).toMatchObject({ run: 2, event, changes: [{ key: "form:f" }] });
});

test("[ROOM-4] an event supersedes an old plain run, and goes with the values that wait", () => {
  const { effects } = play(up, 300, changed(), { type: "event", carried: { event, changes: [] } });
  expect(effects.slice(-2)).toMatchObject([{ type: "abort", run: 1 }, { type: "run", run: 2, event, all: true }]);
});

test("[ROOM-5] a preview waits for committed values, draws alone, and gives way to them", () => {
  const previewed: Input = { type: "previewed", cells: [{ scope: "room", key: "a", value: 5 }] };
  const waits = play(up, 10_000, previewed);
  expect(waits.effects).toHaveLength(1);
  const draws = decide(waits.state, done(1), waits.now);
  expect(draws.effects).toMatchObject([{ type: "run", mode: "preview", changes: [], preview: [{ value: 5 }] }]);
  const gives = decide(draws.state, changed(change("a", 6)), waits.now + LET_FINISH);
  expect(gives.effects).toMatchObject([{ type: "abort", run: 2 }, { type: "run", run: 3, mode: "commit" }]);
});

test("[ROOM-5] when nobody drags any more, what read the preview runs again on the committed value", () => {
  const over: Input = { type: "previewOver", changes: [change("a", 1, 5)] };
  const { effects } = play(up, done(1), { type: "previewed", cells: [{ scope: "room", key: "a", value: 5 }] }, done(2), over);
  expect(effects.at(-1)).toMatchObject({ type: "run", mode: "commit", changes: [{ value: 1, previous: 5 }] });
});

test("[ROOM-5] what its holder committed on letting go stays theirs, where the run for it still waits when the drag is over", () => {
  const previewed: Input = { type: "previewed", cells: [{ scope: "room", key: "a", value: 5 }] };
  const over: Input = { type: "previewOver", changes: [{ ...change("a", 5, 5), by: undefined }] };
  const { effects } = play(up, 300, done(1), previewed, changed(change("a", 5, 1)), over, done(2));
  expect(effects.at(-1)).toMatchObject({ type: "run", mode: "commit", changes: [{ value: 5, previous: 1, by: "ana" }] });
});

test("[ROOM-6] what ends under a stale number ends nothing, and a new host begins with the whole script", () => {
  const { state } = play(up, 300, changed(change("a", 1)), done(1));
  expect(state.running?.run).toBe(2);
  const { effects } = play(up, { type: "hostGone" }, changed(change("a", 1)), up);
  expect(runs(effects)).toMatchObject([{ run: 1 }, { run: 2, all: true, changes: [] }]);
});

test("[ROOM-4] what was typed before an event is known to its run, also where more was typed since or a new process has the newest", () => {
  const typed: Input = { type: "event", carried: { event, changes: [], before: [change("text:a", 1)] } };
  const more = play(up, { type: "event", carried: { event, changes: [] } }, done(1), typed, changed(change("text:a", 2, 1)), done(2));
  expect(runs(more.effects).at(-1)).toMatchObject({ event, changes: [{ key: "text:a", value: 2 }] });
  const fresh = play(up, { type: "hostGone" }, typed, up);
  expect(runs(fresh.effects).at(-1)).toMatchObject({ event, all: true, changes: [] });
});
