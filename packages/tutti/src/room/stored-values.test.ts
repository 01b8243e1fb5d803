import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  currentValues, generations, LAYOUT, memberName, parsePersonId, readCell, readEntry, voteMember, writeEntry, type JsonValue, type PersonId,
} from "@tutti/protocol";
import * as Y from "yjs";
import { compactValues, dropOldGenerations, KEEP_GENERATION, MAX_TOMBSTONES, tombstones } from "./compact-values.ts";
import { judgeEntry, judgeLate, MAX_LEAP } from "./revision.ts";
import { Stage } from "./room.fixture.ts";
import { ref, rig } from "./watched.fixture.ts";
import type { Copy } from "../testing/wire.ts";

const cells = (doc: Y.Doc): Record<string, unknown> => Object.fromEntries(currentValues(doc)?.entries() ?? []);

describe("the rule itself", () => {
  const known = { v: 1, r: 5 };
  test.each([
    ["a later revision stands", known, { v: 2, r: 6 }, { kind: "take", entry: { v: 2, r: 6 } }],
    ["an equal one is Yjs' to settle", known, { v: 2, r: 5 }, { kind: "take", entry: { v: 2, r: 5 } }],
    ["a lower one is put back, and told", known, { v: 2, r: 4 }, { kind: "put", entry: known, lost: 2 }],
    ["a lower one of the same value is put back and not told", known, { v: 1, r: 4 }, { kind: "put", entry: known, lost: undefined }],
    ["the first of a name stands", undefined, { v: 2, r: 1 }, { kind: "take", entry: { v: 2, r: 1 } }],
    ["what is no entry does not stand", known, "hello", { kind: "put", entry: known, lost: undefined }],
    ["a deletion does not stand", known, undefined, { kind: "put", entry: known, lost: undefined }],
    ["where nothing was, nothing is put", undefined, { v: 1 }, { kind: "nothing" }],
    ["a value too large does not stand", known, { v: "x".repeat(300_000), r: 6 }, { kind: "put", entry: known, lost: undefined }],
    ["a revision that would end all changes is taken as the next", known, { v: 2, r: Number.MAX_SAFE_INTEGER }, { kind: "put", entry: { v: 2, r: 6 }, lost: undefined }],
    ["a person's longest chain is no such revision", known, { v: 2, r: 5 + MAX_LEAP }, { kind: "take", entry: { v: 2, r: 5 + MAX_LEAP } }],
  ] as const)("[ROOM-16] %s", (_, before, raw, verdict) => {
    expect(judgeEntry(before, raw)).toEqual(verdict);
  });

  test.each([
    ["newer than what stands is forwarded", { v: 2, r: 6 }, { kind: "put", entry: { v: 2, r: 6 }, lost: undefined }],
    ["older is told", { v: 2, r: 4 }, { kind: "put", entry: known, lost: 2 }],
    ["of the same revision is told too", { v: 2, r: 5 }, { kind: "put", entry: known, lost: 2 }],
    ["the same value is nothing", { v: 1, r: 9 }, { kind: "nothing" }],
  ] as const)("[ROOM-17] what arrives in a generation that was replaced: %s", (_, raw, verdict) => {
    expect(judgeLate(known, raw)).toEqual(verdict);
  });
});

test("[ROOM-15] nobody reads the old value: the script is not told of it, and every copy ends with the new one", () => {
  let landed = 0;
  for (let attempt = 0; attempt < 60; attempt++) {
    const { watched, copies: [ana, ben], conflicts, changes } = rig(2);
    if (!ana || !ben) throw new Error("two people");
    writeEntry(ana.doc, "months", 1, "page");
    ben.cut();
    writeEntry(ben.doc, "months", 99, "page");
    for (const n of [2, 3, 4]) writeEntry(ana.doc, "months", n, "page");
    ben.connect();
    landed += conflicts.length;
    for (const entry of [readEntry(ana.doc, "months"), readEntry(ben.doc, "months"), watched.values.entry("months")]) expect(entry).toEqual({ v: 4, r: 4 });
    expect(changes.map((change) => change.value)).toEqual([1, 2, 3, 4]);
  }
  expect(landed).toBeGreaterThan(5);
});

test("[ROOM-15] options of a set follow the same rule, each by itself", () => {
  let told = 0;
  for (let attempt = 0; attempt < 40; attempt++) {
    const { copies: [ana, ben], conflicts } = rig(2);
    if (!ana || !ben) throw new Error("two people");
    ben.cut();
    writeEntry(ben.doc, memberName("Crops", "oats"), true, "page");
    writeEntry(ben.doc, memberName("Crops", "rye"), true, "page");
    for (const chosen of [true, false]) writeEntry(ana.doc, memberName("Crops", "rye"), chosen, "page");
    ben.connect();
    expect(readCell(ana.doc, "Crops")).toEqual([["oats", true], ["rye", false]]);
    expect(readCell(ben.doc, "Crops")).toEqual([["oats", true], ["rye", false]]);
    told += conflicts.length;
  }
  expect(told).toBeGreaterThan(5);
});

type Step =
  | { readonly do: "set"; readonly who: number; readonly key: string; readonly value: number }
  | { readonly do: "member"; readonly who: number; readonly option: string; readonly chosen: boolean }
  | { readonly do: "cut" | "connect"; readonly who: number }
  | { readonly do: "compact" };

const who = fc.nat(3);
const steps = fc.array(
  fc.oneof(
    { weight: 6, arbitrary: fc.record({ do: fc.constant("set" as const), who, key: fc.constantFrom("a", "b"), value: fc.nat(99) }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("member" as const), who, option: fc.constantFrom("x", "y"), chosen: fc.boolean() }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("cut" as const), who }) },
    { weight: 2, arbitrary: fc.record({ do: fc.constant("connect" as const), who }) },
    { weight: 1, arbitrary: fc.record({ do: fc.constant("compact" as const) }) },
  ),
  { minLength: 5, maxLength: 60 },
);

function take(step: Step, server: Y.Doc, copies: readonly Copy[]): void {
  switch (step.do) {
    case "set":
      return void writeEntry((copies[step.who] as Copy).doc, step.key, step.value, "page");
    case "member":
      return void writeEntry((copies[step.who] as Copy).doc, memberName("set", step.option), step.chosen, "page");
    case "cut":
      return copies[step.who]?.cut();
    case "connect":
      return copies[step.who]?.connect();
    case "compact":
      return compactValues(server, 0);
  }
}

test("[ROOM-15] whatever people do, online, offline and through compaction, a revision never falls and all copies end equal", () => {
  fc.assert(
    fc.property(steps, (plan) => {
      const { server, watched, copies } = rig(4);
      const highest = new Map<string, number>();
      for (const step of [...plan, ...copies.map((_, n): Step => ({ do: "connect", who: n }))]) {
        take(step, server, copies);
        for (const name of watched.values.names) {
          const r = readEntry(server, name)?.r ?? -1;
          expect(r).toBeGreaterThanOrEqual(highest.get(name) ?? 0);
          expect(watched.values.entry(name)).toEqual(readEntry(server, name));
          highest.set(name, r);
        }
      }
      for (const copy of copies) expect(cells(copy.doc)).toEqual(cells(server));
    }),
    { numRuns: 400 },
  );
});

test("[ROOM-17] a value set offline before a compaction is kept, live or reloaded, and so is one that crosses it", () => {
  for (let attempt = 0; attempt < 100; attempt++) {
    const { server, copies: [ana, ben] } = rig(2);
    if (!ana || !ben) throw new Error("two people");
    writeEntry(ana.doc, "months", 1, "page");
    ben.cut();
    writeEntry(ben.doc, "months", 42, "page");
    compactValues(server, 0);
    ben.connect();
    for (const doc of [server, ana.doc, ben.doc]) expect(readCell(doc, "months")).toBe(42);
    writeEntry(ben.doc, "months", 43, "page");
    expect(readCell(ana.doc, "months")).toBe(43);
  }
});

test("[ROOM-17] a room compacts by itself when overwritten values pass the limit, and nobody notices", async () => {
  const stage = await new Stage().open();
  stage.host.done();
  const ana = stage.person("Ana").enter();
  for (let n = 0; n <= MAX_TOMBSTONES / 2 + 1_000; n++) {
    ana.set("a", n);
    ana.set("b", n);
  }
  const server = stage.documents.open(ref);
  expect(tombstones(server)).toBeGreaterThan(MAX_TOMBSTONES);
  const size = Y.encodeStateAsUpdate(server).length;
  const runs = stage.host.runs.length;
  await stage.clock.pass(1);
  expect(generations(server).map(([n]) => n)).toEqual([1, 2]);
  expect(tombstones(server)).toBe(0);
  expect(readCell(ana.shared.doc, "a")).toBe(MAX_TOMBSTONES / 2 + 1_000);
  expect(stage.host.runs).toHaveLength(runs);
  await stage.clock.pass(KEEP_GENERATION + 24 * 3_600_000);
  expect(generations(server).map(([n]) => n)).toEqual([2]);
  expect(Y.encodeStateAsUpdate(server).length).toBeLessThan(size / 100);
});

test("[ROOM-18] a replaced generation stays for 30 days", () => {
  const { server } = rig(0);
  compactValues(server, 1_000);
  dropOldGenerations(server, 1_000 + KEEP_GENERATION - 1);
  expect(generations(server)).toHaveLength(2);
  dropOldGenerations(server, 1_000 + KEEP_GENERATION);
  expect(generations(server)).toHaveLength(1);
});

describe("generations that somebody else made", () => {
  const tamperings: readonly [string, (values: Y.Map<unknown>) => void][] = [
    ["replaces the present one", (values) => values.set("1", new Y.Map())],
    ["deletes the present one", (values) => values.delete("1")],
    ["makes the next one", (values) => values.set("2", new Y.Map([["a", { v: "theirs", r: 1 }]]))],
    ["makes one far ahead", (values) => values.set("999999999", new Y.Map())],
  ];
  test.each(tamperings)("[ROOM-16] a client that %s loses nobody's values", (_, tamper) => {
    const { server, watched, copies: [ana, ben] } = rig(2);
    if (!ana || !ben) throw new Error("two people");
    for (const n of [1, 2, 3]) writeEntry(ana.doc, "a", n as JsonValue, "page");
    tamper(ben.doc.getMap(LAYOUT.values));
    for (const doc of [server, ana.doc, ben.doc]) expect(readCell(doc, "a")).toBe(3);
    writeEntry(ben.doc, "a", 4, "page");
    for (const doc of [server, ana.doc, ben.doc]) expect(readCell(doc, "a")).toBe(4);
    expect(watched.values.entry("a")?.v).toBe(4);
    compactValues(server, 0);
    writeEntry(ana.doc, "a", 5, "page");
    expect(readCell(ben.doc, "a")).toBe(5);
  });
});

describe("entries that name a person", () => {
  const vote = (person: string): string => memberName("poll:Q", voteMember(parsePersonId(person) as PersonId));

  test("[ROOM-47] stand only where their author is that person; what stood there before is put back", () => {
    const { server, copies: [p0, p1] } = rig(2);
    if (!p0 || !p1) throw new Error("the rig has two people");
    writeEntry(p0.doc, vote("p0"), "soup", "page");
    writeEntry(p1.doc, vote("p0"), "salad", "page");
    writeEntry(p1.doc, memberName("checklist:C", "Cake"), { done: true, by: "p0" }, "page");
    for (const doc of [server, p0.doc, p1.doc]) {
      expect(readEntry(doc, vote("p0"))).toEqual({ v: "soup", r: 3 });
      expect(readEntry(doc, memberName("checklist:C", "Cake"))?.v).toBeNull();
    }
    writeEntry(p0.doc, vote("p0"), "salad", "page");
    writeEntry(p1.doc, memberName("checklist:C", "Cake"), { done: true, by: "p1" }, "page");
    expect(readEntry(server, vote("p0"))?.v).toBe("salad");
    expect(readEntry(server, memberName("checklist:C", "Cake"))?.v).toEqual({ done: true, by: "p1" });
  });
});
