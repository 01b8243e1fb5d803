import { fork } from "node:child_process";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { arrow } from "../../runner/data/arrow.ts";
import { readCsv } from "../../runner/data/csv.ts";
import { encodeTable, type Arrow } from "../../runner/data/encode.ts";
import { Connection } from "../connection.ts";
import { openDuckDb } from "./driver.ts";

const from = createRequire(import.meta.url);

it("[DB-23] a million rows go from DuckDB through Arrow to a dataframe in a process that has no room for their objects", async () => {
  // Twelve million numbers in lists, or as fields of objects, are at least 96 MB.
  const child = fork(fileURLToPath(new URL("../../../test/arrow/large-result.fixture.ts", import.meta.url)), { execArgv: ["--max-old-space-size=56"], stdio: ["ignore", "ignore", "ignore", "ipc"] });
  const told = await new Promise((resolve) => {
    child.once("message", resolve);
    child.once("exit", (code, signal) => resolve(`the process ended with ${code ?? signal}`));
  });
  child.kill();
  expect(told).toEqual({ rows: 1_000_000, types: ["integer", "number"], last: [999_999 * 3, 999_999 / 3.5] });
}, 60_000);

it("[DB-23] numbers are the same memory in the result, in the Arrow table and where the page's bytes are made", async () => {
  const driver = await openDuckDb({ kind: "duckdb" }, from);
  const db = new Connection("test", async () => driver);
  const read = driver.read.bind(driver);
  const made: unknown[] = [];
  driver.read = async (asked) => {
    const result = await read(asked);
    made.push(...result.columns.map(({ values }) => values));
    return result;
  };
  const table = await db.sql`SELECT range::INTEGER AS i, range AS big, range / 7.5::DOUBLE AS x FROM range(50000)`.arrow();
  const handed: unknown[] = [];
  const watched: Arrow = { decode: arrow.decode, encode: (columns) => (handed.push(...columns.map(({ values }) => values)), arrow.encode(columns)) };
  expect(encodeTable(table, undefined, { arrow: () => watched, csv: () => readCsv }).kind).toBe("blob");
  const bufferOf = (values: unknown): unknown => (ArrayBuffer.isView(values) ? values.buffer : "no typed numbers");
  expect(made.map((values) => (values as object).constructor.name)).toEqual(["Int32Array", "Float64Array", "Float64Array"]);
  expect(handed.map(bufferOf)).toEqual(made.map(bufferOf));
  handed.forEach((values, i) => expect(bufferOf(values)).toBe(bufferOf(made[i])));
  await driver.close();
});

it("[DB-24] what is missing, too large to be exact, or no number is what it was, from whichever row on", async () => {
  const driver = await openDuckDb({ kind: "duckdb" }, from);
  const db = new Connection("test", async () => driver);
  const rows = await db.sql<Record<string, unknown>>`SELECT CASE WHEN range = 4000 THEN NULL ELSE range END AS gap, CASE WHEN range = 4000 THEN 9007199254740993 ELSE range END AS big,
    range::INTEGER AS i, (range % 3)::TINYINT AS small, (range % 2)::FLOAT AS f, range % 2 = 0 AS even, 'n' || range AS text FROM (SELECT range FROM range(4002) WHERE range < 100 OR range > 3900) AS asked`.rows().catch((error: unknown) => String(error));
  if (typeof rows === "string") throw new Error(rows);
  expect(rows.at(0)).toEqual({ gap: 0, big: 0, i: 0, small: 0, f: 0, even: true, text: "n0" });
  expect(rows.at(-2)).toMatchObject({ gap: null, big: 9_007_199_254_740_993n, i: 4_000, f: 0, even: true, text: "n4000" });
  expect(rows.at(-1)).toMatchObject({ gap: 4_001, big: 4_001, i: 4_001, f: 1, even: false, text: "n4001" });
  const long = await db.sql<{ gap: number | null }>`SELECT CASE WHEN range = 9000 THEN NULL ELSE range END AS gap FROM range(10000)`;
  expect([long[0]?.gap, long[8_999]?.gap, long[9_000]?.gap, long[9_999]?.gap]).toEqual([0, 8_999, null, 9_999]);
  expect(await db.sql`SELECT 1 AS n WHERE false`).toEqual([]);
  await driver.close();
});
