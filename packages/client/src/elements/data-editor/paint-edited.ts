import type { JsonValue, SheetCell } from "@tutti/protocol";
import { tableTexts } from "../../texts/table.ts";
import type { Shown } from "../dataframe/columns.ts";
import { forgetPainted, paintValue } from "../dataframe/paint-cell.ts";
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
export function paintCell(element: HTMLElement, picture: Picture): void {
  const { cell, column, shown, isNew, row, wrong } = picture;
  const own = ownParts(picture);
  if (own) {
    forgetPainted(element);
    element.replaceChildren(...own);
  } else paintValue(element, shown, cell.value, row);
  const spoken = spokenAs(cell, shown, isNew, column);
  if (wrong !== undefined || spoken !== undefined) element.setAttribute("aria-label", [spoken ?? element.textContent, wrong].filter(Boolean).join(". "));
  else element.removeAttribute("aria-label");
}

/** What an editor shows otherwise than a table to read does; `undefined` where it does not. */
function ownParts({ cell, column, shown, isNew }: Picture): (Node | string)[] | undefined {
  const { value, refused, missing } = cell;
  if (refused) {
    const [old, used] = [cellText(column, refused.value), value === null ? "" : exact(cell, column) ?? shown.format(value)];
    return old === "" ? [used] : [make("s", "cell-refused", old), ` ${used}`];
  }
  if (column.spec.kind === "checkbox") return [tick(value, isNew)];
  if (value === null && (isNew || missing)) return [];
  const number = exact(cell, column);
  return number === undefined ? undefined : [number];
}

function spokenAs({ value }: SheetCell, shown: Shown, isNew: boolean, column: EditedColumn): string | undefined {
  if (column.spec.kind === "checkbox" && !isNew) return value === true ? tableTexts.yes : value === false ? tableTexts.no : tableTexts.none;
  return value === null ? (isNew ? shown.label : shown.placeholder || tableTexts.none) : undefined;
}

/** What somebody has typed is shown with all its digits, where its author has no word on it: a column whose other numbers are whole would round it. */
function exact({ value, edited }: SheetCell, { spec, info }: EditedColumn): string | undefined {
  if (!edited || typeof value !== "number" || spec.kind !== "number" || spec.format !== undefined) return undefined;
  return info.type === "integer" && Number.isInteger(value) ? undefined : formatExact(value);
}

function tick(value: JsonValue, isNew: boolean): HTMLElement {
  const box = make("span", "cell-tick", "");
  box.setAttribute("aria-hidden", "true");
  box.toggleAttribute("data-on", value === true);
  box.toggleAttribute("data-faint", isNew);
  return box;
}

function make(tag: string, name: string, text: string): HTMLElement {
  const element = document.createElement(tag);
  element.className = name;
  element.textContent = text;
  return element;
}
