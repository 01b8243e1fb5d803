import * as fc from "fast-check";
import { expect, test } from "vitest";
import { app } from "../app.ts";
import { testApp, type TestPerson } from "./index.ts";

const NAMES = ["Ana", "Ben", "Cleo"] as const;
const COLUMNS = ["a", "b"] as const;

type Op =
  | { readonly do: "set"; readonly who: number; readonly row: number; readonly column: number }
  | { readonly do: "add" | "delete" | "paste"; readonly who: number; readonly row: number }
  | { readonly do: "offline" | "online"; readonly who: number }
  | { readonly do: "run" };

const who = fc.nat(NAMES.length - 1);
const row = fc.nat(7);
const op: fc.Arbitrary<Op> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("set" as const), who, row, column: fc.nat(1) }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("add" as const, "delete" as const), who, row }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("paste" as const), who, row }) },
  { weight: 2, arbitrary: fc.record({ do: fc.constantFrom("offline" as const, "online" as const), who }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("run" as const) }) },
);

/** Something that was done, and what its author knew to have been done before. */
interface Deed {
  readonly n: number;
  readonly row: string;
  /** The cell that was written; undefined for a deletion. */
  readonly column: string | undefined;
  readonly knew: ReadonlySet<number>;
}

const met = { conflicts: 0, kept: 0, gone: 0 };

async function play(ops: readonly Op[]): Promise<void> {
  const base = Array.from({ length: 4 }, (_, i) => ({ id: `r${i}`, a: -1, b: -1 }));
  let given: readonly object[] = [];
  const t = testApp(app("Together", (ui) => void (given = ui.dataEditor(base, { label: "T", rowId: "id", rows: "dynamic" }).rows)));
  const people: readonly TestPerson[] = NAMES.map((name) => t.person(name));
  await t.run();

  const deeds: Deed[] = [];
  const online = NAMES.map(() => true);
  const knows = NAMES.map(() => new Set<number>());
  const spread = (from: number): void => {
    if (!online[from]) return;
    for (const [i, known] of knows.entries()) if (online[i]) for (const n of knows[from] ?? []) known.add(n);
  };
  const done = (by: number, inRow: string, column: string | undefined): number => {
    const n = deeds.length;
    deeds.push({ n, row: inRow, column, knew: new Set(knows[by]) });
    knows[by]?.add(n);
    spread(by);
    return n;
  };
  const rowOf = (person: TestPerson, index: number): string | undefined => {
    const { rows } = person.dataEditor();
    return rows.length === 0 ? undefined : String(rows[index % rows.length]?.["id"]);
  };
  let added = 0;

  for (const step of ops) {
    if (step.do === "run") {
      await t.run();
      continue;
    }
    const person = people[step.who] as TestPerson;
    switch (step.do) {
      case "offline":
        person.offline();
        online[step.who] = false;
        break;
      case "online":
        person.online();
        online[step.who] = true;
        for (const [i] of NAMES.entries()) spread(i);
        for (const [i] of NAMES.entries()) spread(i);
        break;
      case "add":
        person.dataEditor().add({ id: `new${(added += 1)}` });
        break;
      case "paste":
      case "set":
      case "delete": {
        const id = rowOf(person, step.row);
        const index = person.dataEditor().rows.findIndex((found) => found["id"] === id);
        if (id === undefined || index < 0) break;
        if (step.do === "delete") {
          done(step.who, id, undefined);
          person.dataEditor().delete(index);
        } else {
          const columns = "column" in step ? [COLUMNS[step.column] as string] : COLUMNS;
          const numbers = columns.map((column) => done(step.who, id, column));
          person.dataEditor().paste(index, columns[0] as string, [numbers]);
        }
      }
    }
  }
  for (const person of people) person.online();
  await t.run();

  const rows = t.dataEditor().rows;
  for (const person of people) expect(person.dataEditor().rows).toEqual(rows);
  expect(given).toEqual(rows);
  expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length);

  for (const id of new Set(deeds.map((deed) => deed.row))) {
    const shown = rows.find((found) => found["id"] === id);
    const deletions = deeds.filter((deed) => deed.row === id && deed.column === undefined);
    const newest = COLUMNS.map((column) => {
      const writes = deeds.filter((deed) => deed.row === id && deed.column === column);
      const standing = writes.filter((deed) => !writes.some((other) => other.knew.has(deed.n)));
      if (standing.length > 1) met.conflicts += 1;
      return { column, writes, standing };
    });
    if (shown) {
      for (const { column, writes, standing } of newest) {
        // What stands in a cell is something that nobody who wrote there had seen before.
        if (writes.length > 0) expect(standing.map(({ n }) => n)).toContain(shown[column]);
        else expect(shown[column] ?? -1).toBe(-1);
      }
      // A deletion is undone only by something that its author had not seen: a value, or another's deletion, whose author had seen less.
      for (const deletion of deletions) expect(deeds.some((deed) => deed.row === id && deed !== deletion && !deletion.knew.has(deed.n))).toBe(true);
      if (deletions.length > 0) met.kept += 1;
    } else {
      met.gone += 1;
      // Whoever deleted it had seen, in each of its cells, something that could stand there now.
      expect(deletions.some((deletion) => newest.every(({ standing }) => standing.length === 0 || standing.some(({ n }) => deletion.knew.has(n))))).toBe(true);
    }
  }
  await t.close();
}

test("[SHEET-14] whatever three people do at once, offline and back, all end with one table, and nothing goes that nobody had seen", async () => {
  await fc.assert(fc.asyncProperty(fc.array(op, { minLength: 5, maxLength: 40 }), play), { numRuns: 150, seed: 7, endOnFailure: true });
  // The test met what it is about.
  expect(Math.min(met.conflicts, met.kept, met.gone)).toBeGreaterThan(10);
}, 60_000);
