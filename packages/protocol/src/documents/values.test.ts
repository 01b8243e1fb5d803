import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { jsonEqual, jsonProblem, type JsonValue } from "../json.ts";
import { LAYOUT, memberName } from "./layout.ts";
import { parsePersonId, type PersonId } from "../ids.ts";
import { voteMember } from "../elements/poll.ts";
import { claimedBy, currentValues, ensureValues, parseEntry, readCell, readCells, readEntry, writeEntry } from "./values.ts";

function ready(): Y.Doc {
  const doc = new Y.Doc();
  ensureValues(doc);
  return doc;
}

/** Both documents know everything that either did. */
function join(a: Y.Doc, b: Y.Doc): void {
  Y.applyUpdate(a, Y.encodeStateAsUpdate(b));
  Y.applyUpdate(b, Y.encodeStateAsUpdate(a));
}

test("[PRO-10] each set is the revision after the one it saw", () => {
  const doc = ready();
  expect([1, 2, 3].map((value) => writeEntry(doc, "a", value, null).entry.r)).toEqual([1, 2, 3]);
  expect(readEntry(doc, "a")).toEqual({ v: 3, r: 3 });
});

test("[PRO-10] an equal value is not written, in whatever order its properties stand", () => {
  const doc = ready();
  writeEntry(doc, "a", { x: 1, y: [2] }, null);
  const before = Y.encodeStateAsUpdate(doc);
  expect(writeEntry(doc, "a", { y: [2], x: 1 }, null)).toEqual({ entry: { v: { x: 1, y: [2] }, r: 1 }, wrote: false });
  expect(Y.encodeStateAsUpdate(doc)).toEqual(before);
});

test("[PRO-10] ten thousand sets of one value are a document of less than 100 bytes", () => {
  const doc = ready();
  for (let n = 0; n < 10_000; n++) writeEntry(doc, "slider:Months", n % 7, null);
  expect(Y.encodeStateAsUpdate(doc).length).toBeLessThan(100);
});

test.each([
  [null], [7], ["text"], [[]], [{}], [{ v: 1 }], [{ r: 1 }], [{ v: 1, r: -1 }], [{ v: 1, r: 1.5 }], [{ v: 1, r: "1" }], [{ v: undefined, r: 1 }],
  [{ v: Number.NaN, r: 1 }], [{ v: new Uint8Array(1), r: 1 }], [{ v: JSON.parse('{"__proto__":1}') as JsonValue, r: 1 }], [{ v: 1, r: 2 ** 53 }],
])("[PRO-11] %j is no entry", (raw) => {
  expect(parseEntry(raw)).toBeUndefined();
});

test("[PRO-11] a cell where somebody wrote something else reads as nothing, and can be written again", () => {
  const doc = ready();
  currentValues(doc)?.set("a", new Y.Map());
  expect(readCell(doc, "a")).toBeUndefined();
  expect(readCells(doc)).toEqual(new Map());
  expect(writeEntry(doc, "a", 1, null).entry).toEqual({ v: 1, r: 1 });
});

test("[PRO-12] nothing can be written before the server's values are there", () => {
  expect(() => writeEntry(new Y.Doc(), "a", 1, null)).toThrow("has not sent this document yet");
});

test("[PRO-12] making values twice is making them once", () => {
  const doc = ready();
  const made = currentValues(doc);
  expect(ensureValues(doc)).toBe(made);
});

test("[PRO-13] two people who choose at once both have their choice", () => {
  const [a, b] = [ready(), new Y.Doc()];
  join(a, b);
  writeEntry(a, memberName("Crops", "rye"), true, null);
  writeEntry(b, memberName("Crops", "oats"), true, null);
  join(a, b);
  for (const doc of [a, b]) expect(readCell(doc, "Crops")).toEqual([["oats", true], ["rye", true]]);
});

test("[PRO-14] reading one cell and reading all agree, on whatever was written", () => {
  const name = fc.constantFrom("a", "b", memberName("b", "x"), memberName("b", "y"), memberName("c", "x"), "state:a", "form:a");
  const json = fc.json().map((text) => JSON.parse(text) as JsonValue);
  const raw = fc.oneof(json, fc.tuple(json, fc.nat()).map(([v, r]) => ({ v, r })), fc.tuple(fc.boolean(), fc.nat()).map(([v, r]) => ({ v, r })));
  fc.assert(
    fc.property(fc.array(fc.tuple(name, raw)), (writes) => {
      const doc = ready();
      for (const [key, value] of writes) currentValues(doc)?.set(key, value);
      const all = readCells(doc);
      for (const cell of ["a", "b", "c", "state:a", "form:a"]) expect(readCell(doc, cell)).toEqual(all.get(cell));
    }),
  );
});

test("[PRO-14] the newest generation is the one that counts, by number and not by spelling", () => {
  const doc = ready();
  writeEntry(doc, "a", "old", null);
  for (const [n, v] of [["9", "nine"], ["10", "ten"], ["x", "none"], ["010", "none"]] as const) doc.getMap(LAYOUT.values).set(n, new Y.Map([["a", { v, r: 1 }]]));
  expect(readCell(doc, "a")).toBe("ten");
});

test("[PRO-14] texts are cells too", () => {
  const doc = ready();
  doc.getText("text:Note").insert(0, "hello");
  expect(readCells(doc)).toEqual(new Map([["text:Note", "hello"]]));
});

test("[PRO-15] equality is that of JSON", () => {
  fc.assert(fc.property(fc.jsonValue(), (value) => {
    const json = value as JsonValue;
    expect(jsonEqual(json, JSON.parse(JSON.stringify(json)) as JsonValue)).toBe(true);
  }));
  expect(jsonEqual({ a: 1, b: 2 }, { b: 2, a: 1 })).toBe(true);
  const different: [JsonValue | undefined, JsonValue | undefined][] = [[[1], { 0: 1 }], [null, {}], [0, false], ["", null], [undefined, null], [[1, 2], [2, 1]], [{ a: 1 }, { a: 1, b: 1 }], [{ a: 1, b: 1 }, { a: 1, c: 1 }]];
  for (const [a, b] of different) expect([a, b, jsonEqual(a, b)]).toEqual([a, b, false]);
});

class Point {
  readonly x = 1;
}

test.each([
  [{ rows: [{ when: new Date(0) }] }, ".rows[0].when is a Date"],
  [new Map(), "the value is a Map"],
  [{ a: new Point() }, ".a is a Point"],
  [{ a: 1n }, ".a is a bigint"],
  [[1, undefined], "[1] is undefined"],
  [{ n: Infinity }, ".n is Infinity"],
  [JSON.parse('{"a":{"__proto__":1}}'), ".a has a key __proto__"],
  [[[[() => 1]]], "[0][0][0] is a function"],
])("[PRO-15] what JSON cannot hold is told with its path: case %#", (value, message) => {
  expect(jsonProblem(value)).toContain(message);
});

test("[PRO-15] a value that holds itself is refused, not followed for ever", () => {
  const loop: Record<string, unknown> = {};
  loop["self"] = loop;
  expect(jsonProblem(loop)).toContain("nested deeper than 64");
});

test("[PRO-23] an entry says whose it is by its name or its value, and only a member's entry does", () => {
  const ana = parsePersonId("ana") as PersonId;
  expect(claimedBy(memberName("poll:Q", voteMember(ana)), "a")).toBe("ana");
  expect(claimedBy(memberName("checklist:C", "Cake"), { done: true, by: "ana" })).toBe("ana");
  expect(claimedBy(memberName("multiselect:M", "@ana"), true)).toBeUndefined();
  expect(claimedBy("state:last", { by: "ana" })).toBeUndefined();
});
