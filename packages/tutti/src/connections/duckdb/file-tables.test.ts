import { mkdirSync, mkdtempSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { Connection } from "../connection.ts";
import { openDuckDb, type DuckDbConfig } from "./driver.ts";

const from = createRequire(import.meta.url);
const folder = mkdtempSync(join(tmpdir(), "tutti-file-tables-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const freshFolder = (): string => mkdtempSync(join(folder, "data-"));
async function open(config: Omit<DuckDbConfig, "kind">) {
  const driver = await openDuckDb({ kind: "duckdb", ...config }, from);
  return { driver, db: new Connection("files", async () => driver) };
}

it("[DB-25] a file that comes into a folder is a table at the next statement, one that goes is none, and one that cannot be read yet is once it can", async () => {
  const data = freshFolder();
  const { driver, db } = await open({ files: [data] });
  await expect(db.sql`SELECT * FROM orders`.rows()).rejects.toThrow("orders");
  writeFileSync(join(data, "orders.csv"), "id\n1\n2\n");
  expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 2 });
  writeFileSync(join(data, "late.parquet"), "PAR1 and then nothing");
  expect(await db.sql`SELECT count(*) AS n FROM orders`.first()).toEqual({ n: 2 });
  await expect(db.sql`SELECT * FROM late`.rows()).rejects.toThrow("late");
  rmSync(join(data, "late.parquet"));
  writeFileSync(join(data, "late.json"), '[{"id":7}]');
  expect(await db.sql`SELECT id FROM late`.first()).toEqual({ id: 7 });
  renameSync(join(data, "orders.csv"), join(data, "sales.csv"));
  expect(await db.sql`SELECT count(*) AS n FROM sales`.first()).toEqual({ n: 2 });
  await expect(db.sql`SELECT * FROM orders`.rows()).rejects.toThrow("orders");
  await driver.close();
});

it("[DB-26] files beside a database of one's own are tables for statements at once, and nothing of them is left in it", async () => {
  const data = freshFolder();
  const file = join(data, "own.duckdb");
  writeFileSync(join(data, "orders.csv"), "id\n1\n2\n");
  for (const writable of [true, true, false]) {
    const { driver, db } = await open({ file, writable, files: [data] });
    const counts = await Promise.all([1, 2, 3].map((id) => db.sql<{ n: number }>`SELECT count(*) AS n FROM orders, range(20000) WHERE id <= ${id}`.first()));
    expect(counts).toEqual([{ n: 20_000 }, { n: 40_000 }, { n: 40_000 }]);
    await driver.close();
  }
  const { driver, db } = await open({ file });
  expect(await db.sql`SELECT count(*) AS n FROM duckdb_views() WHERE NOT internal`.first()).toEqual({ n: 0 });
  await driver.close();
});

it("[DB-35] a folder by a name is one table of all files in it and in its folders, partitions and new parts among them; of several kinds, or none, it is told", async () => {
  const trips = join(freshFolder(), "it's trips");
  const part = (place: string, text: string): void => {
    mkdirSync(join(trips, place), { recursive: true });
    writeFileSync(join(trips, place, `part-${place.length}.csv`), text);
  };
  part("year=2025", "region,amount\nEMEA,1\n");
  part("year=2026", "region,amount,note\nAPAC,2,late\n");
  const { driver, db } = await open({ files: { trips } });
  const all = (): PromiseLike<readonly unknown[]> => db.sql`SELECT region, amount, note, CAST(year AS INTEGER) AS year FROM trips ORDER BY amount`;
  expect(await all()).toEqual([{ region: "EMEA", amount: 1, note: null, year: 2025 }, { region: "APAC", amount: 2, note: "late", year: 2026 }]);
  const before = await driver.version?.();
  part("year=2027", "region,amount,note\nEMEA,3,new\n");
  expect(await all()).toHaveLength(3);
  expect(await driver.version?.()).not.toBe(before);
  await expect(db.text("SELECT * FROM read_text('/etc/passwd')").rows()).rejects.toThrow("passwd");
  await driver.close();
  writeFileSync(join(trips, "more.json"), "[]");
  await expect(open({ files: { trips } })).rejects.toThrow(/has files of several kinds: .csv and .json|has files of several kinds: .json and .csv/);
  await expect(open({ files: { trips: freshFolder() } })).rejects.toThrow("There is no CSV, Parquet or JSON file in the folder");
});
