import Database from "better-sqlite3";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { documentLogContract } from "../../test/log-contract.ts";
import { StoreConflict, type LogEntry } from "./port.ts";
import { SqliteLog } from "./sqlite.ts";

const folder = (): Promise<string> => mkdtemp(join(tmpdir(), "tutti-log-"));

documentLogContract("SQLite", async () => {
  const path = await folder();
  return { log: () => new SqliteLog(path), remove: () => rm(path, { recursive: true, force: true }) };
});

const update = (size: number): LogEntry => ({ kind: "update", document: "sales/main", bytes: new Uint8Array(size).fill(7) });

test("[LOG-8] a batch that does not fit on the disk is refused whole, with a sentence, and what was there stays", async () => {
  const path = await folder();
  const log = new SqliteLog(path, { maxPages: 40 });
  await log.open();
  await log.commit([update(1_000)]);
  await expect(log.commit([update(1_000), update(400_000)])).rejects.toThrow(/The disk is full/);
  expect((await log.load("sales/main")).tail).toHaveLength(1);
  expect(await log.commit([update(1_000)])).toBe(2);
  await log.close();
  await rm(path, { recursive: true });
});

test("[LOG-9] a row that another server wrote under our next sequence stops the writing, and says so", async () => {
  const path = await folder();
  const log = new SqliteLog(path);
  await log.open();
  await log.commit([update(10)]);
  const intruder = new Database(join(path, "log.db"));
  intruder.exec("INSERT INTO updates (seq, document, bytes) VALUES (2, 1, x'00')");
  intruder.close();
  await expect(log.commit([update(10)])).rejects.toThrow(StoreConflict);
  await expect(log.commit([update(10)])).rejects.toThrow(/Another server has written into this store/);
  await log.close();
  await rm(path, { recursive: true });
});

test("[LOG-16] history older than three months goes when its document is folded; newer stays, and so do other documents'", async () => {
  const path = await folder();
  const log = new SqliteLog(path);
  await log.open();
  const now = Date.now();
  const row = (document: string, at: number): LogEntry => ({ kind: "change", row: { document, at, person: undefined, key: "k", before: null, after: "1" } });
  const old = now - 100 * 24 * 3_600_000;
  await log.commit([row("sales/main", old), row("sales/main", now), row("sales/main/owner", old), { kind: "update", document: "sales/main", bytes: new Uint8Array([0, 0]) }]);
  await log.fold("sales/main");
  expect((await log.changes({ documents: ["sales/main", "sales/main/owner"], limit: 10 })).map(({ document, at }) => [document, at])).toEqual([["sales/main/owner", old], ["sales/main", now]]);
  await log.close();
  await rm(path, { recursive: true });
});
