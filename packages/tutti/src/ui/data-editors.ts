import type { CellFault, JsonValue, PersonId } from "@tutti/protocol";
import type { Column } from "./column.ts";
import type { ColumnOf, Table } from "./tables.ts";
import type { Change, WidgetOptions } from "./widget-options.ts";

type Wide<V> = V extends string ? string : V extends number ? number : V extends boolean ? boolean : V extends bigint ? bigint : V;

/** A row of a table, as its type tells it. */
type RowIn<T> =
  T extends readonly (infer Row)[] ? Row
  : T extends Uint8Array | string ? { readonly [column: string]: unknown }
  : T extends { getChild(name: string): unknown } ? { readonly [column: string]: unknown }
  : { readonly [C in keyof T]: T[C] extends ArrayLike<infer V> ? V : unknown };

/** Columns that always have a value: those said to be `required`. */
type RequiredIn<C> = { [K in keyof C]: C[K] extends { readonly required: true } ? K : never }[keyof C];

/**
 * A row of an editor's result. Whoever edits may empty a cell, which is `null` then, but in columns that are `required`; what
 * was no literal's concern any more (`"open"` became `"done"`) is of the wide type.
 */
export type EditedRow<T, C = unknown> = RowIn<T> extends infer Row
  ? { readonly [K in keyof Row]: K extends RequiredIn<C> ? Wide<Row[K]> : Wide<Row[K]> | null }
  : never;

interface Edit {
  /** What tells the row from others: the text in its `rowId` column, else its number; of one that was added, a name of its own. */
  readonly id: string;
  /** Who did it, as the server knows them; `undefined` where it was the script. */
  readonly by: PersonId | undefined;
}

/** One thing that people did to a table, against the data as they are now. */
export type EditChange<Row> =
  | Edit & { readonly kind: "edit"; readonly row: Row; readonly column: keyof Row & string; readonly value: Row[keyof Row]; readonly before: unknown }
  | Edit & { readonly kind: "add"; readonly row: Row }
  /** `row` is the row as the data have it. */
  | Edit & { readonly kind: "delete"; readonly row: Row }
  /** Something that was written in a row or a column which the data do not have any more. It counts again when they do. */
  | Edit & { readonly kind: "orphan"; readonly column: string | undefined; readonly value: JsonValue };

/** A cell with something that its column does not take as it is now: kept, shown as wrong, and left out of the rows. */
export interface EditProblem extends Edit {
  readonly column: string;
  /** What was written; null where a new row has nothing yet in a required column. */
  readonly value: JsonValue;
  readonly fault: CellFault;
}

/** A table as people have edited it. */
export interface Edited<Row> {
  /** The data with the edits in them: deleted rows are left out, added ones stand last. Rows that nobody edited are the very ones that were handed in. */
  readonly rows: readonly Row[];
  /** What was done, in the order of the rows. One entry for each cell, however often it was written. */
  readonly changes: readonly EditChange<Row>[];
  /** What is written in the table and does not count. A new row that lacks a required value is not in `rows` yet. */
  readonly problems: readonly EditProblem[];
  /**
   * Forgets what people wrote, as far as this result has it: call it once the changes are saved, and hand the saved data in from
   * then on. What somebody writes meanwhile stays.
   */
  reset(): void;
}

/** What `onChange` of an editor hears: who, what the table was before, and what they did just now. */
export interface EditorChange<Row> extends Change<Edited<Row>> {
  readonly edits: readonly EditChange<Row>[];
}

export interface DataEditorOptions<T, Name extends string, C> extends Omit<WidgetOptions, "labelVisibility"> {
  /** Above the table, in Markdown; it is its name for readers of screens too. */
  readonly label?: string;
  /**
   * The column whose values tell rows apart, as an article's number. Edits stay with their row then, whatever the data become;
   * without one they stay with its position. Two rows with one value are an error.
   */
  readonly rowId?: Name;
  /** Whether people may add rows, delete them, or both (`dynamic`). Neither where absent. */
  readonly rows?: "fixed" | "add" | "delete" | "dynamic";
  /** How columns are shown, and what may be written in them, by their names: `column.number({ min: 0, required: true })`. */
  readonly columns?: C & { readonly [K in Name]?: Column };
  /** The columns that are shown, and their order. */
  readonly order?: readonly Name[];
  /** Height in CSS pixels. */
  readonly height?: number;
  readonly hideIndex?: boolean;
  /** Height of each row in CSS pixels, from 24 to 400; 36 where absent. In a taller one texts have several lines, and pictures are larger. */
  readonly rowHeight?: number;
  /** What stands where there is no value; a dash where absent. It is shown alone: exported files and the script have nothing there. */
  readonly placeholder?: string;
  /** When a change runs the script: at each cell that is written (`drag` is the same here), or not at all. */
  readonly run?: "commit" | "drag" | "never";
  /**
   * Called before the script, in the run that the change caused, once for what one person did. It draws nothing: set a state,
   * write to a database.
   */
  onChange?(edited: Edited<EditedRow<T, C>>, change: EditorChange<EditedRow<T, C>>): unknown;
}

/**
 * A table that people edit together, cell by cell: two people who write in two cells of one row both have theirs, also after a
 * spell without a network. Of two who write in one cell the later one stands, and the other is told. A row that is deleted
 * while somebody writes in it stays.
 *
 * The data are the author's, handed in anew by each run; what people write lies over them. It is not written back anywhere by
 * itself: the call gives the table as edited, and the changes with who made them.
 *
 * Each reader may sort, filter and arrange it for themselves. What is written meanwhile moves no row; new rows stand behind the others.
 *
 * @example
 * const { rows, changes, reset } = ui.dataEditor(stock, { label: "Stock", rowId: "article", rows: "dynamic" });
 * if (ui.button("Save")) { await save(changes); reset(); }
 */
export type DataEditor = <const C extends { readonly [column: string]: Column | undefined } = {}, T extends Table = Table>(
  data: T, options?: DataEditorOptions<T, ColumnOf<T>, C>,
) => Edited<EditedRow<T, C>>;
