import { tableTexts } from "../../texts/table.ts";
import type { Shown } from "./columns.ts";
import { holds, type Range } from "./selection.ts";

/** All that one row on the screen is made of. */
export interface RowPicture {
  /** Its place in what is shown, and its number in the table. */
  readonly row: number;
  readonly source: number;
  readonly grid: string;
  readonly columns: readonly Shown[];
  /** The columns that are in sight. */
  readonly from: number;
  readonly to: number;
  readonly index: boolean;
  readonly range: Range | undefined;
  readonly active: number | undefined;
  readonly number: Intl.NumberFormat;
}

export const cellId = (grid: string, row: number, column: number): string => `${grid}-r${row}c${column}`;

/**
 * Puts a row's values into its cells, making and removing cells only where their number changes. One effect a row does this,
 * and not some for each cell: a scroll of a screen touches hundreds.
 */
export function paintRow(element: HTMLElement, picture: RowPicture): void {
  const lead = picture.index ? 1 : 0;
  const wanted = lead + picture.to - picture.from;
  while (element.childElementCount > wanted) element.lastElementChild?.remove();
  while (element.childElementCount < wanted) element.append(document.createElement("div"));
  set(element, "aria-rowindex", String(picture.row + 2));
  for (let i = 0; i < wanted; i += 1) {
    const cell = element.children[i] as HTMLElement;
    if (i < lead) paintIndex(cell, picture);
    else paintCell(cell, picture, picture.from + i - lead);
  }
}

function paintIndex(cell: HTMLElement, { source, number, row, range }: RowPicture): void {
  set(cell, "role", "rowheader");
  set(cell, "class", "grid-cell grid-index");
  set(cell, "aria-colindex", "1");
  cell.removeAttribute("id");
  cell.removeAttribute("style");
  cell.toggleAttribute("data-selected", range !== undefined && row >= range.top && row <= range.bottom);
  write(cell, number.format(source + 1));
}

function paintCell(cell: HTMLElement, picture: RowPicture, column: number): void {
  const shown = picture.columns[column];
  if (!shown) return;
  const value = shown.column.at(picture.source);
  set(cell, "role", "gridcell");
  set(cell, "class", "grid-cell");
  set(cell, "id", cellId(picture.grid, picture.row, column));
  set(cell, "aria-colindex", String(column + 1 + (picture.index ? 1 : 0)));
  set(cell, "data-align", shown.align);
  set(cell, "aria-selected", String(holds(picture.range, picture.row, column)));
  cell.toggleAttribute("data-active", picture.active === column);
  cell.toggleAttribute("data-null", value === null);
  const width = `var(--w${column})`;
  if (cell.style.width !== width) cell.style.width = width;
  if (value === null) {
    write(cell, "–");
    set(cell, "aria-label", tableTexts.none);
  } else if (shown.column.type === "boolean") {
    write(cell, value === true ? "✓" : "✗");
    set(cell, "aria-label", value === true ? tableTexts.yes : tableTexts.no);
  } else {
    write(cell, shown.format(value));
    if (cell.hasAttribute("aria-label")) cell.removeAttribute("aria-label");
  }
}

function set(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Changes a text in its node; a new node would be a new thing to a reader of the page. */
function write(element: HTMLElement, text: string): void {
  const node = element.firstChild;
  if (!(node instanceof Text)) element.textContent = text;
  else if (node.data !== text) node.data = text;
}
