import { pickEntry, picksOne, type JsonValue, type PersonId, type Picked, type SelectMode } from "@tutti/protocol/script";
import type { TableReader } from "../pen.ts";
import type { RowIds } from "./row-ids.ts";

/** A selection as its author gets it, whatever the mode. */
export interface AnySelected {
  readonly by: PersonId | undefined;
  readonly row?: unknown;
  readonly index?: number;
  readonly rowId?: string;
  readonly column?: string;
  readonly value?: unknown;
}

/** What a selection is read from, and made of. */
export interface Choosable {
  readonly mode: SelectMode;
  readonly rows: TableReader;
  readonly ids: RowIds;
  /** Of the columns that are shown, in their order. */
  readonly names: readonly string[];
}

/** What is chosen, in the order of the data. What the data have not now is left out, and stays chosen for when they have it again. */
export function selected({ mode, rows, ids, names }: Choosable, picks: readonly Picked[]): readonly AnySelected[] | AnySelected | undefined {
  const found = picks.flatMap(({ row, column, by }): readonly AnySelected[] => {
    if (column !== undefined && !names.includes(column)) return [];
    if (row === undefined) return [{ column: column ?? "", by }];
    const index = ids.indexOf(row);
    if (index === undefined) return [];
    const whole = { row: rows.row(index), index, rowId: row, by };
    return [column === undefined ? whole : { ...whole, column, value: rows.column(column)(index) }];
  });
  const place = ({ index = 0, column = "" }: AnySelected): number => index * (names.length + 1) + names.indexOf(column);
  found.sort((a, b) => place(a) - place(b));
  return picksOne(mode) ? found[0] : found;
}

/** What is stored for a selection of the author's: numbers or ids of rows, names of columns, or what `dataframe` gave back. */
export function marks(choosable: Choosable, value: unknown): JsonValue | undefined {
  const { mode } = choosable;
  return words(choosable, value)?.map((what) => [...pickEntry(mode, what, true, undefined)]);
}

/** What a choice of the author's names; `undefined` where it names something that cannot be chosen. */
export function words(choosable: Choosable, value: unknown): readonly Pick<Picked, "row" | "column">[] | undefined {
  const list: readonly unknown[] = value === undefined || value === null ? [] : Array.isArray(value) ? value : [value];
  if (picksOne(choosable.mode) && list.length > 1) return undefined;
  const found = list.map((item) => wordFor(choosable, item)).filter((what) => what !== undefined);
  return found.length === list.length ? found : undefined;
}

function wordFor({ mode, ids, names }: Choosable, item: unknown): Pick<Picked, "row" | "column"> | undefined {
  const fields = typeof item === "object" && item !== null ? (item as { readonly rowId?: unknown; readonly index?: unknown; readonly row?: unknown; readonly column?: unknown }) : undefined;
  const name = fields ? fields.column : item;
  const column = typeof name === "string" && names.includes(name) ? name : undefined;
  if (mode === "column" || mode === "columns") return column === undefined ? undefined : { column };
  const named = fields ? (fields.rowId ?? fields.index ?? fields.row) : item;
  const row = typeof named === "number" ? ids.idOf(named) : typeof named === "string" ? named : undefined;
  if (row === undefined) return undefined;
  if (mode === "row" || mode === "rows") return { row };
  return column === undefined ? undefined : { row, column };
}
