import type { CellFault } from "../elements/cell-fault.ts";
import type { PersonId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { isGone, type RowEdit, type RowEdits } from "./row-edits.ts";
import { isAddedRow, keyedRow, numberedRow, type RowId } from "./row-names.ts";

/** Whether people may add rows, or delete them. */
export type RowsMode = "fixed" | "add" | "delete" | "dynamic";
export const ROWS_MODES: readonly RowsMode[] = ["fixed", "add", "delete", "dynamic"];

export const mayAdd = (mode: RowsMode): boolean => mode === "add" || mode === "dynamic";
export const mayDelete = (mode: RowsMode): boolean => mode === "delete" || mode === "dynamic";

/** A column as the edits are judged by. */
export interface SheetColumn {
  readonly name: string;
  /** Whether cells of it may be written in. What stands there in spite of that is kept, and does not count. */
  readonly writable: boolean;
  /** Whether a new row needs a value here, before it is one for the script. */
  readonly required: boolean;
  /** What a new row has here. */
  readonly initial: JsonValue;
  /** What is wrong with a written value, as the column is now. */
  fault(value: JsonValue): CellFault | undefined;
}

/** The author's data, which lies under the edits. */
export interface SheetBase {
  readonly rows: number;
  at(row: number, column: string): JsonValue;
  /** The column whose text tells rows apart; their position does where there is none. */
  readonly rowId: string | undefined;
}

/** A row as it is shown: of the data, or added. */
export interface SheetRow {
  readonly id: RowId;
  /** Its position in the data; `undefined` where it was added. */
  readonly base: number | undefined;
  readonly edit: RowEdit | undefined;
}

/** Rows in the order in which somebody has them before them. */
export interface RowsInSight {
  readonly rows: number;
  row(index: number): SheetRow | undefined;
  /** Where a row stands; `undefined` where it is not shown. */
  indexOf(id: RowId): number | undefined;
}

/** A cell as it is shown. */
export interface SheetCell {
  /** What counts. */
  readonly value: JsonValue;
  /** Whether that was written by somebody. */
  readonly edited: boolean;
  /** Who wrote what stands here, whether it counts or not. */
  readonly by: PersonId | undefined;
  /** What was written and does not fit the column as it is now: kept, shown as wrong, and without effect. */
  readonly refused?: { readonly value: JsonValue; readonly fault: CellFault };
  /** Of a new row: a value that is still missing. */
  readonly missing?: true;
}

/** What tells a row of the data from others. */
export const baseRowId = (base: SheetBase, row: number): RowId => {
  if (base.rowId === undefined) return numberedRow(row);
  const value = base.at(row, base.rowId);
  return keyedRow(value === null ? "" : typeof value === "string" ? value : JSON.stringify(value));
};

/**
 * The author's data with the edits over it, row by row. Data of a million rows stays where it is: only what was edited is looked
 * at. Deleted rows are left out, added ones follow those of the data.
 */
export class Sheet implements RowsInSight {
  readonly base: SheetBase;
  readonly edits: RowEdits;
  readonly mode: RowsMode;
  readonly #columns: ReadonlyMap<string, SheetColumn>;
  #hidden: readonly number[] = [];
  #added: readonly RowEdit[] = [];
  #addedIds: readonly RowId[] = [];
  #addedAt: ReadonlyMap<RowId, number> = new Map();
  #stale = true;
  #places: ReadonlyMap<RowId, number> | undefined;

  constructor(base: SheetBase, edits: RowEdits, mode: RowsMode, columns: readonly SheetColumn[], places?: ReadonlyMap<RowId, number>) {
    this.base = base;
    this.edits = edits;
    this.mode = mode;
    this.#columns = new Map(columns.map((column) => [column.name, column]));
    this.#places = places;
  }

  /** The edits have changed: rows may have come or gone. */
  touch(): void {
    this.#stale = true;
  }

  get rows(): number {
    this.#arrange();
    return this.base.rows - this.#hidden.length + this.#added.length;
  }

  row(index: number): SheetRow | undefined {
    this.#arrange();
    const kept = this.base.rows - this.#hidden.length;
    if (index < 0) return undefined;
    if (index >= kept) {
      const edit = this.#added[index - kept];
      return edit && { id: edit.id, base: undefined, edit };
    }
    const base = this.#shownToBase(index);
    const id = baseRowId(this.base, base);
    return { id, base, edit: this.edits.of(id) };
  }

  /** The rows of the data that are deleted, by their positions, rising. The same list as long as they are the same. */
  get deleted(): readonly number[] {
    this.#arrange();
    return this.#hidden;
  }

  /** The rows that were added, in their order. The same list as long as they are the same. */
  get added(): readonly RowId[] {
    this.#arrange();
    return this.#addedIds;
  }

  indexOf(id: RowId): number | undefined {
    this.#arrange();
    if (isAddedRow(id)) {
      const at = this.#addedAt.get(id);
      return at === undefined ? undefined : this.base.rows - this.#hidden.length + at;
    }
    const base = this.baseIndex(id);
    return base === undefined ? undefined : this.placeOf(base);
  }

  /** Where a row of the data stands, by its position there; `undefined` where it is deleted. */
  placeOf(base: number): number | undefined {
    this.#arrange();
    const before = countBelow(this.#hidden, base);
    return this.#hidden[before] === base || base >= this.base.rows ? undefined : base - before;
  }

  /** A row by its name, also one that is deleted: what is written in it brings it back. */
  find(id: RowId): SheetRow | undefined {
    const edit = this.edits.of(id);
    if (isAddedRow(id)) return edit?.mark?.at === undefined ? undefined : { id, base: undefined, edit };
    const base = this.baseIndex(id);
    return base === undefined ? undefined : { id, base, edit };
  }

  /** The position of a row in the data; `undefined` where the data has it no more. */
  baseIndex(id: RowId): number | undefined {
    if (this.base.rowId === undefined) {
      const index = id.startsWith("#") ? Number(id.slice(1)) : Number.NaN;
      return Number.isInteger(index) && index >= 0 && index < this.base.rows && numberedRow(index) === id ? index : undefined;
    }
    this.#places ??= rowPlaces(this.base);
    return this.#places.get(id);
  }

  column(name: string): SheetColumn | undefined {
    return this.#columns.get(name);
  }

  /** Whether somebody may write in a cell. What tells rows apart is written in new ones only. */
  isWritable(row: SheetRow, column: string): boolean {
    const spec = this.#columns.get(column);
    return spec !== undefined && spec.writable && (row.base === undefined || column !== this.base.rowId);
  }

  cell(row: SheetRow, name: string): SheetCell {
    const column = this.#columns.get(name);
    const given = row.base === undefined ? (column?.initial ?? null) : this.base.at(row.base, name);
    const edit = column && this.isWritable(row, name) ? row.edit?.cells.get(name) : undefined;
    if (!column || !edit) return { value: given, edited: false, by: undefined, ...(isMissing(row, column, given) && { missing: true as const }) };
    const fault = column.fault(edit.is);
    if (!fault) return { value: edit.is, edited: true, by: edit.by };
    if (fault.kind === "required" && row.base === undefined) return { value: given, edited: true, by: edit.by, ...(isMissing(row, column, given) && { missing: true as const }) };
    return { value: given, edited: false, by: edit.by, refused: { value: edit.is, fault }, ...(isMissing(row, column, given) && { missing: true as const }) };
  }

  /** Whether a row has all that its columns require. Rows of the data are the author's own. */
  isWhole(row: SheetRow): boolean {
    if (row.base !== undefined) return true;
    for (const name of this.#columns.keys()) if (this.cell(row, name).missing) return false;
    return true;
  }

  /** The place of a row that is added now: after all that were. */
  get nextPlace(): number {
    this.#arrange();
    return Math.floor(this.#added.reduce((last, { mark }) => Math.max(last, mark?.at ?? 0), 0)) + 1;
  }

  #arrange(): void {
    if (!this.#stale) return;
    this.#stale = false;
    const hidden: number[] = [];
    const added: RowEdit[] = [];
    const mayGo = mayDelete(this.mode);
    for (const edit of this.edits.rows.values()) {
      const { mark } = edit;
      if (!mark) continue;
      if (isAddedRow(edit.id)) {
        // A row that somebody added is theirs to take back, also where those of the data stay.
        if (mark.at !== undefined && mayAdd(this.mode) && !isGone(edit)) added.push(edit);
      } else if (mayGo && isGone(edit)) {
        const base = this.baseIndex(edit.id);
        if (base !== undefined) hidden.push(base);
      }
    }
    this.#hidden = keepSame(this.#hidden, hidden.sort((a, b) => a - b));
    this.#added = added.sort((a, b) => (a.mark?.at ?? 0) - (b.mark?.at ?? 0) || (a.id < b.id ? -1 : 1));
    this.#addedIds = keepSame(this.#addedIds, this.#added.map(({ id }) => id));
    this.#addedAt = new Map(this.#addedIds.map((id, i) => [id, i]));
  }

  #shownToBase(index: number): number {
    // The n-th row that is shown has so many hidden ones before it as lie at or below its place.
    let [low, high] = [0, this.#hidden.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#hidden[middle] ?? 0) - middle <= index) low = middle + 1;
      else high = middle;
    }
    return index + low;
  }
}

const keepSame = <T>(before: readonly T[], now: readonly T[]): readonly T[] =>
  (before.length === now.length && now.every((item, i) => item === before[i]) ? before : now);

const isMissing = (row: SheetRow, column: SheetColumn | undefined, value: JsonValue): boolean =>
  row.base === undefined && column?.required === true && (value === null || value === "");

/** How many of a rising list lie below a number. */
function countBelow(list: readonly number[], limit: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle] ?? 0) < limit) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each row of the data stands, by its name. Of two of one name the first counts. */
export function rowPlaces(base: SheetBase): ReadonlyMap<RowId, number> {
  const places = new Map<RowId, number>();
  for (let row = 0; row < base.rows; row++) {
    const id = baseRowId(base, row);
    if (!places.has(id)) places.set(id, row);
  }
  return places;
}
