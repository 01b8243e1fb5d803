import { ensureValues, LAYOUT, readEntry, writeEntry } from "@tutti/protocol";
import { afterEach, describe, expect, it } from "vitest";
import * as Y from "yjs";
import { NoticeBoard } from "../events/notices.ts";
import { RoomDocument } from "../document/room-document.ts";
import { constant } from "../readable.ts";
import { TestClock } from "../testing/test-clock.ts";
import { place } from "../testing/test-room.ts";
import { UndoSteps } from "../undo/undo-steps.ts";
import { textOf } from "./co-edited.ts";
import { valueHandle } from "./value-handles.ts";

const documents: RoomDocument[] = [];
afterEach(() => documents.splice(0).forEach((document) => document.close()));

function make(writable = true, ready = true): RoomDocument {
  const document = new RoomDocument({
    name: "sales/main", kind: "room", writable, keeper: undefined, presence: false, post: () => undefined, onUnsaved: () => undefined, onOvertaken: () => undefined,
  });
  documents.push(document);
  if (ready) ensureValues(document.doc);
  return document;
}
function handle(document: RoomDocument, key: string) {
  const current = () => constant<RoomDocument | undefined>(document);
  return valueHandle(current, place(key), new UndoSteps({ current, me: () => "ana", clock: new TestClock() }));
}

describe("values", () => {
  it("[SYNC-17] a cell is followed by itself, and keeps its object", () => {
    const document = make();
    const calls: unknown[] = [];
    handle(document, "range").set([1, 2]);
    handle(document, "range").stored.subscribe((value) => calls.push(value));
    const first = calls[0];
    handle(document, "other").set(1);
    writeEntry(document.doc, "range", [1, 3], "test");
    writeEntry(document.doc, "range", [1, 2], "test");
    expect(calls).toEqual([[1, 2], [1, 3], [1, 2]]);
    // The server writes the same value once more, with a higher revision: nothing for anybody to draw.
    document.doc.getMap<Y.Map<unknown>>(LAYOUT.values).get("1")?.set("range", { v: [1, 2], r: 9 });
    expect(calls).toHaveLength(3);
    expect(handle(document, "range").stored.get()).toBe(calls[2]);
    expect(first).toEqual([1, 2]);
  });

  it("[SYNC-32] whoever waits until a value may be written finds what the server has", () => {
    const document = make(true, false);
    const branch = handle(document, "branch");
    const shown: unknown[] = [];
    branch.stored.subscribe(() => undefined);
    branch.writable.subscribe((may) => { if (may) shown.push(branch.stored.get()); });
    const server = new Y.Doc();
    ensureValues(server);
    writeEntry(server, "branch", "Market", "test");
    Y.applyUpdate(document.doc, Y.encodeStateAsUpdate(server));
    expect(shown).toEqual(["Market"]);
  });

  it("[SYNC-17] follows the values into a new generation", () => {
    const document = make();
    const calls: unknown[] = [];
    handle(document, "months").set(6);
    handle(document, "months").stored.subscribe((value) => calls.push(value));
    document.doc.transact(() => {
      const next = new Y.Map<unknown>();
      document.doc.getMap(LAYOUT.values).set("2", next);
      next.set("months", { v: 7, r: 2 });
    });
    handle(document, "months").set(8);
    expect(calls).toEqual([6, 7, 8]);
    expect(readEntry(document.doc, "months")).toEqual({ v: 8, r: 3 });
  });

  it("[SYNC-18] equal values are not written, and what is no JSON is refused", () => {
    const document = make();
    let updates = 0;
    document.doc.on("update", () => (updates += 1));
    expect(handle(document, "a").set({ x: [1], y: null })).toBe(true);
    expect(handle(document, "a").set({ y: null, x: [1] })).toBe(true);
    expect(updates).toBe(1);
    expect(handle(document, "a").set(Number.NaN)).toBe(false);
    expect(handle(document, "a").set(new Date(0) as never)).toBe(false);
    expect(updates).toBe(1);
  });

  it("[SYNC-18] a set keeps two additions made apart", () => {
    const [one, two] = [make(), make(true, false)];
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
    handle(one, "tags").setMember("red", true);
    handle(two, "tags").setMember("blue", true);
    Y.applyUpdate(one.doc, Y.encodeStateAsUpdate(two.doc));
    Y.applyUpdate(two.doc, Y.encodeStateAsUpdate(one.doc));
    for (const document of [one, two]) expect(handle(document, "tags").stored.get()).toEqual([["blue", true], ["red", true]]);
  });

  it("[SYNC-18] cannot be written before the server's map is here, nor where one may only read", () => {
    const early = make(true, false);
    const seen: boolean[] = [];
    handle(early, "a").writable.subscribe((writable) => seen.push(writable));
    expect(handle(early, "a").set(1)).toBe(false);
    expect(textOf({ document: () => constant<RoomDocument | undefined>(early) }, place("note")).get()).toBeUndefined();
    ensureValues(early.doc);
    expect(handle(early, "a").set(1)).toBe(true);
    expect(seen).toEqual([false, true]);
    expect(handle(make(false), "a").set(1)).toBe(false);
    expect(textOf({ document: () => constant<RoomDocument | undefined>(make(false)) }, place("note")).get()?.writable).toBe(false);
  });

  it("[SYNC-19] insisting writes mine above what stands, and lets the notice go", () => {
    const document = make();
    writeEntry(document.doc, "months", 1, "test");
    writeEntry(document.doc, "months", 2, "test");
    const notice = { kind: "conflict", key: "months", scope: "room", mine: 6, theirs: 2, by: "ben", at: 1 };
    document.doc.getMap(LAYOUT.inbox).set("conflict:room:months", notice);
    const board = new NoticeBoard(() => constant<RoomDocument | undefined>(document));
    expect(board.notices.get().map(([id]) => id)).toEqual(["conflict:room:months"]);
    board.insist("conflict:room:months");
    expect(readEntry(document.doc, "months")).toEqual({ v: 6, r: 3 });
    expect(board.notices.get()).toEqual([]);
    board.close();
  });
});
