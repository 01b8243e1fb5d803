import { cellMember, RowEdits, Sheet, type Person, type PersonId, type Presence, type WidgetKey } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { Shown } from "../dataframe/columns.ts";
import { cellsOf } from "./cells-of-others.ts";

const person = (name: string): Person => ({ id: name as PersonId, name, colour: 0, role: "editor" });
const at = (client: number, name: string, part: string | undefined, doing: "focus" | "edit" = "focus", away = false) => ({
  client, person: person(name), presence: { person: name as PersonId, ...(away && { away }), at: { key: "T" as WidgetKey, doing, ...(part !== undefined && { part }) } } satisfies Presence,
});

test("[CELL-5] others stand in the cells that they are in, together where they share one; a cell that is not there holds nobody", () => {
  const sheet = new Sheet({ rows: 3, rowId: undefined, at: () => null }, new RowEdits(), "fixed", []);
  const columns = ["a", "b"].map((name) => ({ column: { name } }) as Shown);
  const held = cellsOf([
    at(1, "Ana", cellMember("#1", "b")), at(2, "Ben", cellMember("#1", "b"), "edit"), at(3, "Ana", cellMember("#1", "b")), at(4, "Cleo", cellMember("#0", "a")),
    at(5, "Eve", cellMember("#9", "a")), at(6, "Eve", cellMember("#0", "zz")), at(7, "Eve", "nonsense"), at(8, "Eve", undefined), at(9, "Dan", cellMember("#0", "a"), "focus", true),
  ], sheet, columns);
  expect(held.map(({ row, column, people, writes }) => [row, column, people.map(({ name }) => name).join("+"), writes])).toEqual([[1, 1, "Ana+Ben", true], [0, 0, "Cleo", false]]);
});
