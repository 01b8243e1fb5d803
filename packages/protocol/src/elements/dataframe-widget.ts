import { parsePersonId, type PersonId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { entriesOf, tickEntry } from "./checklist.ts";
import type { DataframeProps } from "./data.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** What may be chosen in a dataframe: one of a kind, or several. */
export const SELECT_MODES = ["row", "rows", "column", "columns", "cell", "cells"] as const;
export type SelectMode = (typeof SELECT_MODES)[number];

/** A dataframe with a shared value: what is chosen in it. Its button columns send clicks. */
export interface DataframeWidgetProps extends WidgetProps, Omit<DataframeProps, "label"> {
  /** Absent where it has buttons alone. */
  readonly select?: SelectMode;
  /** The column whose texts tell rows apart; by their number where absent. */
  readonly rowId?: string;
  /** What is chosen until somebody says otherwise. */
  readonly value?: readonly Pick<Picked, "row" | "column">[];
  /** Whether a click may be run again after a crash. */
  readonly retry?: boolean;
}

/** Something chosen, and by whom: a row by its id, a column by its name, a cell by both. `by` is absent where the script chose. */
export interface Picked {
  readonly row?: string;
  readonly column?: string;
  readonly by: PersonId | undefined;
}

/** So many may be chosen at a time: each is an entry that everybody keeps. */
export const MAX_CHOSEN = 1_000;
/** Rows with longer ids cannot be told apart, and not be chosen. */
export const MAX_ROW_ID = 80;

/** Whether only one may be chosen. */
export const picksOne = (select: SelectMode): boolean => select === "row" || select === "column" || select === "cell";

/** The one member's name where only one may be chosen. */
const ONE = "one";

/** The name of what is chosen among the members. */
export function pickName({ row, column }: Pick<Picked, "row" | "column">): string {
  if (row === undefined) return `c:${column ?? ""}`;
  return column === undefined ? `r:${row}` : `x:${JSON.stringify([row, column])}`;
}

/** @returns what a member's name names; `undefined` where it names nothing. */
export function parsePickName(name: string): { readonly row?: string; readonly column?: string } | undefined {
  if (name.startsWith("r:")) return { row: name.slice(2) };
  if (name.startsWith("c:")) return { column: name.slice(2) };
  if (!name.startsWith("x:")) return undefined;
  try {
    const cell: unknown = JSON.parse(name.slice(2));
    const [row, column] = Array.isArray(cell) ? (cell as readonly unknown[]) : [];
    return typeof row === "string" && typeof column === "string" ? { row, column } : undefined;
  } catch {
    return undefined;
  }
}

/** The `[member, value]` that chooses something, or takes the choice back. */
export function pickEntry(select: SelectMode, what: Pick<Picked, "row" | "column">, chosen: boolean, by: PersonId | undefined): readonly [string, JsonValue] {
  if (!picksOne(select)) return [pickName(what), tickEntry(chosen, by)];
  return [ONE, by === undefined ? { pick: chosen ? pickName(what) : null } : { pick: chosen ? pickName(what) : null, by }];
}

/** What is chosen belongs to the mode as it is now: a column that was chosen when columns could be is no row. */
const fits = (select: SelectMode, { row, column }: Pick<Picked, "row" | "column">): boolean => {
  if (select === "row" || select === "rows") return row !== undefined && column === undefined;
  if (select === "column" || select === "columns") return column !== undefined && row === undefined;
  return row !== undefined && column !== undefined;
};

/** One entry for each row, column or cell, so that what two people choose at once is all chosen; one entry where only one may be. */
export const dataframeWidget: WidgetRule<DataframeWidgetProps, readonly Picked[]> = {
  storage: "marks",
  presses: true,
  initial: ({ value = [] }) => value.map((what) => ({ ...what, by: undefined })),
  accept: ({ select, value = [] }, stored) => {
    if (!Array.isArray(stored)) return undefined;
    if (select === undefined) return [];
    const found: Picked[] = [];
    for (const [member, entry] of entriesOf(stored)) {
      if (typeof entry !== "object" || entry === null) continue;
      const name = picksOne(select) ? (member === ONE && "pick" in entry && typeof entry.pick === "string" ? entry.pick : undefined) : ("done" in entry && entry.done === true ? member : undefined);
      const what = name === undefined ? undefined : parsePickName(name);
      if (what && fits(select, what)) found.push({ ...what, by: "by" in entry && typeof entry.by === "string" ? parsePersonId(entry.by) : undefined });
    }
    // What is chosen by default is, until it is said of it that it is not; of one alone, until anything is said.
    const said = new Set(entriesOf(stored).map(([member]) => member));
    for (const what of value) if (fits(select, what) && !said.has(picksOne(select) ? ONE : pickName(what))) found.push({ ...what, by: undefined });
    return found.slice(0, MAX_CHOSEN);
  },
  problem: ({ select, rowId, data }) => {
    if (select !== undefined && !SELECT_MODES.includes(select)) return `select is "${String(select)}"; there are ${SELECT_MODES.join(", ")}`;
    if (select !== undefined && data.kind === "lazy" && rowId === undefined) return 'a lazy table needs rowId, the column that tells rows apart, for anything to be chosen in it';
    if (rowId !== undefined && (data.kind === "lazy" || data.rows > 0) && !data.columns.some(({ name }) => name === rowId)) return `rowId names "${rowId}", which is not among the columns that are shown`;
    return undefined;
  },
};

/** What a click on a button in a row carries. */
export const cellChoice = (row: string, column: string): string => JSON.stringify([row, column]);

/** @returns where the button stood; `undefined` where something else was sent. */
export function parseCellChoice(choice: string): { readonly row: string; readonly column: string } | undefined {
  const { row, column } = parsePickName(`x:${choice}`) ?? {};
  return row === undefined || column === undefined ? undefined : { row, column };
}
