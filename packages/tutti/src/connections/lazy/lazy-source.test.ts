import { createRequire } from "node:module";
import { expect, it } from "vitest";
import type { LazyQuery } from "@tutti/protocol";
import { Connection } from "../connection.ts";
import type { Asked } from "../driver.ts";
import { openDuckDb } from "../duckdb/driver.ts";
import { render, sql, SqlName, type Sql } from "../sql.ts";
import { lazySource } from "./lazy-source.ts";

const from = createRequire(import.meta.url);
const ROWS = 30_000;
const PLAIN: LazyQuery = { search: "", sort: [], filters: [] };
/** As of a table of a hundred million rows. */
const SMALL = { deep: 100, many: 1_000, sorted: 400, parts: 32 };

async function wide() {
  const driver = await openDuckDb({ kind: "duckdb", writable: true }, from);
  const db = new Connection("test", async () => driver);
  await db.write`CREATE TABLE t AS SELECT range AS id,
    CASE WHEN range % 11 = 0 THEN NULL ELSE hash(range) % 5000 END AS amount,
    CASE WHEN range = 7 THEN 1e12 ELSE range % 3 END AS skewed,
    CASE WHEN range % 13 = 0 THEN NULL ELSE ['north', 'south', 'east'][1 + (hash(range * 7) % 3)::INTEGER] END AS region,
    'customer ' || hash(range) AS customer,
    TIMESTAMP '2020-01-01' + INTERVAL ((hash(range) % 100000)::INTEGER) MINUTE AS at,
    CASE WHEN false THEN 1 END AS nothing
    FROM range(${ROWS})`;
  const asked: string[] = [];
  const read = (piece: Sql, signal: AbortSignal | undefined) => {
    const one: Asked = { ...render(piece, driver.dialect), timeout: 30_000, signal, maxRows: 100_000 };
    asked.push(one.text);
    return driver.read(one);
  };
  const source = await lazySource(driver, { of: new SqlName("t"), read, version: () => 0, limits: SMALL });
  const idsOf = async (query: LazyQuery, first: number, count: number): Promise<number[]> =>
    Array.from(((await source.page(query, first, count, new AbortController().signal)) as Record<string, ArrayLike<number>>)["id"] ?? []);
  return { driver, db, source, asked, idsOf };
}

const by = (column: string, descending: boolean) => ({ column, descending });

it("[DB-19] rows far down in a sorted table are those that sorting all of it gives: each of them once, whatever the column holds, and filtered too", async () => {
  const { driver, db, idsOf, asked } = await wide();
  const orders = [
    ["amount", "amount DESC NULLS LAST", [by("amount", true)]], ["amount up", "amount NULLS LAST", [by("amount", false)]], ["skewed", "skewed", [by("skewed", false)]],
    ["region", "region DESC NULLS LAST", [by("region", true)]], ["region, amount", "region NULLS LAST, amount DESC NULLS LAST", [by("region", false), by("amount", true)]],
    ["at", "\"at\" DESC", [by("at", true)]], ["customer", "customer", [by("customer", false)]], ["nothing", "nothing", [by("nothing", true)]],
  ] as const;
  for (const [name, written, sort] of orders) {
    for (const filters of [[], [{ column: "id", filter: { kind: "range" as const, min: 5_000 } }]]) {
      const whole = (await db.text<{ id: number }>(`SELECT id FROM t WHERE id >= ${filters.length > 0 ? 5_000 : 0} ORDER BY ${written}, rowid`).rows()).map(({ id }) => id);
      for (const first of [0, 90, 2_000, 9_990, whole.length / 2, whole.length - 2_500, whole.length - 150, whole.length + 10]) {
        expect(await idsOf({ ...PLAIN, sort, filters }, first, 300), `${name} from ${first}`).toEqual(whole.slice(first, first + 300));
      }
    }
  }
  // Nothing that far down was found by sorting all: but for texts that are all different, and where nothing is there.
  const sortedAll = asked.filter((text) => /ORDER BY/.test(text) && !/GROUP BY/.test(text) && !/WHERE .*(BETWEEN|IS NULL|region" =)/.test(text));
  expect(sortedAll.filter((text) => !/ORDER BY "(customer|nothing)"/.test(text)).length).toBeLessThanOrEqual(orders.length * 2 * 2);
  await driver.close();
});

it("[DB-20] rows are counted once for all pages of a query, by whoever asks, and again after something was written", async () => {
  const driver = await openDuckDb({ kind: "duckdb", writable: true }, from);
  const db = new Connection("test", async () => driver);
  await db.write`CREATE TABLE t AS SELECT range AS id, hash(range) AS h FROM range(3000000)`;
  const read = driver.read.bind(driver);
  let counted = 0;
  driver.read = (asked) => {
    if (asked.text.includes("count(*)")) counted++;
    return read(asked);
  };
  const source = await db.table("t");
  const query = { ...PLAIN, search: "12345" };
  const [one, two] = await Promise.all([source.count(query), source.count(query)]);
  expect(await source.count({ ...query, sort: [by("h", true)] })).toBe(one);
  expect([two, counted]).toEqual([one, 1]);
  await db.write`INSERT INTO t VALUES (12345, 0)`;
  expect([await source.count(query), counted]).toEqual([one + 1, 2]);
  await driver.close();
});

it("[DB-21] a word is not searched for among numbers and moments, and what is written of them is found as before", async () => {
  const { driver, source, asked } = await wide();
  const found = async (search: string): Promise<number> => source.count({ ...PLAIN, search });
  expect(await found("north")).toBeGreaterThan(1_000);
  expect(asked.at(-1)).not.toMatch(/amount|"at"|"id"/);
  expect([await found("2020-01-01 00:00") > 0, await found("29999") > 0, await found("e+12") + await found("1000000000000") > 0, await found("nowhere at all")]).toEqual([true, true, true, 0]);
  await driver.close();
});

it("[DB-22] rows that are equal in what they are sorted by have one order, and none is shown twice or left out on the way through the pages", async () => {
  const driver = await openDuckDb({ kind: "duckdb", writable: true, threads: 4 }, from);
  const db = new Connection("test", async () => driver);
  await db.write`CREATE TABLE t AS SELECT range AS id, range % 3 AS same FROM range(400000)`;
  const source = await db.table("t");
  const seen = new Set<unknown>();
  for (let first = 0; first < 6_000; first += 200) {
    const page = (await source.page({ ...PLAIN, sort: [by("same", false)] }, first, 200, new AbortController().signal)) as Record<string, ArrayLike<number>>;
    for (const id of Array.from(page["id"] ?? [])) seen.add(id);
  }
  expect(seen.size).toBe(6_000);
  await driver.close();
});

it("[DB-33] a search that took too long says what takes less, and other questions say that they were ended", async () => {
  const driver = await openDuckDb({ kind: "duckdb" }, from);
  const source = await lazySource(driver, {
    of: sql`SELECT range AS id FROM range(100000000000)`, version: () => 0,
    read: (piece, signal) => driver.read({ ...render(piece, driver.dialect), timeout: 50, signal, maxRows: 1_000 }),
  });
  const none = { ...PLAIN, filters: [{ column: "id", filter: { kind: "text", text: "x" } }] } as const;
  await expect(source.count({ ...PLAIN, search: "12" })).rejects.toThrow("Filter the one column that is meant");
  await expect(source.page({ ...none, search: "12" }, 0, 10, new AbortController().signal)).rejects.toThrow("Filter the one column that is meant");
  await expect(source.count(none)).rejects.toThrow(/was ended$/);
  await driver.close();
});
