import { at, type Selection } from "../dataframe/selection.ts";
import type { Leave } from "./cell-editor.tsx";

/** Whether a selection is of whole rows, as a press on their numbers makes it. In a table of one column it is of cells. */
export const isWholeRows = (selection: Selection | undefined, columns: number): selection is Selection =>
  selection !== undefined && columns > 1 && selection.anchor.row >= 0 && selection.anchor.column === 0 && selection.active.column === columns - 1;

export const isOneCell = ({ anchor, active }: Selection): boolean => anchor.row === active.row && anchor.column === active.column;

/** A key that writes: a letter, or what an input method is about to make one of. */
export const isTyped = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !(event.altKey && !event.getModifierState("AltGraph")) && (event.key.length === 1 || event.key === "Process" || event.isComposing);

/** Where the reader goes from a cell that is done; at the end of a row to the next one. */
export function stepFrom({ active: { row, column } }: Selection, leave: Leave, { rows, columns }: { readonly rows: number; readonly columns: number }): Selection | undefined {
  switch (leave) {
    case "stay":
    case "away":
      return undefined;
    case "down":
      return at(Math.min(rows - 1, row + 1), column);
    case "up":
      return at(Math.max(0, row - 1), column);
    case "right":
      if (column + 1 < columns) return at(row, column + 1);
      return row + 1 < rows ? at(row + 1, 0) : at(row, column);
    case "left":
      if (column > 0) return at(row, column - 1);
      return row > 0 ? at(row - 1, columns - 1) : at(row, 0);
  }
}
