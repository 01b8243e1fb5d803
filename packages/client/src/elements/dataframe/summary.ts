import { shortName } from "../../people/initials.ts";
import { tableTexts } from "../../texts/table.ts";
import { isNumeric } from "../table-data/table.ts";
import { choosers, type Choices } from "./choices.ts";
import type { Shown } from "./columns.ts";
import type { Rows } from "./export.ts";
import { cellsIn, rangeOf, type Range, type Selection } from "./selection.ts";

interface Summed {
  readonly columns: readonly Shown[];
  readonly rows: Rows;
  readonly selection: Selection | undefined;
  readonly all: number;
  /** Whether a search or a filter leaves rows out. */
  readonly narrowed: boolean;
  readonly choices: Choices;
  /** Whether rows are here, of those that are shown. */
  readonly isHere: (from: number, to: number) => boolean;
  readonly locale: string | undefined;
}

/** Adding up more than this at each move of the pointer would be felt. */
const MAX_SUM = 200_000;

/** The line under a table: how many rows there are, or what the chosen cells come to. */
export function summary({ columns, rows, selection, all, narrowed, choices, isHere, locale }: Summed): string {
  const number = new Intl.NumberFormat(locale);
  const range = selection && rangeOf(selection);
  if (range && cellsIn(range) > 1) {
    const parts = [tableTexts.selected(cellsIn(range)), ...(isHere(range.top, range.bottom) ? sums(columns, rows, range, locale) : [])];
    return parts.join(" · ");
  }
  const there = narrowed ? tableTexts.matching(number.format(rows.count), all) : tableTexts.rows(all);
  return choices.count === 0 ? there : `${there} · ${chosen(choices)}`;
}

/** How many are chosen, and by whom. */
function chosen(choices: Choices): string {
  const { mode, count } = choices;
  const many = mode === "row" || mode === "rows" ? tableTexts.chosenRows(count) : mode === "cell" || mode === "cells" ? tableTexts.chosenCells(count) : tableTexts.chosenColumns(count);
  const people = choosers(choices).flatMap(([who]) => (who ? [shortName(who.name)] : []));
  return people.length === 0 ? many : `${many} ${tableTexts.chosenBy(people)}`;
}

function sums(columns: readonly Shown[], rows: Rows, range: Range, locale: string | undefined): readonly string[] {
  const numeric = columns.slice(range.left, range.right + 1).filter(({ column }) => isNumeric(column.type));
  if (numeric.length === 0 || cellsIn(range) > MAX_SUM) return [];
  let count = 0;
  let sum = 0;
  for (let i = range.top; i <= Math.min(range.bottom, rows.count - 1); i += 1) {
    const row = rows.order ? (rows.order[i] as number) : i;
    for (const { column } of numeric) {
      const value = column.at(row);
      if (typeof value !== "number") continue;
      count += 1;
      sum += value;
    }
  }
  if (count < 2) return [];
  const number = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
  return [tableTexts.sum(number.format(sum)), tableTexts.mean(number.format(sum / count))];
}
