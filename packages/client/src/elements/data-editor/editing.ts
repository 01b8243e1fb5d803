import type { RowId } from "@tutti/protocol";

/** A cell that is open for writing. `row` is undefined in the line that becomes a new row. */
export interface Editing {
  readonly row: RowId | undefined;
  /** Where it was when it was opened: a row that others delete meanwhile keeps its place until it is written. */
  readonly index: number;
  readonly column: number;
  /** Whether what is typed replaces what stands there; else it begins with that. */
  readonly fresh: boolean;
}
