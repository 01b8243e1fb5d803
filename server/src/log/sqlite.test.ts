import Database from "better-sqlite3";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { parsePersonId } from "@tutti/protocol";
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

test("[LOG-16] history older than it is kept goes when its document is folded; newer stays, and so do other documents'", async () => {
  const path = await folder();
  const log = new SqliteLog(path, { historyDays: 90 });
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

test("[LOG-24] of what is older than a day, what one person did to one widget in one go becomes one change; operations stay as they are", async () => {
  const path = await folder();
  const log = new SqliteLog(path);
  await log.open();
  const then = Date.now() - 2 * 24 * 3_600_000;
  const row = (key: string, at: number, before: number, after: number, operation?: string): LogEntry =>
    ({ kind: "change", row: { document: "sales/main", at: then + at, person: undefined, key, before: String(before), after: String(after), ...(operation && { operation }) } });
  await log.commit([
    row("a", 0, 0, 1), row("b", 1, 0, 9), row("a", 1_000, 1, 2), row("a", 2_000, 2, 3), row("a", 90_000, 3, 4), row("a", 91_000, 4, 5, "merge"), row("a", 92_000, 5, 6),
    { kind: "update", document: "sales/main", bytes: new Uint8Array([0, 0]) },
  ]);
  await log.fold("sales/main");
  const kept = await log.changes({ documents: ["sales/main"], limit: 20 });
  expect(kept.map(({ key, before, after }) => `${key} ${before}→${after}`)).toEqual(["a 5→6", "a 4→5", "a 3→4", "a 0→3", "b 0→9"]);
  await log.close();
  await rm(path, { recursive: true });
});

test("[LOG-25] a store that an earlier version wrote is opened, and its history with it", async () => {
  const path = await folder();
  const old = new Database(join(path, "log.db"));
  old.exec("CREATE TABLE documents (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT; CREATE TABLE changes (id INTEGER PRIMARY KEY, document INTEGER NOT NULL, at REAL NOT NULL, person TEXT, key TEXT NOT NULL, before TEXT, after TEXT) STRICT; INSERT INTO documents VALUES (1, 'sales/main'); INSERT INTO changes VALUES (1, 1, 5, 'ana', 'k', NULL, '1'); PRAGMA user_version = 1");
  old.close();
  const log = new SqliteLog(path);
  await log.open();
  expect(await log.changes({ documents: ["sales/main"], limit: 5 })).toEqual([{ id: 1, document: "sales/main", at: 5, person: "ana", key: "k", before: null, after: "1" }]);
  await log.close();
  await rm(path, { recursive: true });
});

/** Two people who type in turn in a text: each edit is a row. */
function inTurn(edits: number, at: (edit: number) => number): { readonly entries: LogEntry[]; readonly texts: string[] } {
  const texts = ["So it was written, and read. ".repeat(69)];
  for (let edit = 0; edit < edits; edit += 1) {
    const before = texts.at(-1) ?? "";
    const place = (edit * 7919) % before.length;
    texts.push(before.slice(0, place) + (edit % 3 === 0 ? "😀 " : "word ") + before.slice(place + 4));
  }
  const entries = texts.slice(1).map((text, edit): LogEntry => ({
    kind: "change", row: { document: "sales/main", at: at(edit), person: parsePersonId(edit % 2 === 0 ? "ana" : "ben"), key: "text:Note", before: JSON.stringify(texts[edit]), after: JSON.stringify(text) },
  }));
  return { entries, texts: texts.map((text) => JSON.stringify(text)) };
}

test("[LOG-26] two who type in turn in a text of 2,000 letters cost one text an edit, and every text is read back to the letter, also among rows that were kept whole", async () => {
  const path = await folder();
  const log = new SqliteLog(path);
  await log.open();
  const { entries, texts } = inTurn(60, (edit) => edit);
  await log.commit(entries.slice(0, 40));
  const { bytes } = await log.historySize(["sales/main"]);
  expect(bytes / 40).toBeLessThan(2_000 + 150);
  await log.close();
  // The rest as a store of before wrote it.
  const old = new Database(join(path, "log.db"));
  for (const [n, entry] of entries.entries()) if (n >= 40 && entry.kind === "change") old.prepare("INSERT INTO changes (document, at, person, key, before, after) VALUES (1, ?, ?, ?, ?, ?)").run(entry.row.at, entry.row.person, entry.row.key, entry.row.before, entry.row.after);
  old.exec("PRAGMA user_version = 2");
  old.close();
  const again = new SqliteLog(path);
  await again.open();
  const rows = (await again.changes({ documents: ["sales/main"], limit: 100 })).toReversed();
  expect(rows.map(({ before, after }) => [before, after])).toEqual(texts.slice(1).map((text, n) => [texts[n], text]));
  for (const [n, text] of texts.entries()) expect((await again.standing(["sales/main"], n)).map(({ value }) => value)).toEqual([text]);
  await again.close();
  await rm(path, { recursive: true });
});

test("[LOG-26] what was folded into a change begins where the first of it began, to the letter", async () => {
  const path = await folder();
  const log = new SqliteLog(path);
  await log.open();
  const then = Date.now() - 2 * 24 * 3_600_000;
  const { entries, texts } = inTurn(9, (edit) => then + edit * 1_000);
  const ofAna = entries.map((entry, n): LogEntry => (entry.kind === "change" ? { kind: "change", row: { ...entry.row, person: parsePersonId(n < 4 ? "ana" : "ben") } } : entry));
  await log.commit([...ofAna, { kind: "update", document: "sales/main", bytes: new Uint8Array([0, 0]) }]);
  await log.fold("sales/main");
  expect((await log.changes({ documents: ["sales/main"], limit: 20 })).map(({ person, before, after }) => [person, before, after])).toEqual([["ben", texts[4], texts[9]], ["ana", texts[0], texts[4]]]);
  expect((await log.standing(["sales/main"], 0)).map(({ value }) => value)).toEqual([texts[0]]);
  await log.close();
  await rm(path, { recursive: true });
});
