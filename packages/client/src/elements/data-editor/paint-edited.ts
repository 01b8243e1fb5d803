import type { JsonValue, SheetCell } from "@tutti/protocol";
import { tableTexts } from "../../texts/table.ts";
import type { Shown } from "../dataframe/columns.ts";
import { formatExact } from "../format.ts";
import { cellText, type EditedColumn } from "./cell-text.ts";

interface Picture {
  readonly cell: SheetCell;
  readonly column: EditedColumn;
  readonly shown: Shown;
  /** In the line that becomes a new row. */
  readonly isNew: boolean;
  readonly row: number;
  /** What is wrong with it, in words. */
  readonly wrong: string | undefined;
}

/** Puts into a cell what stands there: the value as its column shows it, and, struck through, what was written and does not count. */
export function paintCell(element: HTMLElement, { cell, column, shown, isNew, wrong }: Picture): void {
  const parts: (Node | string)[] = [];
  if (cell.refused) parts.push(make("s", "cell-refused", cellText(column, cell.refused.value)), " ");
  if (column.spec.kind === "checkbox") parts.push(tick(cell.value, isNew));
  else if (Array.isArray(cell.value) && cell.value.length > 0) parts.push(...chips(cell.value, shown));
  else if (cell.value !== null) parts.push(column.spec.kind === "select" ? make("span", "cell-chip", shown.format(cell.value)) : written(cell, column, shown));
  else if (!isNew && !cell.refused && !cell.missing) parts.push(make("span", "cell-none", "–"));
  element.replaceChildren(...parts);
  const spoken = spokenAs(cell, shown, isNew, column);
  if (wrong !== undefined || spoken !== undefined) element.setAttribute("aria-label", [spoken ?? element.textContent, wrong].filter(Boolean).join(". "));
  else element.removeAttribute("aria-label");
}

function spokenAs({ value }: SheetCell, shown: Shown, isNew: boolean, column: EditedColumn): string | undefined {
  if (column.spec.kind === "checkbox" && !isNew) return value === true ? tableTexts.yes : value === false ? tableTexts.no : tableTexts.none;
  return value === null ? (isNew ? shown.label : tableTexts.none) : undefined;
}

/** What somebody has typed is shown with all its digits: a column whose other numbers are whole would round it. */
function written({ value, edited }: SheetCell, { spec, info }: EditedColumn, shown: Shown): string {
  if (value === null) return "";
  const said = "format" in spec && spec.format !== undefined;
  return edited && typeof value === "number" && spec.kind === "number" && !said && !(info.type === "integer" && Number.isInteger(value)) ? formatExact(value) : shown.format(value);
}

function tick(value: JsonValue, isNew: boolean): HTMLElement {
  const box = make("span", "cell-tick", "");
  box.setAttribute("aria-hidden", "true");
  box.toggleAttribute("data-on", value === true);
  box.toggleAttribute("data-faint", isNew);
  return box;
}

const MAX_CHIPS = 12;

function chips(values: readonly JsonValue[], shown: Shown): Node[] {
  const made: Node[] = values.slice(0, MAX_CHIPS).map((value) => make("span", "cell-chip", shown.format([value])));
  if (values.length > MAX_CHIPS) made.push(make("span", "cell-none", `+${values.length - MAX_CHIPS}`));
  return made;
}

function make(tag: string, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}
