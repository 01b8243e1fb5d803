import { expect, test } from "vitest";
import { at } from "../dataframe/selection.ts";
import { isWholeRows, stepFrom } from "./moves.ts";

test("[CELL-10] Enter leads down, Tab on and at the end of a row to the next, and neither leads out of the table", () => {
  const extent = { rows: 3, columns: 2 };
  const to = (row: number, column: number, leave: Parameters<typeof stepFrom>[1]) => {
    const next = stepFrom(at(row, column), leave, extent)?.active;
    return next && [next.row, next.column];
  };
  expect([to(0, 1, "down"), to(2, 1, "down"), to(0, 1, "up"), to(2, 0, "up")]).toEqual([[1, 1], [2, 1], [0, 1], [1, 0]]);
  expect([to(0, 0, "right"), to(0, 1, "right"), to(2, 1, "right")]).toEqual([[0, 1], [1, 0], [2, 1]]);
  expect([to(1, 1, "left"), to(1, 0, "left"), to(0, 0, "left")]).toEqual([[1, 0], [0, 1], [0, 0]]);
  expect([to(1, 1, "stay"), to(1, 1, "away")]).toEqual([undefined, undefined]);
});

test("[CELL-10] whole rows are those that were chosen from end to end", () => {
  expect(isWholeRows({ anchor: { row: 1, column: 0 }, active: { row: 2, column: 3 } }, 4)).toBe(true);
  expect(isWholeRows({ anchor: { row: 1, column: 0 }, active: { row: 1, column: 2 } }, 4)).toBe(false);
  expect(isWholeRows(at(1, 0), 1)).toBe(false);
  expect(isWholeRows(undefined, 4)).toBe(false);
});
