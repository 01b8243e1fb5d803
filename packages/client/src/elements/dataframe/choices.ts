import { MAX_CHOSEN, MAX_ROW_ID, pickEntry, picksOne, type JsonValue, type Person, type PersonId, type Picked, type SelectMode } from "@tutti/protocol";
import type { Column } from "../table-data/table.ts";

/** Somebody who chose; undefined where the script did, or nobody knows them any more. */
export type Chooser = Person | undefined;

/** What is chosen in a table, by rows, columns and cells, and by whom. */
export interface Choices {
  readonly mode: SelectMode | undefined;
  readonly rows: ReadonlyMap<string, Chooser>;
  readonly columns: ReadonlyMap<string, Chooser>;
  /** By the row's id, then by the column's name. */
  readonly cells: ReadonlyMap<string, ReadonlyMap<string, Chooser>>;
  readonly count: number;
}

export const NO_CHOICES: Choices = { mode: undefined, rows: new Map(), columns: new Map(), cells: new Map(), count: 0 };

export function choicesOf(mode: SelectMode | undefined, picks: readonly Picked[], known: ReadonlyMap<PersonId, Person>): Choices {
  if (mode === undefined) return NO_CHOICES;
  const rows = new Map<string, Chooser>();
  const columns = new Map<string, Chooser>();
  const cells = new Map<string, Map<string, Chooser>>();
  for (const { row, column, by } of picks) {
    const who = by === undefined ? undefined : known.get(by);
    if (row === undefined) columns.set(column ?? "", who);
    else if (column === undefined) rows.set(row, who);
    else cells.set(row, (cells.get(row) ?? new Map<string, Chooser>()).set(column, who));
  }
  return { mode, rows, columns, cells, count: picks.length };
}

/** What tells a row from others, as the script has it: the text in a column, or its number. */
export function rowIdOf(row: number, column: Column | undefined): string | undefined {
  if (!column) return String(row);
  const value = column.at(row);
  const text = typeof value === "string" ? value : typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;
  return text === undefined || text.length > MAX_ROW_ID ? undefined : text;
}

/** What a press on a cell means in a mode: the row, the column or the cell. */
export function target(mode: SelectMode, row: string | undefined, column: string | undefined): Pick<Picked, "row" | "column"> | undefined {
  if (mode === "row" || mode === "rows") return row === undefined ? undefined : { row };
  if (mode === "column" || mode === "columns") return column === undefined ? undefined : { column };
  return row === undefined || column === undefined ? undefined : { row, column };
}

export function isChosen({ rows, columns, cells }: Choices, { row, column }: Pick<Picked, "row" | "column">): boolean {
  if (row === undefined) return columns.has(column ?? "");
  return column === undefined ? rows.has(row) : cells.get(row)?.has(column) === true;
}

/**
 * What is written when somebody presses something: the other of chosen and not.
 *
 * @returns `"full"` where no more may be chosen.
 */
export function toggled(choices: Choices, what: Pick<Picked, "row" | "column">, me: PersonId | undefined): readonly [string, JsonValue] | "full" | undefined {
  const { mode, count } = choices;
  if (mode === undefined) return undefined;
  const chosen = !isChosen(choices, what);
  if (chosen && !picksOne(mode) && count >= MAX_CHOSEN) return "full";
  return pickEntry(mode, what, chosen, me);
}

/** Each who chose something, once, with how many. */
export function choosers(choices: Choices): readonly (readonly [Chooser, number])[] {
  const all = [...choices.rows.values(), ...choices.columns.values(), ...[...choices.cells.values()].flatMap((row) => [...row.values()])];
  const counts = new Map<string, [Chooser, number]>();
  for (const who of all) {
    const entry = counts.get(who?.id ?? "") ?? [who, 0];
    entry[1] += 1;
    counts.set(who?.id ?? "", entry);
  }
  return [...counts.values()];
}
