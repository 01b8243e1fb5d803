import { fork } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { columnFromArray, tableFromColumns } from "@uwdata/flechette";
import { MessagePort, type Transferable } from "node:worker_threads";
import { expect, expectTypeOf, it, vi } from "vitest";
import { app, cacheData } from "../index.ts";
import { testApp } from "../testing/index.ts";
import type heavy from "../../test/tasks/heavy.ts";
import type { Work } from "../../test/tasks/heavy.ts";
import { pool } from "./pool.ts";
import { task } from "./task.ts";

const HEAVY = new URL("../../test/tasks/heavy.ts", import.meta.url);
const run = task<typeof heavy>;
const original = MessagePort.prototype.postMessage;

it("[TASK-1] a heavy function runs on another thread, several at once on as many, and gives its typed result", async () => {
  const both = await Promise.all([run(HEAVY, { does: "wait", n: 200 }), run(HEAVY, { does: "wait", n: 200 })]);
  const threads = new Set(both.map((result) => result && "thread" in result && result.thread));
  expect(threads.size).toBe(2);
  expect(threads.has(0)).toBe(false);
  expect(await run(HEAVY, { does: "sum", n: 1000 })).toMatchObject({ sum: 500_500 });
  expectTypeOf(run).parameter(1).toEqualTypeOf<Work>();
  // @ts-expect-error there is no such work
  await expect(run(HEAVY, { does: "nothing" })).resolves.toBe(undefined);
});

it("[TASK-1] as many are at work at once as the machine has cores, and the next waits for one of them", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tutti-task-"));
  const notes = join(folder, "go");
  const cores = availableParallelism();
  const all = Promise.all(Array.from({ length: cores + 1 }, () => run(HEAVY, { does: "held", notes })));
  const begun = (): number => (existsSync(`${notes}.begun`) ? readFileSync(`${notes}.begun`, "utf8").split("\n").length - 1 : 0);
  await expect.poll(begun, { timeout: 20_000 }).toBe(cores);
  const { threads, queueSize } = await pool();
  expect({ threads: threads.length, waiting: queueSize }).toEqual({ threads: cores, waiting: 1 });
  writeFileSync(notes, "");
  await all;
  expect(begun()).toBe(cores + 1);
  rmSync(folder, { recursive: true });
}, 30_000);

it("[TASK-2] Arrow tables go over and come back; what is no plain data is told with its path, both ways", async () => {
  const table = tableFromColumns({ n: columnFromArray(Float64Array.of(1, 2, 3)) });
  const result = await run(HEAVY, { does: "table", table });
  expect(result && "doubled" in result ? [...result.doubled.getChild("n")] : undefined).toEqual([2, 4, 6]);
  expect([...table.getChild("n")]).toEqual([1, 2, 3]);
  await expect(run(HEAVY, { does: "sum", n: (() => 1) as unknown as number })).rejects.toThrow("the arguments of heavy.ts.n is a function");
  await expect(run(HEAVY, { does: "function" })).rejects.toThrow("the result of heavy.ts.run is a function");
});

it("[TASK-9] an Arrow table is handed over and not copied, both ways: the sender's buffer is gone, and the receiver reads what was sent where it lies", async () => {
  const sent = new Set<ArrayBuffer>();
  const post = vi.spyOn(MessagePort.prototype, "postMessage").mockImplementation(function watch(this: MessagePort, value: unknown, transfer?: readonly Transferable[]) {
    for (const one of transfer ?? []) if (one instanceof ArrayBuffer) sent.add(one);
    Reflect.apply(original, this, [value, transfer]);
  });
  try {
    const N = 100_000;
    const first = await run(HEAVY, { does: "handed", n: N, table: tableFromColumns({ n: columnFromArray(new Float64Array(N)), m: columnFromArray(new Float64Array(N)) }) });
    if (!first || !("argument" in first) || !first.argument || !first.table) throw new Error("It gave something else");
    // The argument is gone here, and lies there with its neighbours as one piece.
    expect([...sent].map(({ byteLength }) => byteLength)).toEqual([0]);
    expect(first.argument.own).toBe(8 * N);
    expect(first.argument.whole).toBeGreaterThan(2 * 8 * N);
    const [a, b] = ["a", "b"].map((name) => first.table?.getChild(name).toArray() as Float64Array);
    expect([a?.byteLength, a?.buffer === b?.buffer, (a?.buffer.byteLength ?? 0) > 2 * 8 * N]).toEqual([8 * N, true, true]);
    // And what went as a result is gone in its thread: one after the other has the same one.
    const told = await Promise.all(Array.from({ length: availableParallelism() }, () => run(HEAVY, { does: "handed" })));
    expect(told.flatMap((one) => (one && "handed" in one ? [...one.handed] : []))).toContain(0);
    expect(told.flatMap((one) => (one && "handed" in one ? one.handed.filter((bytes) => bytes > 0) : []))).toEqual([]);
  } finally {
    post.mockRestore();
  }
});

it("[TASK-3] an error is thrown with its own line; a missing file, a missing function and a wrong option are told", async () => {
  const error = await run(HEAVY, { does: "throw" }).then(() => undefined, (reason: unknown) => reason as Error);
  expect([error?.name, error?.message]).toEqual(["RangeError", "n is out of range"]);
  expect(error?.stack).toMatch(/heavy\.ts:26/);
  await expect(task(new URL("./gone.ts", import.meta.url), undefined as never)).rejects.toThrow("there is no file");
  await expect(task(new URL("../../test/tasks/no-function.ts", import.meta.url), undefined as never)).rejects.toThrow("has no function as its default export");
  await expect(task("./heavy.ts" as unknown as URL, undefined as never)).rejects.toThrow("task() needs the address of a module");
  await expect(run(HEAVY, { does: "sum" }, { timeout: "soon" as "1s" })).rejects.toThrow('timeout is "soon"');
  const t = testApp(app("Error", async (ui) => ui.json(await run(HEAVY, { does: "throw" }))));
  await t.run();
  expect(t.errors[0]?.message).toContain("n is out of range");
});

it("[TASK-3] a module that cannot be read is named, and bytes that are gone are told by where they stand", async () => {
  const folder = mkdtempSync(join(tmpdir(), "tutti-task-"));
  const put = (name: string, text: string): URL => {
    writeFileSync(join(folder, name), text);
    return pathToFileURL(join(folder, name));
  };
  const sent = new Uint8Array(8);
  structuredClone(sent.buffer, { transfer: [sent.buffer] });
  const told = (file: URL, argument?: unknown): Promise<string> => task(file, argument as never).then(() => "nothing", (error: unknown) => String(error));
  expect(await told(put("typed.ts", "\nexport default (n: number) => n +;"))).toMatch(/typed\.ts:2 cannot be read: Expression expected/);
  expect(await told(put("outer.ts", 'import "./typed.ts";\nexport default () => 1;'))).toMatch(/ typed\.ts:2 cannot be read/);
  expect(await told(put("plain.js", "export default (n) => n +;"))).toMatch(/plain\.js, or a module that it imports, cannot be read: Unexpected token/);
  expect(await told(put("throws.ts", 'throw new SyntaxError("no such word");'))).toBe("SyntaxError: no such word");
  expect(await told(HEAVY, { does: "sum", deep: { sent } })).toMatch(/the arguments of heavy\.ts\.deep\.sent is bytes that were handed over before, and are gone, which cannot go to another thread/);
  rmSync(folder, { recursive: true });
});

it("[TASK-4] a thread that fills its memory ends alone with a sentence, and the next task runs", async () => {
  const child = fork(fileURLToPath(new URL("../../test/tasks/small-process.fixture.ts", import.meta.url)), { execArgv: ["--max-old-space-size=240"], stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const told = await new Promise((resolve) => {
    child.once("message", resolve);
    child.once("exit", (code) => resolve(`the process ended with ${code}`));
  });
  child.kill();
  expect(told).toMatchObject({ filled: expect.stringContaining("heavy.ts used more memory than a task may have, and was ended"), next: { sum: 6 } });
}, 30_000);

it("[TASK-4] a thread that ends itself or takes too long ends alone, and the next task runs", async () => {
  await expect(run(HEAVY, { does: "exit" })).rejects.toThrow("heavy.ts ended its own thread");
  await expect(run(HEAVY, { does: "spin" }, { timeout: 200 })).rejects.toThrow("heavy.ts took longer than 200");
  const controller = new AbortController();
  const spinning = run(HEAVY, { does: "spin" }, { signal: controller.signal });
  controller.abort(new Error("enough"));
  await expect(spinning).rejects.toThrow("enough");
  expect(await run(HEAVY, { does: "sum", n: 2 })).toMatchObject({ sum: 3 });
});

it("[TASK-5] it ends with its run where that is superseded, and goes on inside cacheData", async () => {
  const began: number[] = [];
  const script = app("Heavy", async (ui) => {
    const n = ui.slider("N", { min: 0, max: 9 });
    began.push(n);
    // The first would never end.
    const result = n === 0 ? await run(HEAVY, { does: "spin" }) : await run(HEAVY, { does: "sum", n });
    ui.json(result);
  });
  const t = testApp(script);
  const done = t.run();
  await expect.poll(() => t.shows("slider", "N")).toBe(true);
  t.slider("N").set(4);
  await done;
  await t.run();
  expect(began).toEqual([0, 4]);
  expect(t.all("json")).toHaveLength(1);
  const sums = cacheData((n: number): unknown => run(HEAVY, { does: "sum", n }));
  expect((await sums(3)) === (await sums(3))).toBe(false);
});

it("[TASK-6] progress is heard while the run that began it goes on, at a bounded rate, and draws", async () => {
  const heard: number[] = [];
  const t = testApp(app("Progress", async (ui) => {
    const bar = ui.progress(0);
    await run(HEAVY, { does: "progress", n: 30 }, { onProgress: (n) => {
      heard.push(n as number);
      bar.update((n as number) / 30);
    } });
  }));
  const begun = performance.now();
  await t.run();
  expect(heard.length).toBeGreaterThan(1);
  // At most twenty times a second, however long the machine takes for it.
  expect(heard.length).toBeLessThanOrEqual(2 + (performance.now() - begun) / 50);
  expect(t.all("progress")[0]?.props.value).toBe((heard.at(-1) ?? 0) / 30);
});
