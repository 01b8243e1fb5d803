import { LAZY_PAGE, type LazyAnswer, type LazyQuestion } from "@tutti/protocol";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { openLazy, type LazyTable } from "./lazy-table.ts";

const columns = [{ name: "n", type: "integer" }, { name: "word", type: "text" }] as const;

/** A source of so many rows, and what it was asked. */
function source(rows: number, problems: (string | undefined)[] = []) {
  const asked: LazyQuestion[] = [];
  const ask = (question: LazyQuestion): Promise<LazyAnswer> => {
    asked.push(question);
    const problem = problems.shift();
    if (problem !== undefined) return Promise.resolve({ problem });
    const numbers = Array.from({ length: Math.max(0, Math.min(question.count, rows - question.from)) }, (_, i) => question.from + i);
    return Promise.resolve({ rows, values: [numbers, numbers.map((n) => `row ${n}`)] });
  };
  return { asked, ask };
}
const open = async (from: ReturnType<typeof source>): Promise<LazyTable> => openLazy(columns, from.ask);
const settled = (): Promise<void> => vi.advanceTimersByTimeAsync(0).then(() => undefined);

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test("[FRAME-8] rows come as they are looked at, a page once however many rows of it are", async () => {
  const from = source(1_000_000);
  const table = await open(from);
  expect([table.rows, table.has(0), table.columns[1]?.at(3)]).toEqual([1_000_000, true, "row 3"]);
  expect([table.has(500_000), table.has(500_001), table.columns[0]?.at(500_000)]).toEqual([false, false, null]);
  await settled();
  expect([table.has(500_000), table.columns[0]?.at(500_001)]).toEqual([true, 500_001]);
  expect(from.asked.map((question) => question.from)).toEqual([0, 500_000]);
  expect(table.has(2_000_000)).toBe(false);
  expect(from.asked).toHaveLength(2);
});

test("[FRAME-8] what is busy or away is asked for again after a while; what fails is said", async () => {
  const from = source(1_000, ["offline", undefined, "busy", undefined, "no such table"]);
  const opening = open(from);
  await vi.advanceTimersByTimeAsync(1_500);
  const table = await opening;
  expect(table.has(300)).toBe(false);
  await settled();
  expect(table.has(300)).toBe(false);
  expect(from.asked).toHaveLength(3);
  await vi.advanceTimersByTimeAsync(1_500);
  table.has(300);
  await settled();
  expect([table.has(300), table.problem()]).toEqual([true, undefined]);
  table.has(600);
  await settled();
  expect([table.has(600), table.problem()]).toEqual([false, "no such table"]);
  await expect(openLazy(columns, source(5, ["broken"]).ask)).rejects.toThrow("broken");
});

test("[FRAME-8] long tables keep what was looked at last, and an export fetches what it needs", async () => {
  const from = source(100 * LAZY_PAGE * 2);
  const table = await open(from);
  await table.load(0, table.rows);
  expect(from.asked).toHaveLength(200);
  expect([table.has(0), table.has(table.rows - 1)]).toEqual([false, true]);
});

test("[FRAME-8] a sorted table is another one, with the same columns", async () => {
  const from = source(10);
  const table = await open(from);
  const sorted = await table.query({ search: "x", sort: [{ column: "n", descending: true }], filters: [] });
  expect(from.asked.at(-1)).toMatchObject({ search: "x", sort: [{ column: "n", descending: true }], from: 0 });
  expect(sorted.columns.map(({ name }) => name)).toEqual(["n", "word"]);
});
