import { personColour } from "../../people/colour.ts";
import { initials } from "../../people/initials.ts";
import { tableTexts as texts } from "../../texts/table.ts";
import { rowIdOf, type Choices, type Chooser } from "./choices.ts";
import type { Shown } from "./columns.ts";
import { paintValue, set, write } from "./paint-cell.ts";
import { holds, type Range } from "./selection.ts";
import type { Column } from "../table-data/table.ts";

/** All that one row on the screen is made of. */
export interface RowPicture {
  /** Its place in what is shown, and its number in the table. */
  readonly row: number;
  readonly source: number;
  /** Whether its values are here: of a table that comes page by page they may be on their way. */
  readonly here: boolean;
  readonly grid: string;
  readonly columns: readonly Shown[];
  /** The columns that are drawn: pinned ones, and those in sight. */
  readonly drawn: readonly number[];
  readonly pinned: number;
  /** Whether there is a cell before the columns: the row's number, the mark of what is chosen, or both. */
  readonly lead: { readonly number: boolean; readonly mark: boolean } | undefined;
  readonly range: Range | undefined;
  readonly active: number | undefined;
  readonly number: Intl.NumberFormat;
  readonly choices: Choices;
  readonly rowId: Column | undefined;
}

export const cellId = (grid: string, row: number, column: number): string => `${grid}-r${row}c${column}`;

/**
 * Puts a row's values into its cells, making and removing cells only where their number changes. One effect a row does this,
 * and not some for each cell: a scroll of a screen touches hundreds.
 */
export function paintRow(element: HTMLElement, picture: RowPicture): void {
  const lead = picture.lead ? 1 : 0;
  const wanted = lead + picture.drawn.length;
  while (element.childElementCount > wanted) element.lastElementChild?.remove();
  while (element.childElementCount < wanted) element.append(document.createElement("div"));
  set(element, "aria-rowindex", String(picture.row + 2));
  set(element, "data-row", rowIdOf(picture.source, picture.rowId) ?? String(picture.source));
  const id = picture.choices.mode === undefined ? undefined : rowIdOf(picture.source, picture.rowId);
  const chosen = id !== undefined && picture.choices.rows.has(id);
  element.toggleAttribute("data-chosen", chosen);
  if (picture.lead?.mark) set(element, "aria-selected", String(chosen));
  const own = id === undefined ? undefined : picture.choices.cells.get(id);
  for (let i = 0; i < wanted; i += 1) {
    const cell = element.children[i] as HTMLElement;
    if (i < lead) paintLead(cell, picture, chosen, id === undefined ? undefined : picture.choices.rows.get(id));
    else paintCell(cell, picture, picture.drawn[i - lead] as number, own);
  }
}

function paintLead(cell: HTMLElement, { source, number, row, range, lead, here }: RowPicture, chosen: boolean, by: Chooser): void {
  set(cell, "role", "rowheader");
  set(cell, "class", "grid-cell grid-index");
  set(cell, "aria-colindex", "1");
  cell.removeAttribute("id");
  cell.removeAttribute("data-cell");
  cell.removeAttribute("style");
  cell.toggleAttribute("data-selected", range !== undefined && row >= range.top && row <= range.bottom);
  const shown = lead?.number && here ? number.format(source + 1) : "";
  if (!lead?.mark) {
    delete cell.dataset["look"];
    write(cell, shown);
    return;
  }
  const look = `${shown} ${chosen} ${by?.id ?? ""} ${by?.name ?? ""} ${by?.colour ?? ""}`;
  const words = chosen ? (by ? texts.rowChosenBy(number.format(source + 1), by.name) : texts.rowChosen(number.format(source + 1))) : texts.rowNumber(number.format(source + 1));
  const said = cell.querySelector<HTMLElement>(".sr-only");
  if (cell.dataset["look"] === look && said) return write(said, words);
  cell.dataset["look"] = look;
  const mark = document.createElement("span");
  mark.className = "grid-check";
  mark.setAttribute("aria-hidden", "true");
  mark.toggleAttribute("data-on", chosen);
  const parts: Node[] = [mark];
  if (chosen && by) parts.push(chip(by));
  else if (shown !== "") parts.push(span("", shown));
  // A name of its own would leave the cell empty for those who read it by its content.
  parts.push(span("sr-only", words));
  cell.replaceChildren(...parts);
}

function span(className: string, text: string): HTMLElement {
  const element = document.createElement("span");
  element.className = className;
  element.textContent = text;
  if (className === "") element.setAttribute("aria-hidden", "true");
  return element;
}

/** Who chose it: their letters on their colour, and their name for whoever points there. */
export function chip(person: NonNullable<Chooser>): HTMLElement {
  const element = document.createElement("span");
  element.className = "grid-who";
  element.setAttribute("aria-hidden", "true");
  element.title = person.name;
  element.style.setProperty("--person", personColour(person) ?? "");
  element.textContent = initials(person.name);
  return element;
}

function paintCell(cell: HTMLElement, picture: RowPicture, column: number, own: ReadonlyMap<string, Chooser> | undefined): void {
  const shown = picture.columns[column];
  if (!shown) return;
  const { name } = shown.column;
  const pinned = column < picture.pinned;
  set(cell, "role", "gridcell");
  set(cell, "class", "grid-cell");
  set(cell, "id", cellId(picture.grid, picture.row, column));
  set(cell, "aria-colindex", String(column + 1 + (picture.lead ? 1 : 0)));
  set(cell, "data-align", shown.align);
  set(cell, "data-column", String(column));
  set(cell, "data-cell", name);
  const chosen = own?.has(name) === true || picture.choices.columns.has(name);
  set(cell, "aria-selected", String(chosen || holds(picture.range, picture.row, column)));
  cell.toggleAttribute("data-held", holds(picture.range, picture.row, column));
  cell.toggleAttribute("data-active", picture.active === column);
  cell.toggleAttribute("data-pinned", pinned);
  cell.toggleAttribute("data-last-pinned", column === picture.pinned - 1);
  cell.toggleAttribute("data-first", column === picture.drawn[picture.pinned] && column >= picture.pinned);
  cell.toggleAttribute("data-chosen", chosen);
  const width = `var(--w${column})`;
  if (cell.style.width !== width) cell.style.width = width;
  const left = pinned ? `calc(var(--lead) + var(--x${column}))` : "";
  if (cell.style.insetInlineStart !== left) cell.style.insetInlineStart = left;
  const value = picture.here ? shown.column.at(picture.source) : null;
  cell.toggleAttribute("data-null", picture.here && value === null);
  cell.toggleAttribute("data-coming", !picture.here);
  if (picture.here) paintValue(cell, shown, value, picture.source);
  else {
    paintValue(cell, shown, "", picture.source);
    write(cell, "");
  }
  const by = own?.get(name);
  const label = by ? texts.cellChosenBy(by.name) : undefined;
  if (cell.title !== (label ?? "")) cell.title = label ?? "";
  // Nodes of our own stand after the value: a chip must go before another value is written.
  cell.style.setProperty("--by", by ? (personColour(by) ?? "") : "");
  if (by) set(cell, "data-by", initials(by.name));
  else cell.removeAttribute("data-by");
}
