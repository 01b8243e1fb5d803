import { float64, int64, tableFromArrays, tableToIPC, timestamp, utf8 } from "@uwdata/flechette";
import { expect, test } from "vitest";
import { arrowTable } from "./arrow-table.ts";
import { cellFormat } from "./format-cell.ts";
import { inlineTable } from "./inline-table.ts";
import { createTableCache } from "./table-cache.ts";
import { columnOf, type Column, type Table } from "./table.ts";

const columns = [
  { name: "n", type: "number" }, { name: "i", type: "integer" }, { name: "t", type: "text" }, { name: "b", type: "boolean" },
  { name: "d", type: "datetime" }, { name: "j", type: "json" },
] as const;
const day = Date.UTC(2024, 1, 29);
const values = { n: [1.5, null, -2], i: [1, 2, 3], t: ["a", null, "<b>"], b: [true, false, null], d: [day, null, day], j: ['{"x":1}', null, "[2]"] };
const bytes = tableToIPC(tableFromArrays(values, { types: { n: float64(), i: int64(), t: utf8(), d: timestamp(1), j: utf8() } }), { format: "stream" });

function read(table: Table, name: string): unknown[] {
  const column = columnOf(table, name) as Column;
  return Array.from({ length: table.rows }, (_, row) => column.at(row));
}

test("[GRID-4] a table reads the same from its element and from a blob", () => {
  if (!bytes) throw new Error("nothing was encoded");
  const small = inlineTable({ kind: "inline", rows: 3, columns, values: columns.map(({ name }) => values[name]) });
  const large = arrowTable(bytes, columns);
  expect(large.rows).toBe(3);
  for (const { name } of columns) expect(read(large, name)).toEqual(read(small, name));
  expect(read(large, "j")).toEqual([{ x: 1 }, null, [2]]);
  expect(read(large, "d")).toEqual([day, null, day]);
  expect([...(columnOf(large, "n") as Column).numbers()]).toEqual([1.5, Number.NaN, -2]);
  expect([...(columnOf(small, "b") as Column).numbers()]).toEqual([1, 0, Number.NaN]);
});

test("[GRID-4] numbers without gaps are not copied", () => {
  const encoded = tableToIPC(tableFromArrays({ n: Float64Array.from({ length: 1_000 }, (_, i) => i) }), { format: "stream" });
  if (!encoded) throw new Error("nothing was encoded");
  const numbers = (arrowTable(encoded, [{ name: "n", type: "number" }]).columns[0] as Column).numbers();
  expect(numbers.length).toBe(1_000);
  expect(numbers.buffer.byteLength).toBe(encoded.buffer.byteLength);
});

test("[GRID-4] data that lacks a column says which", () => {
  if (!bytes) throw new Error("nothing was encoded");
  expect(() => arrowTable(bytes, [{ name: "gone", type: "text" }])).toThrow('no column "gone"');
});

test("[GRID-5] a blob is fetched once however many ask, and the one used longest ago goes first", async () => {
  const fetched: string[] = [];
  const load = (blob: string): Promise<Uint8Array> => {
    fetched.push(blob);
    return Promise.resolve(new Uint8Array(10));
  };
  const cache = createTableCache(load, (held) => ({ rows: 0, columns: [], bytes: held }), 25);
  await Promise.all([cache.get("a", []), cache.get("a", [])]);
  await cache.get("b", []);
  await cache.get("a", []);
  await cache.get("c", []);
  expect(fetched).toEqual(["a", "b", "c"]);
  expect([cache.peek("a") !== undefined, cache.peek("b") !== undefined, cache.peek("c") !== undefined]).toEqual([true, false, true]);
});

test("[GRID-5] a fetch that failed is tried again when it is asked for again", async () => {
  let fail = true;
  const cache = createTableCache(() => (fail ? Promise.reject(new Error("offline")) : Promise.resolve(new Uint8Array(1))), (held) => ({ rows: 0, columns: [], bytes: held }));
  await expect(cache.get("a", [])).rejects.toThrow("offline");
  fail = false;
  await expect(cache.get("a", [])).resolves.toMatchObject({ rows: 0 });
});

test("[GRID-6] a column's numbers stand under each other, and years keep their four digits", () => {
  const format = (type: "number" | "integer", numbers: readonly number[], locale = "en-US") => {
    const table = inlineTable({ kind: "inline", rows: numbers.length, columns: [{ name: "x", type }], values: [numbers] });
    const print = cellFormat(table.columns[0] as Column, table.rows, undefined, locale);
    return numbers.map((n) => print(n));
  };
  expect(format("number", [19.6, 16, 14.25])).toEqual(["19.60", "16.00", "14.25"]);
  expect(format("integer", [1999, 2024])).toEqual(["1999", "2024"]);
  expect(format("integer", [1999, 12480])).toEqual(["1,999", "12,480"]);
  expect(format("number", [1 / 3, 2 / 3])).toEqual(["0.3333", "0.6667"]);
  expect(format("number", [1234.5678901, 12.1], "de-DE")).toEqual(["1.234,6", "12,1"]);
});
