import type { PersonId, SelectMode } from "@tutti/protocol";
import type { Column as Spec } from "./column.ts";
import type { LazySource } from "./lazy.ts";
import type { ArrowTable, ColumnOf, Table } from "./tables.ts";
import type { Change, ValueOptions } from "./widget-options.ts";

/** What a row of a table is to its author. */
export type RowOf<T> =
  T extends LazySource ? undefined :
  T extends readonly (infer Row)[] ? Row
  : T extends Uint8Array | ArrowTable | string ? { readonly [column: string]: unknown }
  : { readonly [C in keyof T & string]: T[C] extends ArrayLike<infer Value> ? Value : unknown };

/** Who chose it: the public id of a person; `undefined` where the script did. */
interface Chosen {
  readonly by: PersonId | undefined;
}

/** A row that is chosen. */
export interface SelectedRow<Row> extends Chosen {
  /** `undefined` of a lazy source: ask it for the row of this `rowId`. */
  readonly row: Row;
  /** Its number in the data, from 0; -1 of a lazy source. */
  readonly index: number;
  /** The text in its `rowId` column, else its number. */
  readonly rowId: string;
}

/** A column that is chosen. */
export interface SelectedColumn<Column extends string> extends Chosen {
  readonly column: Column;
}

/** A cell that is chosen. */
export interface SelectedCell<Row, Column extends string> extends SelectedRow<Row> {
  readonly column: Column;
  readonly value: unknown;
}

/** A row by its number or id, a column by its name, or a cell by both. */
export type DefaultChoice = number | string | { readonly row: number | string; readonly column: string };

/** What `dataframe` gives back: what is chosen, by everybody together, in the order of the data. Nothing without `select`. */
export type Selection<T extends Table | LazySource, Mode> =
  [Mode] extends ["row"] ? SelectedRow<RowOf<T>> | undefined
  : [Mode] extends ["rows"] ? readonly SelectedRow<RowOf<T>>[]
  : [Mode] extends ["column"] ? SelectedColumn<ColumnOf<T>> | undefined
  : [Mode] extends ["columns"] ? readonly SelectedColumn<ColumnOf<T>>[]
  : [Mode] extends ["cell"] ? SelectedCell<RowOf<T>, ColumnOf<T>> | undefined
  : [Mode] extends ["cells"] ? readonly SelectedCell<RowOf<T>, ColumnOf<T>>[]
  : undefined;

/** How a table is shown, and what may be chosen in it. */
export interface DataframeOptions<Column extends string, Row = unknown, Mode = undefined, Chosen = undefined> {
  /** Tells two tables in one place apart; what the selection is filed under. */
  readonly key?: string;
  readonly label?: string;
  /** Markdown shown behind a question mark. */
  readonly help?: string;
  /** Height in CSS pixels. */
  readonly height?: number;
  /** The columns that are shown, and their order. */
  readonly order?: readonly Column[];
  /** How columns are shown, by their names: `column.number({ … })` and the like, or `{ label, format, … }`. */
  readonly columns?: { readonly [C in Column]?: Spec<Row> };
  readonly hideIndex?: boolean;
  /** Height of each row in CSS pixels, from 24 to 400; 36 where absent. In a taller one texts have several lines, and pictures are larger. */
  readonly rowHeight?: number;
  /** What stands where there is no value; a dash where absent. It is shown alone: exported files and the script have nothing there. */
  readonly placeholder?: string;
  /** Whether the field for searching stands open from the start. */
  readonly search?: boolean;
  /**
   * What may be chosen: one or several rows, columns or cells. The choice is shared, and everybody sees who chose what; of
   * several, what two people choose at once is all chosen. At most 1,000 at a time. Sorting, filters and widths are each
   * reader's own and change nothing of it.
   */
  readonly select?: Mode;
  /** What is chosen until somebody chooses: numbers or ids of rows, names of columns, or `{ row, column }` for cells. */
  readonly value?: DefaultChoice | readonly DefaultChoice[];
  /**
   * The column that tells rows apart: a choice stays with its row when the data change, waits while the row is gone, and is
   * there again with it. Without one, rows are told apart by their number. Its texts have to differ, and be at most 80 long. It need not be shown.
   */
  readonly rowId?: Column;
  /** Called before the script with what is chosen, in the run that a person's choice caused. */
  readonly onSelect?: (selection: Chosen, change: Change<Chosen>) => unknown;
  /** Whether a choice runs the script again. */
  readonly run?: ValueOptions<unknown>["run"];
  /** Nothing can be chosen, and no button pressed. */
  readonly disabled?: boolean;
  /** Who may choose: editors (the default), or owners alone. */
  readonly editableBy?: "editor" | "owner";
  /** Whether a click of a button column may be run again after a crash; see `button`. */
  readonly retry?: boolean;
}

/** How a table shows rows that come one after the other. Nothing can be chosen in it, since its rows go. */
export interface StreamedFrameOptions<Column extends string> extends Pick<DataframeOptions<Column>, "key" | "label" | "help" | "height" | "order" | "columns" | "hideIndex" | "search" | "rowHeight" | "placeholder"> {
  /** So many rows are kept, the newest; 1,000 where absent. Rows times columns are 10,000 at most. */
  readonly last?: number;
}

/** A table that scrolls, sorts, filters and searches, however long it is. Of a stream it shows the newest rows. */
export interface Dataframe {
  <const T extends Table | LazySource, const Mode extends SelectMode | undefined = undefined>(
    data: T, options?: DataframeOptions<ColumnOf<T>, RowOf<T>, Mode, Selection<T, Mode>>,
  ): Selection<T, Mode>;
  <R extends object>(rows: AsyncIterable<R | readonly R[]>, options?: StreamedFrameOptions<keyof R & string>): void;
}
