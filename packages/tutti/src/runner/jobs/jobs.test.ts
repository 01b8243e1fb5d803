import { expect, expectTypeOf, it } from "vitest";
import { app, task, type JobOptions, type JobWork, type Script } from "../../index.ts";
import { testApp, type TestApp } from "../../testing/index.ts";
import type heavy from "../../../test/tasks/heavy.ts";

const HEAVY = new URL("../../../test/tasks/heavy.ts", import.meta.url);

/** A job that does what it is told to, and what it was handed each time. */
class Told {
  readonly begun: JobWork<{ readonly n: number }>[] = [];
  #settle: PromiseWithResolvers<unknown> = Promise.withResolvers();

  readonly work = (work: JobWork<{ readonly n: number }>): Promise<number> => {
    this.begun.push(work);
    this.#settle = Promise.withResolvers();
    return this.#settle.promise as Promise<number>;
  };

  done(result: unknown): void {
    this.#settle.resolve(result);
  }

  fail(error: Error): void {
    this.#settle.reject(error);
  }
}

const board = (told: Told, options: JobOptions = {}) => app("Jobs", (ui) => {
  const job = ui.job("count", told.work, { label: "Count", ...options });
  if (ui.button("Start")) job.start({ n: 3 });
  if (ui.button("Stop")) job.cancel();
  ui.metric("State", job.state);
  ui.metric("Result", job.result ?? null);
  ui.metric("By", job.by?.name ?? null);
  ui.metric("Again", job.again ?? null);
  if (job.problem !== undefined) ui.text(job.problem);
  if (job.state === "running") ui.progress(job.progress);
  ui.jobs();
});

const state = (t: Pick<TestApp, "metric">): unknown => t.metric("State").value;
const becomes = (t: TestApp, what: string): Promise<void> => expect.poll(async () => { await t.run(); return state(t); }).toBe(what);

it("[JOB-1] it begins when its run is over and goes on by itself; all see how far it is and what it gave, also who comes later", async () => {
  const told = new Told();
  const t = testApp(board(told));
  const ben = t.person("Ben", "editor");
  await t.run();
  expect([state(t), told.begun.length]).toEqual(["idle", 0]);
  t.button("Start").click();
  await t.run();
  expect([state(ben), t.metric("By").value, told.begun.length]).toEqual(["running", "Tester", 1]);
  expect(told.begun[0]?.input).toEqual({ n: 3 });
  told.begun[0]?.progress(0.25, "1 of 4");
  told.begun[0]?.progress(0.5, "2 of 4");
  await t.advance(200);
  for (const someone of [t, ben, t.person("Cleo", "viewer")]) {
    await t.run();
    expect(someone.all("progress").map(({ props }) => props)).toEqual([{ value: 0.5, text: "2 of 4" }, { value: 0.5, text: "2 of 4" }]);
  }
  expect(t.all("status").map(({ props }) => props)).toEqual([{ label: "Count", state: "running", expanded: true, job: { state: "running", by: "Tester" } }]);
  told.done(6);
  await becomes(t, "done");
  expect([t.metric("Result").value, t.all("progress"), t.all("status")[0]?.props.state]).toEqual([6, [], "complete"]);
  expect(t.all("status")[0]?.props.job).toEqual({ state: "done", by: "Tester", seconds: expect.any(Number) });
});

it("[JOB-1] what was drawn of it before it was begun, as the button that begins it, is drawn anew as soon as it goes on, and when it has ended", async () => {
  const told = new Told();
  let runs = 0;
  const t = testApp(app("Jobs", (ui) => {
    runs++;
    const job = ui.job("count", told.work);
    if (ui.button("Start", { disabled: job.state === "running" })) job.start({ n: 3 });
  }));
  await t.run();
  expect([t.button("Start").disabled, runs]).toEqual([false, 1]);
  t.button("Start").click();
  await t.run();
  expect([t.button("Start").disabled, told.begun.length, runs]).toEqual([true, 1, 3]);
  told.done(6);
  await expect.poll(async () => { await t.run(); return t.button("Start").disabled; }).toBe(false);
});

it("[JOB-2] one of a key goes on at a time; anybody who may press cancels it, what it awaits hears so, and what it gives then is nobody's", async () => {
  const told = new Told();
  const t = testApp(board(told));
  const ben = t.person("Ben", "editor");
  await t.run();
  t.button("Start").click();
  await t.run();
  ben.button("Start").click();
  await t.run();
  expect(told.begun.length).toBe(1);
  ben.button("Cancel").click();
  await becomes(t, "cancelled");
  expect(told.begun[0]?.signal.aborted).toBe(true);
  told.done(1);
  await t.advance(100);
  expect([state(t), t.metric("Result").value]).toEqual(["cancelled", null]);
  t.button("Start").click();
  await t.run();
  expect([state(t), told.begun.length]).toEqual(["running", 2]);
  t.button("Stop").click();
  await becomes(t, "cancelled");
});

it("[JOB-3] what it throws is told to all with its line, and its result has to be plain and bounded", async () => {
  const told = new Told();
  const t = testApp(board(told));
  await t.run();
  for (const [settle, message] of [
    [() => told.fail(new RangeError("no such year")), "no such year"], [() => told.done(() => 1), "its result cannot be kept"], [() => told.done("x".repeat(2_000_000)), "can be kept"],
  ] as const) {
    t.button("Start").click();
    await t.run();
    settle();
    await becomes(t, "failed");
    expect(t.all("text").map(({ props }) => props.body).join()).toContain(message);
    expect(t.all("exception")[0]?.props.message).toContain(message);
    // It is kept in a document that everybody reads: without the author's line.
    expect(t.all("exception")[0]?.props).not.toHaveProperty("excerpt");
  }
  expect(t.logs.some((line) => line.includes("RangeError: no such year (") && line.includes("jobs.test.ts:"))).toBe(true);
});

it("[JOB-3] wrong calls are told, and a room has a bounded number of jobs", async () => {
  const told = new Told();
  const errors = async (script: Script): Promise<string> => {
    const t = testApp(app("Wrong", script));
    await t.run();
    return t.errors.map(({ message }) => message).join();
  };
  expect(await errors((ui) => void ui.job("no key", told.work))).toContain("a key has letters");
  expect(await errors((ui) => void ui.job("k", undefined as never))).toContain("needs a function");
  expect(await errors((ui) => void ui.job("k", told.work, { afterRestart: "again" as never }))).toContain('"lose", "repeat" or "resume"');
  expect(await errors((ui) => void ui.job("k", told.work, { timeout: "soon" as never }))).toContain('timeout is "soon"');
  expect(await errors((ui) => void ui.job("k", told.work).start({ n: (() => 1) as never }))).toContain("cannot be kept");
  expect(await errors((ui) => ui.private((mine) => {
    mine.text("");
    ui.job("k", told.work).start({ n: 1 });
  }))).toContain("inside ui.private");
  expect(await errors((ui) => {
    for (let n = 0; n < 5; n++) ui.job(`k${n}`, told.work).start({ n });
  })).toContain("4 jobs go on in this room already");
});

it("[JOB-4] what takes too long is ended and told, and a task that it awaits ends with it", async () => {
  const ended: unknown[] = [];
  const t = testApp(app("Long", (ui) => {
    const job = ui.job("spin", () => task<typeof heavy>(HEAVY, { does: "spin" }).catch((error: unknown) => {
      ended.push(error);
      throw error;
    }), { timeout: "2s" });
    if (ui.button("Start")) job.start();
    ui.metric("State", job.state);
    ui.text(job.problem ?? "");
  }));
  await t.run();
  t.button("Start").click();
  await t.run();
  expect(state(t)).toBe("running");
  await t.advance(2_100);
  await becomes(t, "failed");
  expect(t.shows("text", "The job spin took longer than 2 s, and was ended")).toBe(true);
  await expect.poll(() => ended.length).toBe(1);
});

it("[JOB-5] where its process has ended it is lost, repeated from its start, or resumed from what it saved, and all read which", async () => {
  for (const [afterRestart, saved, became] of [["lose", 2, "lost"], ["repeat", 2, "repeated"], ["resume", undefined, "repeated"], ["resume", 2, "resumed"]] as const) {
    const told = new Told();
    const t = testApp(board(told, { afterRestart }));
    await t.run();
    t.button("Start").click();
    await t.run();
    if (saved !== undefined) {
      told.begun[0]?.checkpoint(1);
      told.begun[0]?.checkpoint(saved);
    }
    await t.advance(1_500);
    t.crash();
    await t.run();
    const again = became === "lost" ? [] : [{ input: { n: 3 }, resumed: became === "resumed" ? 2 : undefined }];
    expect(told.begun.slice(1).map(({ input, resumed }) => ({ input, resumed }))).toEqual(again);
    expect([state(t), t.metric("Again").value]).toEqual(became === "lost" ? ["lost", null] : ["running", became]);
    if (became === "lost") expect(t.shows("text", "The process that it ran in has ended, and it was not begun again")).toBe(true);
    else {
      told.done(9);
      await becomes(t, "done");
      expect(t.metric("Result").value).toBe(9);
    }
    await t.close();
  }
});

it("[JOB-6] a run that is superseded has begun it once, and the next one finds it under way", async () => {
  const told = new Told();
  let hold: PromiseWithResolvers<void> | undefined = Promise.withResolvers<void>();
  const t = testApp(app("Once", async (ui) => {
    const n = ui.slider("N", { min: 0, max: 9 });
    const job = ui.job("count", told.work, {});
    if (n === 1) job.start({ n });
    ui.metric("State", job.state);
    if (n === 1) await hold?.promise;
  }));
  await t.run();
  t.slider("N").set(1);
  const going = t.run();
  await expect.poll(() => t.metric("State").value).toBe("running");
  t.slider("N").set(2);
  await going;
  expect([told.begun.length, state(t)]).toEqual([1, "running"]);
  hold = undefined;
  t.slider("N").set(1);
  await t.run();
  expect([told.begun.length, state(t)]).toEqual([1, "running"]);
});

it("[JOB-7] its input and its result have their types", async () => {
  const t = testApp(app("Types", (ui) => {
    const job = ui.job("count", ({ input }: JobWork<{ readonly n: number }>) => input.n * 2);
    expectTypeOf(job.result).toEqualTypeOf<number | undefined>();
    expectTypeOf(job.start).parameters.toEqualTypeOf<[input: { readonly n: number }]>();
    const plain = ui.job("plain", async () => "x");
    expectTypeOf(plain.result).toEqualTypeOf<string | undefined>();
    expectTypeOf(plain.start).parameters.toEqualTypeOf<[]>();
  }));
  await t.run();
  expect(t.errors).toEqual([]);
});
