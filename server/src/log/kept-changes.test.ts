import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import * as fc from "fast-check";
import { parsePersonId } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { LogEntry } from "./port.ts";
import { squashed, type SquashRow } from "./squash.ts";
import { SqliteStore } from "./sqlite-store.ts";

const DOCUMENT = "sales/main";
const UPDATE: LogEntry = { kind: "update", document: DOCUMENT, bytes: new Uint8Array([0, 0]) };
const DAY = 24 * 3_600_000;

async function inStore(work: (store: SqliteStore) => void, historyDays = 365): Promise<void> {
  const path = await mkdtemp(join(tmpdir(), "tutti-kept-"));
  const store = new SqliteStore(path, { historyDays });
  try {
    work(store);
  } finally {
    store.close();
    await rm(path, { recursive: true });
  }
}

const change = (at: number, person: string, key: string, before: string | null, after: string | null, operation?: string): Extract<LogEntry, { kind: "change" }> =>
  ({ kind: "change", row: { document: DOCUMENT, at, person: parsePersonId(person), key, before, after, ...(operation && { operation }) } });

test("[LOG-30] a thousand letters that two people type in turn in a text of 20 kB cost a tenth of the text, beside the text as it is", async () => {
  await inStore((store) => {
    let text = "So it was written. ".repeat(1_053);
    store.commit([change(0, "ana", "text:Note", null, JSON.stringify(text))]);
    const { bytes: before } = store.historySize([DOCUMENT]);
    for (let n = 0; n < 32; n += 1) {
      const next = `${text.slice(0, 9_000)}thirty more letters of a line. ${text.slice(9_000)}`;
      store.commit([change(n + 1, n % 2 === 0 ? "ana" : "ben", "text:Note", JSON.stringify(text), JSON.stringify(next))]);
      text = next;
    }
    const cost = store.historySize([DOCUMENT]).bytes - before - 1_000;
    expect(cost).toBeLessThan(2_500);
    expect(store.changes({ documents: [DOCUMENT], limit: 1 })[0]?.after).toBe(JSON.stringify(text));
  });
});

interface Step { readonly key: "a" | "b"; readonly person: "ana" | "ben"; readonly pause: number; readonly what: "edit" | "anew" | "short" | "gap" | "operation"; readonly at: number }

const step: fc.Arbitrary<Step> = fc.record({
  key: fc.constantFrom("a", "b"), person: fc.constantFrom("ana", "ben"), pause: fc.constantFrom(1_000, 1_000, 1_000, 90_000),
  what: fc.constantFrom("edit", "edit", "edit", "edit", "edit", "edit", "anew", "short", "gap", "operation"), at: fc.nat(1_500),
});

/** The rows that come of steps, as they were. */
function rowsOf(steps: readonly Step[], begin: number): Extract<LogEntry, { kind: "change" }>[] {
  const texts = new Map<string, string>();
  let now = begin;
  return steps.map(({ key, person, pause, what, at }, n) => {
    now += pause;
    // A gap: rows between were never written, as of a store that failed.
    const before = what === "gap" ? `${texts.get(key) ?? ""} unseen ${n}` : texts.get(key);
    const long = before ?? "word ".repeat(300);
    const after = what === "anew" ? `text ${n} `.repeat(200) : what === "short" ? `now ${n}` : `${long.slice(0, at)}😀${n}${long.slice(at + 3)}`;
    texts.set(key, after);
    return change(now, person, key, before === undefined ? null : JSON.stringify(before), JSON.stringify(after.toWellFormed()), what === "operation" ? "merge" : undefined);
  }).map((entry) => ({ ...entry, row: { ...entry.row, before: entry.row.before && JSON.stringify(String(JSON.parse(entry.row.before)).toWellFormed()) } }));
}

interface Row extends SquashRow {
  readonly before: string | null;
  readonly after: string | null;
}

/** What was written is what is read, newest first, and what each text said at every moment of it. */
function reads(store: SqliteStore, rows: readonly Row[]): void {
  expect(store.changes({ documents: [DOCUMENT], limit: 500 }).map(({ id, key, before, after }) => [id, key, before, after])).toEqual(rows.map(({ id, key, before, after }) => [id, key, before, after]).toReversed());
  for (const moment of rows) {
    const said = ["a", "b"].flatMap((key) => {
      const own = rows.filter((row) => row.key === key);
      const last = own.findLast(({ id }) => id <= moment.id);
      return own.length === 0 ? [] : [[key, last ? last.after : own[0]?.before]];
    });
    expect(store.standing([DOCUMENT], moment.id).map(({ key, value }) => [key, value])).toEqual(said);
  }
}

test("[LOG-30] every text is read back to the letter, at every moment, after changes were folded into others and the oldest have gone", async () => {
  await fc.assert(fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 120 }), fc.nat(119), async (steps, gone) => {
    const rows = rowsOf(steps, Date.now() - 5 * DAY);
    // Those of longer ago than a year, and one of later that a clock says to be so old, too.
    const aged = (entry: (typeof rows)[number]): typeof entry => ({ ...entry, row: { ...entry.row, at: entry.row.at - 400 * DAY } });
    const old = rows.slice(0, gone % rows.length).map(aged);
    const all = [...old, ...rows.slice(old.length).map((entry, n) => (n === 2 ? aged(entry) : entry))];
    await inStore((store) => {
      for (const entry of all) store.commit([entry]);
      const numbered = all.map(({ row }, n): Row => ({ id: n + 1, at: row.at, key: row.key, before: row.before, after: row.after, person: row.person ?? null, operation: row.operation ?? null }));
      reads(store, numbered);
      store.commit([UPDATE]);
      store.fold(DOCUMENT);
      const kept = numbered.slice(old.length);
      const { gone: folded, begins } = squashed(kept);
      reads(store, kept.filter(({ id }) => !folded.includes(id)).map((row) => ({ ...row, before: numbered[(begins.get(row.id) ?? row.id) - 1]?.before ?? null })));
    });
  }), { numRuns: 60 });
});

test("[LOG-30] a look at any moment reads a bounded number of changes, also where many were folded into few", async () => {
  await inStore((store) => {
    let text = "word ".repeat(300);
    const texts = [text];
    const begin = Date.now() - 5 * DAY;
    const entries: LogEntry[] = [];
    for (let n = 0; n < 2_000; n += 1) {
      const next = `${text.slice(0, 700 + n % 40)}${n % 10}${text.slice(701 + n % 40)}`;
      // Forty in one go, and then a pause: the whole ones of each go are folded away.
      entries.push(change(begin + n * 1_000 + Math.floor(n / 40) * 100_000, "ana", "text:Note", JSON.stringify(text), JSON.stringify(next)));
      text = next;
      texts.push(text);
    }
    store.commit([...entries, UPDATE]);
    store.fold(DOCUMENT);
    const { changes, bytes } = store.historySize([DOCUMENT]);
    expect(changes).toBe(50);
    // At least every 33rd of them was kept whole, so that of each 40 one had to stay so.
    expect(bytes).toBeGreaterThan(45 * 1_500);
    expect(bytes).toBeLessThan(51 * 1_700);
    const goes = Array.from({ length: 50 }, (_, go) => [texts[go * 40], texts[go * 40 + 40]].map((said) => JSON.stringify(said)));
    expect(store.changes({ documents: [DOCUMENT], limit: 100 }).toReversed().map(({ before, after }) => [before, after])).toEqual(goes);
  });
});
