import { isAddedRow, type RowId, type RowsInSight, type Sheet, type SheetRow } from "@tutti/protocol";

/** An order of a sheet's rows, as it was worked out once. */
export interface RowsOrder {
  /** The rows that were asked for: by their positions in the data, or by the names of those that people added. */
  readonly rows: readonly (number | RowId)[];
  /** What had been deleted by then: what of it comes back is shown behind the others. */
  readonly deleted: readonly number[];
  /** What had been added by then: what is added later is shown behind the others. */
  readonly added: readonly RowId[];
}

/** @returns what tells the rows of a sheet apart, as they stand now, and for when an order of their places has been found. */
export function rowsNow(sheet: Sheet): (found: Uint32Array) => RowsOrder {
  const { deleted, added } = sheet;
  const gone = new Set(deleted);
  const all: (number | RowId)[] = [];
  for (let row = 0; row < sheet.base.rows; row += 1) if (!gone.has(row)) all.push(row);
  all.push(...added);
  return (found) => ({ rows: Array.from(found, (place) => all[place] ?? 0), deleted, added });
}

/**
 * The rows of a sheet as one reader has sorted and filtered them. An edit moves no row, lest it go from under the hand: the order
 * stays as it was worked out, without what is deleted since, and with what came since behind the others.
 */
export class ArrangedRows implements RowsInSight {
  readonly #sheet: Sheet;
  readonly #rows: readonly (number | RowId)[];
  #places: ReadonlyMap<number | RowId, number> | undefined;

  constructor(sheet: Sheet, order: RowsOrder) {
    const gone = new Set<number | RowId>(sheet.deleted);
    const here = new Set<number | RowId>(sheet.added);
    const before = new Set<number | RowId>(order.added);
    this.#sheet = sheet;
    this.#rows = [
      ...order.rows.filter((row) => (typeof row === "number" ? !gone.has(row) : here.has(row))),
      ...order.deleted.filter((row) => !gone.has(row)),
      ...sheet.added.filter((row) => !before.has(row)),
    ];
  }

  get rows(): number {
    return this.#rows.length;
  }

  row(index: number): SheetRow | undefined {
    const at = this.placeOf(index);
    return at === undefined ? undefined : this.#sheet.row(at);
  }

  indexOf(id: RowId): number | undefined {
    this.#places ??= new Map(this.#rows.map((row, i) => [row, i]));
    const key = isAddedRow(id) ? id : this.#sheet.baseIndex(id);
    return key === undefined ? undefined : this.#places.get(key);
  }

  /** Where a row in sight stands in the sheet. */
  placeOf(index: number): number | undefined {
    const row = this.#rows[index];
    return row === undefined ? undefined : typeof row === "number" ? this.#sheet.placeOf(row) : this.#sheet.indexOf(row);
  }

  /** All of them, by their places in the sheet. */
  places(): Uint32Array {
    return Uint32Array.from(this.#rows, (_, i) => this.placeOf(i) ?? 0);
  }
}
