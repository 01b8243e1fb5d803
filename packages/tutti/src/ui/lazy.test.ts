import type { LazyAnswer } from "@tutti/protocol";
import { expect, test } from "vitest";
import { app, type Script } from "../app.ts";
import { lazyTable } from "../runner/data/lazy-table.ts";
import { testApp, type TestApp } from "../testing/index.ts";
import { column } from "./column.ts";
import type { LazySource } from "./lazy.ts";

const COUNT = 1_000_000;
const big = lazyTable({ n: Int32Array.from({ length: COUNT }, (_, i) => i), square: Float64Array.from({ length: COUNT }, (_, i) => i * i) });
const orders = lazyTable([
  { id: "a7", who: "Ana", total: 5, at: new Date("2026-05-03") }, { id: "b2", who: "Bilal", total: null, at: null }, { id: "c9", who: "Chen", total: 9, at: new Date("2026-05-01") },
]);

async function start(script: Script): Promise<TestApp> {
  const t = await testApp(app("T", script));
  await t.run();
  return t;
}
/** The values of a column, by its place. */
const values = (answer: LazyAnswer, place: number): unknown => ("problem" in answer ? answer.problem : answer.values[place]);
const sort = (name: string, descending = false) => ({ column: name, descending });

test("[LAZY-1] only the rows that are asked for travel", async () => {
  const t = await start((ui) => void ui.dataframe(big));
  expect(t.dataframe().props.data).toMatchObject({ kind: "lazy", columns: [{ name: "n", type: "integer" }, { name: "square", type: "integer" }] });
  const answer = await t.dataframe().ask({ from: 999_998 });
  expect(answer).toEqual({ rows: COUNT, values: [[999_998, 999_999], [999_998 ** 2, 999_999 ** 2]] });
  expect(values(await t.dataframe().ask({ count: 3, sort: [sort("n", true)] }), 0)).toEqual([999_999, 999_998, 999_997]);
});

test("[LAZY-1] they are sorted, filtered and searched where they lie; rows without a value come last", async () => {
  const t = await start((ui) => void ui.dataframe(orders));
  const ids = async (question: Parameters<ReturnType<TestApp["dataframe"]>["ask"]>[0]) => values(await t.dataframe().ask(question), 0);
  expect(await ids({ sort: [sort("total")] })).toEqual(["a7", "c9", "b2"]);
  expect(await ids({ sort: [sort("total", true)] })).toEqual(["c9", "a7", "b2"]);
  expect(await ids({ search: "CHEN" })).toEqual(["c9"]);
  expect(await ids({ search: "2026-05-03" })).toEqual(["a7"]);
  expect(await ids({ filters: [{ column: "total", filter: { kind: "range", min: 6 } }] })).toEqual(["c9"]);
  expect(await ids({ filters: [{ column: "total", filter: { kind: "values", values: [null] } }] })).toEqual(["b2"]);
  expect(await ids({ filters: [{ column: "who", filter: { kind: "text", text: "an" } }], sort: [sort("gone")] })).toEqual(["a7"]);
  expect(values(await t.dataframe().ask({ count: 1 }), 3)).toEqual([Date.UTC(2026, 4, 3)]);
  expect(await t.dataframe().ask({ from: 50 })).toEqual({ rows: 3, values: [[], [], [], []] });
});

test("[LAZY-2] a private table answers its person alone, and what is not shown any more nobody", async () => {
  const t = await start((ui) => {
    const show = ui.checkbox("Show", { value: true });
    if (show) ui.dataframe(orders, { label: "All" });
    ui.private((mine, me) => mine.dataframe(me.name === "Bilal" ? orders : big, { label: "Mine" }));
  });
  const bilal = t.person("Bilal", "viewer");
  await t.run();
  const [all, his] = [bilal.dataframe("All"), bilal.dataframe("Mine")];
  expect(await all.ask({ count: 0 })).toMatchObject({ rows: 3 });
  expect(await his.ask({ count: 0 })).toMatchObject({ rows: 3 });
  expect(await t.dataframe("Mine").ask({ count: 0 })).toMatchObject({ rows: COUNT });
  t.checkbox("Show").set(false);
  await t.run();
  expect(await all.ask()).toEqual({ problem: "gone" });
  bilal.offline();
  expect(await his.ask()).toEqual({ problem: "offline" });
  t.crash();
  expect(await t.dataframe("Mine").ask()).toEqual({ problem: "gone" });
});

test("[LAZY-3] a source that throws, counts wrongly or lacks a column is a sentence", async () => {
  const columns = [{ name: "a", type: "integer" }] as const;
  const sources: readonly (readonly [LazySource, string])[] = [
    [{ columns, count: () => 1, page: () => { throw new Error("no such table: trips"); } }, "no such table: trips"],
    [{ columns, count: () => Promise.reject(new Error("the line is busy")), page: () => [] }, "the line is busy"],
    [{ columns, count: () => Number.NaN, page: () => [] }, "The source counts NaN rows; count() gives a whole number"],
    [{ columns, count: () => 1, page: () => [{ b: 1 }] }, 'The source\'s page has no column "a", which it says to have'],
    [{ columns, count: () => 1, page: () => 7 as never }, "The data is a number, and not a table"],
  ];
  const t = await start((ui) => sources.forEach(([source], i) => ui.dataframe(source, { key: `s${i}`, label: `${i}` })));
  for (const [i, [, problem]] of sources.entries()) expect(await t.dataframe(`${i}`).ask()).toEqual({ problem });
  expect(t.errors).toEqual([]);
});

test("[LAZY-3] a source that never answers is given up, and its signal aborts", async () => {
  let aborted = false;
  const t = await start((ui) => void ui.dataframe({
    columns: [{ name: "a", type: "text" }], count: () => 1,
    page: (_query, _from, _count, signal) => new Promise<never>(() => signal.addEventListener("abort", () => { aborted = true; })),
  } satisfies LazySource));
  const answer = t.dataframe().ask();
  await t.advance(31_000);
  expect([await answer, aborted]).toEqual([{ problem: "The source has not answered within 30 s" }, true]);
});

test("[LAZY-3] whatever a page holds comes as its column says: dates as ms, no NaN, more rows than asked for cut off", async () => {
  const source: LazySource = {
    columns: [{ name: "d", type: "date" }, { name: "n", type: "number" }, { name: "j", type: "json" }], count: async () => 9,
    page: async () => ({ d: [new Date(0), null, null], n: [Number.NaN, 2n, 3], j: [{ a: 1 }, [1], null] }),
  };
  const t = await start((ui) => void ui.dataframe(source));
  expect(await t.dataframe().ask({ count: 2 })).toEqual({ rows: 9, values: [[0, null], [null, 2], [{ a: 1 }, [1]]] });
});

test.each<[string, Script]>([
  ["The lazy source has no columns", (ui) => ui.dataframe({ columns: 3, count: () => 0, page: () => [] } as never)],
  ['There is no column "gone"; the data has "n", "square"', (ui) => ui.dataframe(big, { order: ["gone"] })],
  ['speaks of "gone"', (ui) => ui.dataframe(big, { columns: { gone: column.text() } })],
  ["a lazy table needs rowId", (ui) => ui.dataframe(orders, { select: "rows" })],
  ["only dataframe can show it", (ui) => ui.table(orders as never)],
  ["only dataframe can show it", (ui) => ui.lineChart(orders as never, { x: "a", y: "b" } as never)],
])("[LAZY-4] %s", async (words, script) => {
  const t = await start((ui) => void script(ui));
  expect(t.errors[0]?.message).toContain(words);
});

test("[LAZY-5] more questions of one page than can be answered are told to come again", async () => {
  let open: (() => void) | undefined;
  const gate = new Promise<void>((resolve) => { open = resolve; });
  const t = await start((ui) => void ui.dataframe({ columns: [{ name: "a", type: "text" }], count: async () => gate.then(() => 0), page: () => [] } satisfies LazySource));
  const answers = Array.from({ length: 10 }, () => t.dataframe().ask());
  open?.();
  const said = await Promise.all(answers);
  expect(said.filter((answer) => "problem" in answer)).toEqual([{ problem: "busy" }, { problem: "busy" }]);
});

test("[LAZY-6] rows of a lazy table are chosen by their ids, and their buttons pressed", async () => {
  const t = await start((ui) => {
    const log = ui.state<readonly string[]>("log", []);
    const chosen = ui.dataframe(orders, { select: "rows", rowId: "id", columns: { who: column.button({ onClick: ({ rowId, by }) => log.update((all) => [...all, `${by.name} ${rowId}`]) }) } });
    ui.text(chosen.map(({ rowId, index, row }) => `${rowId} ${index} ${String(row)}`).join(", "));
    ui.text(log.value.join());
  });
  t.dataframe().choose({ row: "c9" });
  t.dataframe().press("who", "b2");
  await t.run();
  expect(t.texts).toEqual(["c9 -1 undefined", `${t.who.name} b2`]);
});
