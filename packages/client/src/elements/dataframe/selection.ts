/** A cell of the grid as it is shown: row -1 is the header's. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

/** What is chosen: from where it was begun to where the reader stands now. */
export interface Selection {
  readonly anchor: Cell;
  readonly active: Cell;
}

/** A closed rectangle of cells, without the header. */
export interface Range {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

export interface Extent {
  readonly rows: number;
  readonly columns: number;
  /** Rows that are seen at a time. */
  readonly page: number;
}

export const at = (row: number, column: number): Selection => ({ anchor: { row, column }, active: { row, column } });

export function rangeOf({ anchor, active }: Selection): Range | undefined {
  const bottom = Math.max(anchor.row, active.row);
  if (bottom < 0) return undefined;
  return {
    top: Math.max(0, Math.min(anchor.row, active.row)), bottom,
    left: Math.min(anchor.column, active.column), right: Math.max(anchor.column, active.column),
  };
}

export const cellsIn = (range: Range): number => (range.bottom - range.top + 1) * (range.right - range.left + 1);
export const holds = (range: Range | undefined, row: number, column: number): boolean =>
  range !== undefined && row >= range.top && row <= range.bottom && column >= range.left && column <= range.right;

export interface Press {
  readonly key: string;
  readonly ctrl: boolean;
  readonly shift: boolean;
}

/**
 * Where a key of the grid pattern leads.
 *
 * @returns `undefined` for a key that moves nothing.
 */
export function move(selection: Selection, press: Press, extent: Extent): Selection | undefined {
  const { rows, columns } = extent;
  if (columns === 0) return undefined;
  if (press.ctrl && press.key.toLowerCase() === "a") {
    return rows === 0 ? undefined : { anchor: { row: 0, column: 0 }, active: { row: rows - 1, column: columns - 1 } };
  }
  const to = target(selection.active, press, extent);
  if (!to) return undefined;
  const cell = { row: Math.min(Math.max(to.row, -1), rows - 1), column: Math.min(Math.max(to.column, 0), columns - 1) };
  return press.shift && cell.row >= 0 && selection.anchor.row >= 0 ? { anchor: selection.anchor, active: cell } : { anchor: cell, active: cell };
}

function target({ row, column }: Cell, { key, ctrl }: Press, { rows, columns, page }: Extent): Cell | undefined {
  switch (key) {
    case "ArrowUp":
      return { row: ctrl ? 0 : row - 1, column };
    case "ArrowDown":
      return { row: ctrl ? rows - 1 : row + 1, column };
    case "ArrowLeft":
      return { row, column: ctrl ? 0 : column - 1 };
    case "ArrowRight":
      return { row, column: ctrl ? columns - 1 : column + 1 };
    case "Home":
      return { row: ctrl ? 0 : row, column: 0 };
    case "End":
      return { row: ctrl ? rows - 1 : row, column: columns - 1 };
    case "PageUp":
      return { row: Math.max(0, row - page), column };
    case "PageDown":
      return { row: row + page, column };
    default:
      return undefined;
  }
}

/** What is chosen, within a table that has become smaller. */
export function within(selection: Selection, rows: number, columns: number): Selection {
  const fit = (cell: Cell): Cell => ({ row: Math.min(cell.row, rows - 1), column: Math.max(0, Math.min(cell.column, columns - 1)) });
  return { anchor: fit(selection.anchor), active: fit(selection.active) };
}
