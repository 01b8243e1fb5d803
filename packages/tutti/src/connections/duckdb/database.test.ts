import { mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { app } from "../../app.ts";
import { testApp } from "../../testing/index.ts";
import { Connection } from "../connection.ts";
import { openDuckDb, type DuckDbConfig } from "./driver.ts";

const from = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "tutti-duckdb-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

let made = 0;
const ALL = { search: "", sort: [], filters: [] };

async function open(config: Omit<DuckDbConfig, "kind">) {
  const driver = await openDuckDb({ kind: "duckdb", ...config }, from);
  return { driver, db: new Connection("replaced", async () => driver) };
}

/** Makes a database with a table of so many rows, as somebody's nightly job does: beside the file, and then in its place. */
async function put(file: string, rows: number, columns = "range AS id"): Promise<void> {
  const beside = join(folder, `made${made++}.duckdb`);
  const { driver, db } = await open({ file: beside, writable: true });
  await driver.write({ text: `CREATE TABLE orders AS SELECT ${columns} FROM range(${rows})`, values: [], timeout: 10_000, signal: undefined, maxRows: 1 });
  expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: rows });
  await driver.close();
  renameSync(beside, file);
}

it("[DB-30] a database that is put in the place of another is the one of the next statement, and what is under way ends on the one before", async () => {
  const file = join(folder, `d${made++}.duckdb`);
  await put(file, 3);
  writeFileSync(join(folder, "more.csv"), "id\n1\n");
  const { driver, db } = await open({ file, files: { more: join(folder, "more.csv") } });
  const count = (): PromiseLike<unknown> => db.sql`SELECT count(*) AS n FROM orders`.first();
  expect(await count()).toEqual({ n: 3 });
  const before = await db.table("orders");
  expect(await before.count(ALL)).toBe(3);

  const t = testApp(app("Live", async (ui) => {
    ui.metric("Orders", (await db.live(() => db.sql<{ n: number }>`SELECT count(*) AS n FROM orders`.first()))?.n ?? 0);
  }));
  await t.run();
  expect(t.metric("Orders").value).toBe(3);

  const long = db.sql`SELECT count(*) AS n FROM orders, range(300000000)`.first();
  await put(file, 5, "range AS id, 'x' AS note");
  expect(await Promise.all([count(), count(), count()])).toEqual([{ n: 5 }, { n: 5 }, { n: 5 }]);
  expect(await long).toEqual({ n: 900_000_000 });
  expect(await db.sql`SELECT count(*) AS n FROM more`.first()).toEqual({ n: 1 });
  await expect.poll(() => t.metric("Orders").value, { timeout: 10_000 }).toBe(5);
  await t.close();

  // Whoever still shows the table of before is told, and whoever asks has the present one.
  await expect(before.page(ALL, 0, 10, new AbortController().signal)).rejects.toThrow("The table has other columns by now");
  const after = await db.table("orders");
  expect(after.columns.map(({ name }) => name)).toEqual(["id", "note"]);
  expect(await after.count(ALL)).toBe(5);
  await driver.close();
});

it("[DB-31] what cannot be opened is told until it can, a file that is gone is the one that is open, and one that is open to write is told to be replaced", async () => {
  const file = join(folder, `d${made++}.duckdb`);
  await put(file, 3);
  const { driver, db } = await open({ file });
  const count = (): PromiseLike<unknown> => db.sql`SELECT count(*) AS n FROM orders`.first();
  rmSync(file);
  expect(await count()).toEqual({ n: 3 });
  writeFileSync(file, "no database at all");
  await expect(count()).rejects.toThrow(`The file ${file} was replaced, and what is there now cannot be opened`);
  await put(file, 4);
  expect(await count()).toEqual({ n: 4 });
  await driver.close();

  const writing = await open({ file, writable: true });
  expect(await writing.db.write`INSERT INTO orders VALUES (9)`).toBe(1);
  await put(file, 2);
  await expect(writing.db.write`INSERT INTO orders VALUES (9)`).rejects.toThrow("was replaced while this connection has it open to write");
  await writing.driver.close();
});

it("[DB-32] a file that is written anew with other columns is a table of those, and nothing is shown under another's name", async () => {
  const file = join(folder, "sales.csv");
  writeFileSync(file, "region,amount\nEMEA,3\n");
  const { driver, db } = await open({ files: [file] });
  const before = await db.table("sales");
  expect(await before.count(ALL)).toBe(1);
  const page = async (): Promise<unknown> => before.page(ALL, 0, 10, new AbortController().signal);
  expect(await page()).toMatchObject({ region: ["EMEA"] });
  writeFileSync(file, "amount,note,region\n4,new,APAC\n5,newer,EMEA\n");
  expect(await db.sql`SELECT note, amount FROM sales ORDER BY amount`).toEqual([{ note: "new", amount: 4 }, { note: "newer", amount: 5 }]);
  await expect(page()).rejects.toThrow("The table has other columns by now");
  const after = await db.table("sales");
  expect(after).not.toBe(before);
  expect(after.columns.map(({ name }) => name)).toEqual(["amount", "note", "region"]);
  expect(await after.count(ALL)).toBe(2);
  await driver.close();
});
