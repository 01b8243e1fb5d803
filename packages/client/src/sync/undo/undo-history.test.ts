import { cellEntry, cellMember, ensureValues, jsonEqual, memberName, readEntry, writeEntry, type JsonValue, type PersonId } from "@tutti/protocol";
import fc from "fast-check";
import { afterEach, expect, test } from "vitest";
import * as Y from "yjs";
import { RoomDocument } from "../document/room-document.ts";
import { writable } from "../readable.ts";
import { place } from "../testing/test-room.ts";
import { TestClock } from "../testing/test-clock.ts";
import { valueHandle } from "../values/value-handles.ts";
import { UndoHistory } from "./undo-history.ts";
import { UndoSteps } from "./undo-steps.ts";

const documents: RoomDocument[] = [];
afterEach(() => documents.splice(0).forEach((document) => document.close()));

function makeDocument(): RoomDocument {
  const document = new RoomDocument({
    name: "sales/main", kind: "room", writable: true, keeper: undefined, presence: false, post: () => undefined, onUnsaved: () => undefined, onOvertaken: () => undefined,
  });
  documents.push(document);
  ensureValues(document.doc);
  return document;
}

/** One person's page, and somebody else who writes in the same document. */
function makePage() {
  const clock = new TestClock();
  const open = writable<RoomDocument | undefined>(makeDocument());
  const current = () => open;
  const steps = new UndoSteps({ current, me: () => "ana", clock });
  const undo = new UndoHistory(steps);
  const doc = (): Y.Doc => open.get()?.doc ?? new Y.Doc();
  const later = (): void => clock.advance(1_000);
  return {
    undo, steps, open, clock,
    set(key: string, value: JsonValue, unset: JsonValue = 0): void {
      later();
      valueHandle(current, place(key), steps).set(value, unset);
    },
    setMember(key: string, member: string, value: JsonValue, unset: JsonValue): void {
      later();
      valueHandle(current, place(key), steps).setMember(member, value, unset);
    },
    other: (key: string, value: JsonValue): void => void writeEntry(doc(), key, value, "wire"),
    /** Writes a cell of a table, as its page does. */
    setCell(entry: string, value: JsonValue): void {
      later();
      undo.recordRows({ scope: "room", key: "table" }, { doc: doc() }, new Map([[entry, {}]]), () => writeEntry(doc(), entry, value, "page").wrote);
    },
    get: (key: string): JsonValue | undefined => readEntry(doc(), key)?.v,
    text: (): Y.Text => doc().getText("text:note"),
    later,
  };
}
const cell = (row: number): string => memberName("table", cellMember(`#${row}`, "n"));
const TYPED = { by: "test" };
const type = (text: Y.Text, letters: string, origin: unknown = TYPED): void => text.doc?.transact(() => text.insert(text.length, letters), origin);

test("[UNDO-1] undo goes back step by step over all widgets, and redo comes back to where one was", () => {
  const page = makePage();
  page.set("a", 1);
  page.set("b", "x", "");
  page.set("a", 2);
  expect(page.undo.undo()).toEqual({ kind: "value", scope: "room", entry: "a", value: 1 });
  page.undo.undo();
  page.undo.undo();
  expect([page.get("a"), page.get("b")]).toEqual([0, ""]);
  expect(page.undo.undo()).toBeUndefined();
  expect(page.steps.can.get()).toEqual({ undo: false, redo: true });
  while (page.undo.redo());
  expect([page.get("a"), page.get("b")]).toEqual([2, "x"]);
  expect(page.steps.can.get()).toEqual({ undo: true, redo: false });
});

test("[UNDO-1] a new step ends what could be redone", () => {
  const page = makePage();
  page.set("a", 1);
  page.undo.undo();
  page.set("b", 1);
  expect(page.undo.redo()).toBeUndefined();
  expect(page.get("a")).toBe(0);
});

test("[UNDO-2] what somebody else has set since is passed over, and stays, also where it is the same value", () => {
  const page = makePage();
  page.set("a", 1);
  page.set("b", 1);
  page.other("b", 9);
  expect(page.undo.undo()).toMatchObject({ entry: "a", value: 0 });
  expect([page.get("a"), page.get("b")]).toEqual([0, 9]);
  page.set("c", 5);
  page.other("c", 6);
  page.other("c", 5);
  expect(page.undo.undo()).toBeUndefined();
  expect(page.get("c")).toBe(5);
});

test("[UNDO-2] a step that was undone is not redone over somebody else's value", () => {
  const page = makePage();
  page.set("a", 1);
  page.undo.undo();
  page.other("a", 7);
  expect(page.undo.redo()).toBeUndefined();
  expect(page.get("a")).toBe(7);
});

test("[UNDO-2] one's own step over another's value brings the other's back", () => {
  const page = makePage();
  page.set("a", 1);
  page.other("a", 2);
  page.set("a", 3);
  page.undo.undo();
  expect(page.get("a")).toBe(2);
  expect(page.undo.undo()).toBeUndefined();
  expect(page.get("a")).toBe(2);
});

test("[UNDO-3] writes of one drag are one step", () => {
  const page = makePage();
  const { clock } = page;
  page.set("a", 4);
  page.later();
  for (const value of [5, 6, 7]) {
    clock.advance(100);
    valueHandle(() => page.open, place("a"), page.steps).set(value, 0);
  }
  page.undo.undo();
  expect(page.get("a")).toBe(4);
});

test("[UNDO-3] a drag that somebody else's value came into is two steps, and theirs stays theirs", () => {
  const page = makePage();
  page.set("a", 4);
  page.other("a", 40);
  page.clock.advance(10);
  valueHandle(() => page.open, place("a"), page.steps).set(5, 0);
  page.undo.undo();
  expect(page.get("a")).toBe(40);
});

test("[UNDO-8] values that were set together are one step; of them, what another has set since stays", () => {
  const page = makePage();
  page.set("a", 1);
  page.undo.group(() => {
    page.set("a", 5);
    page.set("b", 6);
    page.set("c", 7);
  });
  page.other("b", 60);
  expect(page.undo.undo()).toEqual({ kind: "many", count: 3 });
  expect(["a", "b", "c"].map(page.get)).toEqual([1, 60, 0]);
  page.undo.redo();
  expect(["a", "b", "c"].map(page.get)).toEqual([5, 60, 7]);
});

test("[UNDO-4] letters and values are undone in the order in which they were made", () => {
  const page = makePage();
  const tracked = page.undo.track("note", page.text(), [TYPED]);
  type(page.text(), "one ");
  page.set("a", 1);
  type(page.text(), "two");
  type(page.text(), " and theirs", "wire");
  expect(page.undo.undo()).toEqual({ kind: "type", key: "note" });
  expect([page.text().toString(), page.get("a")]).toEqual(["one  and theirs", 1]);
  page.undo.undo();
  expect([page.text().toString(), page.get("a")]).toEqual(["one  and theirs", 0]);
  expect(tracked.undo()).toBe(true);
  expect(page.text().toString()).toBe(" and theirs");
  while (page.undo.redo());
  expect([page.text().toString().replace(" and theirs", ""), page.get("a")]).toEqual(["one two", 1]);
});

test("[UNDO-4] inside a text its own last edit goes back, whatever was set elsewhere since", () => {
  const page = makePage();
  const tracked = page.undo.track("note", page.text(), [TYPED]);
  type(page.text(), "one");
  page.set("a", 1);
  expect(tracked.undo()).toBe(true);
  expect([page.text().toString(), page.get("a")]).toEqual(["", 1]);
  page.undo.undo();
  expect(page.get("a")).toBe(0);
  expect(tracked.redo()).toBe(true);
  expect(page.text().toString()).toBe("one");
});

test("[UNDO-5] another's tick comes back without their name, for nobody writes in another's", () => {
  const page = makePage();
  const name = memberName(place("list").key, "milk");
  page.other(name, { done: true, by: "ben" });
  page.setMember("list", "milk", { done: false, by: "ana" }, { done: false });
  page.undo.undo();
  expect(page.get(name)).toEqual({ done: true });
  page.undo.redo();
  expect(page.get(name)).toEqual({ done: false, by: "ana" });
});

test("[UNDO-6] the list is bounded, and a document that was opened afresh takes its steps with it", () => {
  const page = makePage();
  page.undo.track("note", page.text(), [TYPED]);
  for (let n = 1; n <= 300; n++) page.set("a", n);
  let steps = 0;
  while (page.undo.undo()) steps += 1;
  expect([steps, page.get("a")]).toEqual([200, 100]);
  type(page.text(), "gone with its document");
  page.open.get()?.doc.destroy();
  page.open.set(makeDocument());
  expect(page.steps.can.get().undo).toBe(false);
  expect(page.undo.undo()).toBeUndefined();
});

test("[UNDO-7] after any work of two people: undo a lot, look, redo to the present, and nothing has changed; nobody else's work is ever overwritten", () => {
  const act = fc.oneof(
    { weight: 5, arbitrary: fc.record({ what: fc.constant("mine" as const), key: fc.constantFrom("a", "b", "c"), value: fc.nat(4) }) },
    { weight: 3, arbitrary: fc.record({ what: fc.constant("theirs" as const), key: fc.constantFrom("a", "b", "c"), value: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constant("together" as const), value: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("my cell" as const, "their cell" as const), row: fc.nat(1), value: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ what: fc.constantFrom("undo" as const, "redo" as const, "letters" as const, "their letters" as const) }) },
  );
  fc.assert(fc.property(fc.array(act, { maxLength: 40 }), (acts) => {
    const page = makePage();
    page.undo.track("note", page.text(), [TYPED]);
    /** Entries whose last writer is somebody else. */
    const theirs = new Map<string, JsonValue>();
    const holds = (): void => theirs.forEach((value, key) => expect(page.get(key)).toEqual(value));
    for (const one of acts) {
      if (one.what === "mine") {
        if (page.get(one.key) !== one.value) theirs.delete(one.key);
        page.set(one.key, one.value);
      } else if (one.what === "theirs") {
        if (page.get(one.key) !== one.value) theirs.set(one.key, one.value);
        page.other(one.key, one.value);
      } else if (one.what === "together") {
        for (const key of ["a", "b"]) if (page.get(key) !== one.value) theirs.delete(key);
        page.undo.group(() => ["a", "b"].forEach((key) => page.set(key, one.value)));
      } else if (one.what === "my cell" || one.what === "their cell") {
        const entry = cell(one.row);
        const value = cellEntry(one.value, one.what === "my cell" ? ("ana" as PersonId) : ("ben" as PersonId));
        if (one.what === "my cell") {
          theirs.delete(entry);
          page.setCell(entry, value);
        } else {
          if (!jsonEqual(page.get(entry), value)) theirs.set(entry, value);
          page.other(entry, value);
        }
      } else if (one.what === "letters") type(page.text(), "m");
      else if (one.what === "their letters") type(page.text(), "t", "wire");
      else page.undo[one.what]();
      holds();
    }
    while (page.undo.redo());
    const look = (): unknown => ["a", "b", "c", cell(0), cell(1)].map(page.get).concat([...page.text().toString()].toSorted().join(""));
    // What was passed over on the way cannot come again; so the way is walked once before it is measured.
    while (page.undo.undo()) holds();
    while (page.undo.redo()) holds();
    const before = look();
    while (page.undo.undo()) holds();
    while (page.undo.redo()) holds();
    expect(look()).toEqual(before);
    const letters = acts.filter(({ what }) => what === "their letters").length;
    expect([...page.text().toString()].filter((letter) => letter === "t")).toHaveLength(letters);
    documents.splice(0).forEach((document) => document.close());
  }), { numRuns: 300 });
});

test("[UNDO-10] what the server did at once is one step: it is asked to take it back, and to take that back in turn", async () => {
  const page = makePage();
  page.set("a", 1);
  const asked: string[] = [];
  page.undo.adopt("first", async (operation) => {
    asked.push(operation);
    return `back of ${operation}`;
  });
  const undone = page.undo.undo();
  await (undone?.kind === "operation" ? undone.done : expect.fail("no operation"));
  const again = page.undo.redo();
  await (again?.kind === "operation" ? again.done : expect.fail("no operation"));
  expect(asked).toEqual(["first", "back of first"]);
  page.undo.undo();
  expect(page.undo.undo()).toMatchObject({ entry: "a", value: 0 });
});
