import { kanban, placeEntry, type KanbanProps, type PlacedCard } from "@tutti/protocol";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { arranged, movesTo, spotBeside, spotOf } from "./moving.ts";

const columns = ["todo", "done"];
const board: KanbanProps = { label: "B", options: columns.map((id) => ({ id, label: id })), value: ["a", "b", "c", "d"].map((id) => ({ id, title: id, column: "todo" })) };
const start = kanban.initial(board);
/** The board after moves, as every page reads it. */
const after = (moves: readonly { readonly id: string; readonly column: string; readonly order: string }[]): readonly PlacedCard[] =>
  kanban.accept(board, moves.map(({ id, column, order }) => [id, placeEntry(column, order, undefined)])) ?? [];
const look = (cards: readonly PlacedCard[]): string => columns.map((column) => cards.filter((card) => card.column === column).map(({ id }) => id).join("")).join("|");

test("[BOARD-10] a card stands where it was put, wherever that is, and the others keep their order", () => {
  fc.assert(fc.property(fc.array(fc.tuple(fc.constantFrom("a", "b", "c", "d"), fc.constantFrom(...columns), fc.nat(4)), { maxLength: 60 }), fc.constantFrom(0, 0.5, 0.99), (steps, chance) => {
    let moved = new Map<string, { id: string; column: string; order: string }>();
    let cards = start;
    for (const [id, column, at] of steps) {
      const want = look([...arranged(cards, columns, id, { column, at }).entries()].flatMap(([place, inside]) => inside.map((card) => ({ ...card, column: place }))));
      for (const move of movesTo(cards, id, { column, at }, () => chance)) moved = new Map(moved).set(move.id, move);
      cards = after([...moved.values()]);
      expect(look(cards)).toBe(want);
    }
  }));
});

test("[BOARD-10] between two cards of one key a card is put by numbering the column anew, and not elsewhere", () => {
  const twins = after([{ id: "a", column: "done", order: "V" }, { id: "b", column: "done", order: "V" }, { id: "c", column: "done", order: "k" }]);
  expect(look(twins)).toBe("d|abc");
  const moves = movesTo(twins, "d", { column: "done", at: 1 }, () => 0.5);
  const all = new Map([...twins, ...moves].map(({ id, column, order }) => [id, { id, column, order }]));
  expect(look(after([...all.values()]))).toMatch(/^\|(?:adbc|abdc)$/);
});

test("[BOARD-11] arrow keys go from spot to spot, and stop at the ends", () => {
  const at = (id: string, key: string) => spotBeside(start, columns, id, spotOf(start, id) ?? { column: "", at: 0 }, key);
  expect(at("a", "ArrowUp")).toEqual({ column: "todo", at: 0 });
  expect(at("a", "ArrowDown")).toEqual({ column: "todo", at: 1 });
  expect(at("d", "ArrowDown")).toEqual({ column: "todo", at: 3 });
  expect(at("c", "ArrowRight")).toEqual({ column: "done", at: 0 });
  expect(at("c", "ArrowLeft")).toEqual({ column: "todo", at: 2 });
  expect(spotOf(start, "nobody")).toBeUndefined();
});
