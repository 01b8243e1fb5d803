import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { LazyQuery } from "@tutti/protocol";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startPostgres, type TestPostgres } from "../../test/postgres.ts";
import { lazyAnswer } from "../runner/data/lazy-answer.ts";
import { encodeTable } from "../runner/data/encode.ts";
import { Connection } from "./connection.ts";
import type { Driver } from "./driver.ts";
import { openDuckDb } from "./duckdb/driver.ts";
import { openPostgres } from "./postgres/driver.ts";
import { openSqlite } from "./sqlite/driver.ts";

const from = createRequire(import.meta.url);
const opened: Driver[] = [];
let folder: string;
let postgres: TestPostgres;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), "tutti-values-"));
  postgres = await startPostgres();
}, 60_000);
afterAll(async () => {
  await Promise.all(opened.map((driver) => driver.close()));
  await postgres.stop();
  rmSync(folder, { recursive: true, force: true });
});

function over(driver: Driver): Connection {
  opened.push(driver);
  return new Connection("test", async () => driver);
}
const openings: Readonly<Record<string, () => Promise<Connection>>> = {
  duckdb: async () => over(await openDuckDb({ kind: "duckdb", writable: true }, from)),
  sqlite: async () => over(await openSqlite({ kind: "sqlite", file: join(folder, `${opened.length}.sqlite`), writable: true })),
  postgres: async () => over(await openPostgres({ kind: "postgres", url: postgres.url, writable: true }, from)),
};

const none = { arrow: () => expect.fail("small tables need no Arrow"), csv: () => expect.fail("there is no CSV") };
/** The values of each column, as a table in the page has them. */
const inPage = (rows: readonly object[]): unknown => {
  const encoded = encodeTable(rows as never, undefined, none);
  return encoded.kind === "inline" && encoded.data.kind === "inline" ? encoded.data.values : "beside the page";
};
/** The same of a table that stays at the database. */
const byPage = async (db: Connection, text: string, query: Partial<LazyQuery> = {}): Promise<unknown> => {
  const answer = await lazyAnswer(await db.table(db.text(text)), { from: 0, count: 50, sort: [], filters: [], search: "", ...query } as never, none, () => () => undefined);
  return "values" in answer ? answer.values : answer;
};
/** Column by column what an Arrow table has. */
const inArrow = async (db: Connection, text: string): Promise<unknown> => {
  const table = await db.text(text).arrow();
  return table.schema.fields.map(({ name }) => Array.from({ length: table.numRows }, (_, row) => table.getChild(name)?.at(row)));
};

/** A value as SQL writes it, as a row has it, and as a page shows it. */
const VALUES: Readonly<Record<string, readonly (readonly [written: string, value: unknown, shown?: unknown])[]>> = {
  duckdb: [
    ["[1.5::DOUBLE, 2.5]", [1.5, 2.5]], ["[1.5::DECIMAL(4,2)]", [1.5]], ["[1::FLOAT, 2]::FLOAT[2]", [1, 2]], ["[TIMESTAMP '2026-01-01 10:00:00']", [new Date("2026-01-01T10:00:00Z")], ["2026-01-01T10:00:00.000Z"]],
    ["[DATE '2026-01-01']", [new Date("2026-01-01")], ["2026-01-01T00:00:00.000Z"]], ["{'at': DATE '2026-01-01', 'n': 9007199254740993}", { at: new Date("2026-01-01"), n: 9_007_199_254_740_993n }, { at: "2026-01-01T00:00:00.000Z", n: "9007199254740993" }],
    ["['nan'::DOUBLE, 1]", [Number.NaN, 1], [null, 1]], ["TIMESTAMP_MS '2026-01-01 10:00:00'", new Date("2026-01-01T10:00:00Z"), Date.UTC(2026, 0, 1, 10)], ["TIME_NS '10:00:01'", "10:00:01"],
    ["DATE 'infinity'", "infinity"], ["TIMESTAMP '-infinity'", "-infinity"], ["12345678901234567890::DECIMAL(38,0)", 12_345_678_901_234_567_890n, "12345678901234567890"], ["7::DECIMAL(38,0)", 7],
    ["9007199254740993", 9_007_199_254_740_993n, "9007199254740993"], ["union_value(n := 1)", 1], ["MAP {'a': [1]}", { a: [1] }],
  ],
  postgres: [
    ["ARRAY[1,2,NULL]", [1, 2, null]], [`ARRAY['a','b,c','"']`, ["a", "b,c", '"']], ["ARRAY[[1,2],[3,4]]", [[1, 2], [3, 4]]], ["ARRAY[]::int[]", []], ["ARRAY[true]", [true]], [`ARRAY['{"a":1}'::jsonb]`, [{ a: 1 }]],
    ["ARRAY['2026-01-01 10:00Z'::timestamptz]", [new Date("2026-01-01T10:00:00Z")], ["2026-01-01T10:00:00.000Z"]], ["'[0:1]={5,6}'::int[]", [5, 6]], ["sum(9007199254740993)", 9_007_199_254_740_993n, "9007199254740993"], ["1.50::numeric", 1.5],
    ["'infinity'::timestamptz", "infinity"], ["'-infinity'::date", "-infinity"], ["'0044-03-15 BC'::date", "0044-03-15 BC"], ["'\\x0041'::bytea", Uint8Array.of(0, 65)],
  ],
  sqlite: [["9007199254740993", 9_007_199_254_740_993n, "9007199254740993"], ["'a'", "a"], ["1.5", 1.5]],
};

for (const [kind, values] of Object.entries(VALUES)) {
  it(`[DB-37] ${kind}: lists, moments and large numbers are what they are in rows, in the page, page by page and in Arrow`, async () => {
    const db = await openings[kind]?.() ?? expect.fail("no such database");
    for (const [written, value, shown = value] of values) {
      const text = `SELECT ${written} AS v`;
      const rows = await db.text<{ v: unknown }>(text);
      expect(rows, written).toEqual([{ v: value }]);
      await expect(inArrow(db, text), written).resolves.toHaveLength(1);
      if (value instanceof Uint8Array) continue;
      expect(inPage(rows), written).toEqual([[shown]]);
      expect(await byPage(db, text), written).toEqual([[shown]]);
    }
  }, 60_000);

  it(`[DB-38] ${kind}: of two columns with one name the second is called so, and is sorted and filtered as every other`, async () => {
    const db = await openings[kind]?.() ?? expect.fail("no such database");
    const text = "SELECT 1 AS id, 2 AS id, 3 AS id UNION ALL SELECT 4, 5, 6;";
    expect(await db.text(`${text} -- all`)).toEqual([{ id: 1, "id (2)": 2, "id (3)": 3 }, { id: 4, "id (2)": 5, "id (3)": 6 }]);
    expect(await inArrow(db, text)).toEqual([[1, 4], [2, 5], [3, 6]]);
    expect((await db.table(db.text(text))).columns.map(({ name }) => name)).toEqual(["id", "id (2)", "id (3)"]);
    expect(await byPage(db, text, { sort: [{ column: "id (2)", descending: true }] })).toEqual([[4, 1], [5, 2], [6, 3]]);
    expect(await byPage(db, text, { filters: [{ column: "id (3)", filter: { kind: "range", min: 4 } }] })).toEqual([[4], [5], [6]]);
  }, 60_000);
}

it("[DB-37] what SQLite keeps in a column of another type is shown as it is written, and no day is read into a text", async () => {
  const db = await openings["sqlite"]?.() ?? expect.fail("no such database");
  await db.write`CREATE TABLE mixed (n INTEGER, day DATE, price NUMERIC, bytes BLOB)`;
  await db.write`INSERT INTO mixed VALUES (1, '2026-01-01', 1.5, ${Uint8Array.of(1, 255)}), ('about 5', 'Note 5', 'n/a', NULL)`;
  const text = "SELECT * FROM mixed ORDER BY rowid";
  expect(await db.text(text)).toEqual([{ n: 1, day: new Date("2026-01-01"), price: 1.5, bytes: Uint8Array.of(1, 255) }, { n: "about 5", day: "Note 5", price: "n/a", bytes: null }]);
  expect(await byPage(db, text)).toEqual([[1, "about 5"], [Date.UTC(2026, 0, 1), "Note 5"], [1.5, "n/a"], ["\\x01ff", null]]);
  expect(await inArrow(db, "SELECT n, day, price FROM mixed ORDER BY rowid")).toEqual([["1", "about 5"], ["2026-01-01T00:00:00.000Z", "Note 5"], ["1.5", "n/a"]]);
});

it("[DB-37] a PostgreSQL that is set to print days and bytes in other ways is read the same", async () => {
  const db = await openings["postgres"]?.() ?? expect.fail("no such database");
  await db.write`CREATE DATABASE german`;
  await db.write`ALTER DATABASE german SET datestyle = 'German, DMY'`;
  await db.write`ALTER DATABASE german SET bytea_output = 'escape'`;
  const german = over(await openPostgres({ kind: "postgres", url: postgres.url.replace(/postgres$/, "german") }, from));
  expect(await german.sql`SELECT DATE '31.12.2026' AS day, TIMESTAMPTZ '2026-12-31 10:00Z' AS at, '\\x0041'::bytea AS bytes`).toEqual([{ day: new Date("2026-12-31"), at: new Date("2026-12-31T10:00:00Z"), bytes: Uint8Array.of(0, 65) }]);
});

for (const kind of ["duckdb", "postgres"]) {
  it(`[DB-39] ${kind}: a moment is what it was in columns with and without a zone, whatever the zone of the machine`, async () => {
    const child = fork(fileURLToPath(new URL("./zone.fixture.ts", import.meta.url)), [kind, postgres.url], { env: { ...process.env, TZ: "Europe/Berlin" }, serialization: "advanced", execArgv: ["--disable-warning=ExperimentalWarning"] });
    const [told] = await Promise.race([once(child, "message"), once(child, "exit").then(([code]) => expect.fail(`its process ended with ${code}`))]);
    const moment = new Date("2026-07-01T22:30:00.123Z");
    expect(told).toEqual({ offset: -120, rows: [{ moment, zoned: moment, day: new Date("2026-07-01") }] });
  }, 60_000);
}

for (const kind of Object.keys(openings)) {
  it(`[DB-40] ${kind}: a range finds numbers between whole ones and beyond them, and moments however they are written`, async () => {
    const db = await openings[kind]?.() ?? expect.fail("no such database");
    await db.write`CREATE TABLE ranged (id INTEGER, day DATE, moment TIMESTAMP)`;
    await db.write`INSERT INTO ranged VALUES (1, '2026-01-01', '2026-01-01 12:00:00'), (2, '2026-01-02', '2026-01-02T00:00:00.500'), (3, NULL, NULL)`;
    const source = await db.table("ranged");
    const ids = async (column: string, min?: number, max?: number): Promise<unknown> => {
      const query = { search: "", sort: [{ column: "id", descending: false }], filters: [{ column, filter: { kind: "range" as const, ...(min !== undefined && { min }), ...(max !== undefined && { max }) } }] };
      const page = (await source.page(query, 0, 10, new AbortController().signal)) as Readonly<Record<string, ArrayLike<number>>>;
      return Array.from(page["id"] ?? []);
    };
    expect(await ids("id", 1.5, 2.5)).toEqual([2]);
    expect(await ids("id", -1e20, 1e20)).toEqual([1, 2, 3]);
    expect(await ids("id", 1e300)).toEqual([]);
    const [first, second, noon] = ["2026-01-01", "2026-01-02", "2026-01-01T12:00Z"].map((text) => Date.parse(text));
    expect(await ids("day", first, first)).toEqual([1]);
    expect(await ids("day", second)).toEqual([2]);
    expect(await ids("moment", noon, noon)).toEqual([1]);
    expect(await ids("moment", undefined, second)).toEqual([1]);
    expect(await ids("moment", Number(second) + 500)).toEqual([2]);
  }, 60_000);

  it(`[DB-1] ${kind}: a number of any size is bound as it is, and a date that is none is told`, async () => {
    const db = await openings[kind]?.() ?? expect.fail("no such database");
    for (const number of [1e300, -1e20, 2 ** 63]) expect(await db.sql`SELECT 1 AS found WHERE CAST(${number} AS DOUBLE PRECISION) = ${number}`).toEqual([{ found: 1 }]);
    await expect(db.sql`SELECT ${new Date("no day")}`.rows()).rejects.toThrow("holds an invalid date");
  }, 60_000);
}
