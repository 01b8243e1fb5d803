import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { ensureValues, memberName, readCell, writeEntry } from "../index.ts";
import type { JsonValue } from "../json.ts";
import { cardPlace, cardWords, kanban, placeEntry, wordsEntry, type KanbanProps } from "./kanban.ts";
import { firstOrderKey, isOrderKey, orderKeyBetween } from "./order-key.ts";

const columns = ["todo", "doing", "done"].map((id) => ({ id, label: id }));
const board: KanbanProps = { label: "B", options: columns, value: [{ id: "a", title: "A", column: "todo" }, { id: "b", title: "B", column: "todo" }, { id: "c", title: "C", column: "doing" }] };
const look = (stored: JsonValue, props = board): string[] => (kanban.accept(props, stored) ?? []).map(({ id, column, title }) => `${column}:${id}:${title}`);

test("[BOARD-1] keys keep their order however often something is put between two others", () => {
  fc.assert(fc.property(fc.array(fc.nat(1_000), { maxLength: 80 }), fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true })), (places, chance) => {
    const random = (): number => chance.next().value ?? 0;
    const keys: string[] = [firstOrderKey(0), firstOrderKey(1)];
    for (const place of places) {
      const at = place % (keys.length + 1);
      keys.splice(at, 0, orderKeyBetween(keys[at - 1], keys[at], random));
    }
    expect(keys.toSorted()).toEqual(keys);
    expect(new Set(keys).size).toBe(keys.length);
  }));
  expect(Array.from({ length: 500 }, (_, i) => firstOrderKey(i)).every((key, i, all) => isOrderKey(key) && (i === 0 || (all[i - 1] ?? "") < key))).toBe(true);
});

test("[BOARD-1] beside an equal key, and at the ends, there is room", () => {
  const random = () => 0.5;
  expect(orderKeyBetween("V", "V", random) > "V").toBe(true);
  expect(orderKeyBetween(undefined, "00001", random) < "00001").toBe(true);
  expect(orderKeyBetween("zz", undefined, random) > "zz").toBe(true);
  expect(["", "a0", "!", "0", "x".repeat(65), null, 7].filter(isOrderKey)).toEqual([]);
});

test("[BOARD-2] a card stands once, where its entry says, and where it says nothing it knows at its first place", () => {
  expect(look([])).toEqual(["todo:a:A", "todo:b:B", "doing:c:C"]);
  expect(look([[cardPlace("a"), placeEntry("done", "V", undefined)], [cardWords("b"), wordsEntry("Bee", "n")], [cardPlace("c"), null]])).toEqual(["todo:b:Bee", "done:a:A"]);
  expect(look([[cardPlace("new"), placeEntry("doing", "0000", undefined)], [cardWords("new"), wordsEntry("New", "")]])).toEqual(["todo:a:A", "todo:b:B", "doing:new:New", "doing:c:C"]);
  expect(look([[cardPlace("x"), placeEntry("doing", "V", undefined)], [cardPlace("w"), placeEntry("doing", "V", undefined)]]).slice(2)).toEqual(["doing:c:C", "doing:w:", "doing:x:"]);
});

test("[BOARD-2] a column that is gone leaves its cards in the first one", () => {
  expect(look([[cardPlace("a"), placeEntry("done", "V", undefined)]], { ...board, options: columns.slice(0, 2) })).toContain("todo:a:A");
});

const foreign: readonly JsonValue[] = [
  [["a", 7]], [["a", []]], [["a", { column: 7, order: {}, by: [] }]], [["\u0001x", { column: "todo", order: "V" }]], [["", { column: "todo", order: "V" }]], [[cardWords("a"), "text"]],
  [[cardWords("nobody"), { title: "x" }]], ["a", null, [1, 2]],
];
test.each(foreign.map((stored) => [stored] as const))("[BOARD-2] %j makes no card come or go", (stored) => {
  expect(look(stored).map((line) => line.split(":")[1]).toSorted()).toEqual(["a", "b", "c"]);
});

test("[BOARD-3] two who move cards at once, and one who writes on one, end with one board, without loss or doubles", () => {
  const move = fc.record({ what: fc.constantFrom("move" as const, "write" as const, "remove" as const, "add" as const), card: fc.constantFrom("a", "b", "c", "d"), column: fc.constantFrom("todo", "doing", "done") });
  fc.assert(fc.property(fc.array(move, { maxLength: 8 }), fc.array(move, { maxLength: 8 }), (hers, his) => {
    const server = new Y.Doc();
    ensureValues(server);
    const people = [hers, his].map((moves, person) => {
      const doc = new Y.Doc();
      Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
      for (const { what, card, column } of moves) {
        if (what === "write") writeEntry(doc, memberName("B", cardWords(card)), wordsEntry(`by ${person}`, ""), "page");
        else writeEntry(doc, memberName("B", cardPlace(card)), what === "remove" ? null : placeEntry(column, orderKeyBetween(undefined, undefined, () => person / 3), undefined), "page");
      }
      return doc;
    });
    for (const doc of people) Y.applyUpdate(server, Y.encodeStateAsUpdate(doc));
    for (const doc of people) Y.applyUpdate(doc, Y.encodeStateAsUpdate(server));
    const boards = [...people, server].map((doc) => kanban.accept(board, readCell(doc, "B") ?? []));
    expect(boards[1]).toEqual(boards[0]);
    expect(boards[2]).toEqual(boards[0]);
    const there = (boards[0] ?? []).map(({ id }) => id);
    expect(new Set(there).size).toBe(there.length);
    const removed = new Set<string>([...hers, ...his].filter(({ what }) => what === "remove").map(({ card }) => card));
    for (const id of ["a", "b", "c"]) if (!removed.has(id)) expect(there).toContain(id);
  }));
});

test.each<[string, Partial<KanbanProps>, string]>([
  ["no columns", { options: [] }, "no columns"], ["two columns alike", { options: [...columns, { id: "todo", label: "x" }] }, "two options"],
  ["two cards alike", { value: [...board.value, { id: "a", title: "x", column: "todo" }] }, 'two cards are both "a"'],
  ["a card nowhere", { value: [{ id: "a", title: "x", column: "gone" }] }, "not among the columns"], ["a bad id", { value: [{ id: "\n", title: "x", column: "todo" }] }, "a card's id"],
  ["too low", { height: 10 }, "height is 10"],
])("[BOARD-4] %s is told to the author", (_, change, words) => expect(kanban.problem?.({ ...board, ...change })).toContain(words));
