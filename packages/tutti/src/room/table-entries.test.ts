import { describe, expect, test } from "vitest";
import {
  addedRow, cellEntry, cellMember, currentValues, HARD_TABLE_ENTRIES, markEntry, memberName, ORIGIN, parsePersonId, faceOf, RowEdits, readEntry, rowMember, writeEntry, type JsonValue, type PersonId,
} from "@tutti/protocol";
import * as Y from "yjs";
import { compactValues } from "./compact-values.ts";
import { sweepRows } from "./sweep-rows.ts";
import { rig } from "./watched.fixture.ts";

const person = (n: number): PersonId => parsePersonId(`p${n}`) as PersonId;
const cell = (row: number, column = "n"): string => memberName("dataEditor:T", cellMember(`#${row}`, column));

function two() {
  const made = rig(2);
  const [ana, ben] = made.copies;
  if (!ana || !ben) throw new Error("the rig has two people");
  return { ...made, ana, ben };
}

describe("entries of a table that people edit", () => {
  test("[SHEET-15] each is told by itself, with its author: an edit costs as much in a table of ten thousand cells as in a small one", () => {
    const { server, ana, changes } = two();
    server.transact(() => {
      for (let row = 0; row < 10_000; row++) writeEntry(server, cell(row), cellEntry(row, undefined), ORIGIN.run);
    }, ORIGIN.run);
    changes.length = 0;
    const sizes: number[] = [];
    ana.doc.on("update", (update: Uint8Array) => sizes.push(update.length));
    writeEntry(ana.doc, cell(5_000), cellEntry(-1, person(0)), "page");
    expect(changes).toEqual([{ scope: "room", key: cell(5_000), value: { is: -1, by: "p0" }, previous: { is: 5_000 }, by: "p0" }]);
    expect([sizes.length, Math.max(...sizes) < 150]).toEqual([1, true]);
  });

  test.each([
    ["names nobody", cell(1), { is: 1 }], ["names another", cell(1), { is: 1, by: "p1" }], ["is no entry of a table", cell(1), [1]],
    ["is too large", cell(1), { is: "x".repeat(9_000), by: "p0" }], ["touches a prototype", memberName("dataEditor:T", cellMember("#1", "__proto__")), { is: 1, by: "p0" }],
    ["names no row", memberName("dataEditor:T", "\u0003"), { at: 1, by: "p0" }],
  ])("[SHEET-16] one that %s does not stand, and what was there does again", (_, name, value) => {
    const { server, ana, ben } = two();
    writeEntry(ana.doc, name, value as JsonValue, "page");
    for (const doc of [server, ana.doc, ben.doc]) expect(readEntry(doc, name)?.v ?? null).toBeNull();
    writeEntry(ana.doc, cell(1), cellEntry(5, person(0)), "page");
    expect(readEntry(server, cell(1))?.v).toEqual({ is: 5, by: "p0" });
    writeEntry(ana.doc, name, value as JsonValue, "page");
    expect(readEntry(ben.doc, cell(1))?.v).toEqual({ is: 5, by: "p0" });
  });

  test("[SHEET-17] a full table takes no more, tells who wrote it, and lets what is there be changed", () => {
    const { server, ana, conflicts } = two();
    server.transact(() => {
      for (let row = 0; row < HARD_TABLE_ENTRIES; row++) writeEntry(server, cell(row), cellEntry(row, undefined), ORIGIN.run);
    }, ORIGIN.run);
    writeEntry(ana.doc, cell(HARD_TABLE_ENTRIES), cellEntry(1, person(0)), "page");
    writeEntry(ana.doc, cell(7), cellEntry(70, person(0)), "page");
    expect(readEntry(server, cell(HARD_TABLE_ENTRIES))).toBeUndefined();
    expect(readEntry(ana.doc, cell(HARD_TABLE_ENTRIES))).toBeUndefined();
    expect(readEntry(server, cell(7))?.v).toEqual({ is: 70, by: "p0" });
    expect(conflicts).toMatchObject([{ author: "p0", key: cell(HARD_TABLE_ENTRIES), mine: { is: 1 }, theirs: null }]);
  });

  test("[SHEET-18] of a script that takes an edit back and a person who makes one at the same time, the person's stands", () => {
    for (let attempt = 0; attempt < 8; attempt++) {
      const { server, ana } = two();
      writeEntry(ana.doc, cell(1), cellEntry(1, person(0)), "page");
      // What is on its way from the page when the script writes.
      const late: Uint8Array[] = [];
      ana.cut();
      ana.doc.on("update", (update: Uint8Array, origin: unknown) => { if (origin === "page") late.push(update); });
      writeEntry(ana.doc, cell(1), cellEntry(2, person(0)), "page");
      server.transact(() => writeEntry(server, cell(1), {}, ORIGIN.run), ORIGIN.run);
      for (const update of late) Y.applyUpdate(server, update, { person: person(0) });
      expect(readEntry(server, cell(1))?.v).toEqual({ is: 2, by: "p0" });
    }
  });

  test("[SHEET-19] who wrote what outlives compaction and a restart", () => {
    const { server, watched, ana } = two();
    writeEntry(ana.doc, cell(1), cellEntry(1, person(0)), "page");
    writeEntry(ana.doc, memberName("dataEditor:T", rowMember(addedRow("x", 0))), markEntry({ at: 1, by: person(0) }), "page");
    compactValues(server, 0);
    watched.close();
    const again = new Y.Doc();
    Y.applyUpdate(again, Y.encodeStateAsUpdate(server));
    expect([...(currentValues(again)?.values() ?? [])].map((entry) => (entry as { v: { by?: string } }).v.by)).toEqual(["p0", "p0"]);
  });

  test("[SHEET-20] rows that were added and deleted go for good after thirty days, and no others", () => {
    const { server, ana, changes } = two();
    const DAY = 24 * 3_600_000;
    const fresh = [0, 1, 2].map((n) => addedRow("x", n));
    const name = (row: string, column?: string): string => memberName("dataEditor:T", column === undefined ? rowMember(row) : cellMember(row, column));
    for (const row of fresh) {
      writeEntry(ana.doc, name(row), markEntry({ at: 1, by: person(0) }), "page");
      writeEntry(ana.doc, name(row, "n"), cellEntry(5, person(0)), "page");
    }
    const face = faceOf(RowEdits.from([[cellMember("#1", "n"), cellEntry(5, undefined)]]).of("#1"));
    writeEntry(ana.doc, memberName("dataEditor:T", rowMember("#7")), markEntry({ gone: "", by: person(0) }), "page");
    for (const row of fresh.slice(0, 2)) writeEntry(ana.doc, name(row), markEntry({ at: 1, gone: face, by: person(0) }), "page");
    sweepRows(server, 100 * DAY);
    // Somebody who was away has written in one of them.
    writeEntry(ana.doc, name(fresh[1] ?? "", "m"), cellEntry(1, person(0)), "page");
    sweepRows(server, 129 * DAY);
    expect(readEntry(server, name(fresh[0] ?? ""))?.v).toMatchObject({ gone: face, on: 100, by: "p0" });
    changes.length = 0;
    sweepRows(server, 130 * DAY);
    expect(changes.map(({ key, value }) => [key, value])).toEqual([[name(fresh[0] ?? ""), undefined], [name(fresh[0] ?? "", "n"), undefined]]);
    expect([...(currentValues(ana.doc)?.keys() ?? [])].filter((key) => key.startsWith("dataEditor:T"))).toHaveLength(6);
  });
});
