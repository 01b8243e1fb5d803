import type { ColumnInfo, JsonValue } from "@tutti/protocol";
import fc from "fast-check";
import { expect, test } from "vitest";
import { inlineTable } from "./inline-table.ts";
import { radixOrder } from "./radix-order.ts";
import { orderNow, rowOrder, type OrderRequest } from "./row-order.ts";

const tableOf = (...columns: readonly (readonly [ColumnInfo["type"], readonly JsonValue[]])[]) =>
  inlineTable({
    kind: "inline", rows: columns[0]?.[1].length ?? 0,
    columns: columns.map(([type], i) => ({ name: `c${i}`, type })), values: columns.map(([, values]) => values),
  });
const ask = (more: Partial<OrderRequest>): OrderRequest => ({ search: "", sort: [], filters: [], specs: [], locale: "en", ...more });
const up = { column: 0, descending: false };
const down = { column: 0, descending: true };

test("[GRID-1] numbers are ordered as numbers, stable, rows without one last in both directions", () => {
  const any = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, 1, -1, Infinity, -Infinity, Number.NaN, 5e-324));
  fc.assert(fc.property(fc.array(any, { maxLength: 200 }), fc.boolean(), (values, descending) => {
    const rows = Uint32Array.from(values.keys());
    const value = (row: number): number => values[row] as number;
    const expected = [...rows].sort((a, b) => {
      const [x, y] = [value(a), value(b)];
      if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
      if (x === y) return 0;
      return (x < y ? -1 : 1) * (descending ? -1 : 1);
    });
    expect([...radixOrder(Float64Array.from(values), rows, descending)]).toEqual(expected);
  }), { numRuns: 500 });
});

test("[GRID-1] texts are ordered in the reader's alphabet, with numbers inside them as numbers", () => {
  const table = tableOf(["text", ["item 10", "Äpfel", null, "item 9", "Zoo", "apfel"]]);
  const texts = ["item 10", "Äpfel", null, "item 9", "Zoo", "apfel"];
  const shown = (request: OrderRequest) => [...(orderNow(table, request) ?? [])].map((row) => texts[row]);
  expect(shown(ask({ sort: [up], locale: "de" }))).toEqual(["apfel", "Äpfel", "item 9", "item 10", "Zoo", null]);
  expect(shown(ask({ sort: [down], locale: "de" }))).toEqual(["Zoo", "item 10", "item 9", "Äpfel", "apfel", null]);
});

test("[GRID-2] a search finds text, numbers with and without separators, and dates as they are read", () => {
  const table = tableOf(
    ["text", ["Newark", "O'Hare", null, "newark"]], ["integer", [1234, 9912345, 5, null]],
    ["date", [Date.UTC(2024, 4, 17), null, Date.UTC(2023, 0, 2), Date.UTC(2020, 0, 1)]],
  );
  const rows = (search: string): number[] | undefined => orderNow(table, ask({ search })) && [...(orderNow(table, ask({ search })) as Uint32Array)];
  expect(rows("NEWARK")).toEqual([0, 3]);
  expect(rows("9,912,345")).toEqual([1]);
  expect(rows("1234")).toEqual([0, 1]);
  expect(rows("may 17")).toEqual([0]);
  expect(rows("2023-01-02")).toEqual([2]);
  expect(rows("nothing of it")).toEqual([]);
  expect(rows("  ")).toBeUndefined();
});

test("[GRID-2] what was found is sorted, and nothing else is shown", () => {
  const table = tableOf(["number", [3, 1, 2, 9]], ["text", ["a", "a", "a", "b"]]);
  expect([...(orderNow(table, ask({ search: "a", sort: [down] })) ?? [])]).toEqual([0, 2, 1]);
});

test("[GRID-3] a long search gives others their turn between its steps", () => {
  const table = tableOf(["text", Array.from({ length: 100_000 }, (_, i) => `row ${i}`)]);
  const steps = rowOrder(table, ask({ search: "row 99999" }));
  let pauses = 0;
  let step = steps.next();
  while (!step.done) {
    pauses += 1;
    step = steps.next();
  }
  expect(pauses).toBeGreaterThanOrEqual(4);
  expect([...(step.value ?? [])]).toEqual([99_999]);
});
