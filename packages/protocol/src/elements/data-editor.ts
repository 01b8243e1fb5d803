import { RowEdits } from "../rows/row-edits.ts";
import { isColumnName, MAX_ROW_NAME } from "../rows/row-names.ts";
import { ROWS_MODES, type RowsMode, type SheetColumn } from "../rows/sheet.ts";
import { cellFault } from "./cell-fault.ts";
import { entriesOf } from "./checklist.ts";
import type { ColumnKind, ColumnSpec, ColumnSpecs } from "./column.ts";
import type { ColumnType, TableData } from "./table-data.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/**
 * A table that people edit, cell by cell. The data are the author's, given anew by each run; what people wrote lies over them,
 * one entry a cell, so that a large table may have few edits and a small document.
 */
export interface DataEditorProps extends WidgetProps {
  readonly data: TableData;
  /** Whether people may add rows, or delete them. */
  readonly rows: RowsMode;
  /** The column whose text tells rows apart; their position does where there is none. */
  readonly rowId?: string;
  readonly columns?: ColumnSpecs;
  /** The columns that are shown, and their order. */
  readonly order?: readonly string[];
  readonly height?: number;
  readonly hideIndex?: boolean;
  /** How tall a row is, in px. */
  readonly rowHeight?: number;
  /** What stands where there is no value. */
  readonly placeholder?: string;
}

/** The kinds of columns whose cells can be written in. */
const WRITTEN: ReadonlySet<ColumnKind> = new Set(["text", "number", "checkbox", "select", "multiselect", "date", "time", "datetime", "link", "list", "markdown"]);

const FOUND: Readonly<Record<ColumnType, ColumnKind | undefined>> = {
  text: "text", number: "number", integer: "number", boolean: "checkbox", date: "date", datetime: "datetime", json: undefined,
};

/** A column's spec with its kind: as its author says, else as its values were found to be. */
export function editedSpec(spec: ColumnSpec | undefined, type: ColumnType): ColumnSpec {
  if (spec?.kind !== undefined && spec.kind !== "auto") return spec;
  const kind = FOUND[type];
  // What is shown as found, and said of it, holds for the kind that it was found to be.
  return { ...spec, kind: kind ?? "json" } as ColumnSpec;
}

/** The columns of an editor, as its edits are judged by. */
export function sheetColumns({ data, columns }: Pick<DataEditorProps, "data" | "columns">): readonly SheetColumn[] {
  return data.columns.map(({ name, type }): SheetColumn => {
    const spec = editedSpec(columns?.[name], type);
    return {
      name,
      writable: WRITTEN.has(spec.kind ?? "auto") && !("disabled" in spec && spec.disabled === true),
      required: "required" in spec && spec.required === true,
      initial: ("default" in spec ? spec.default : undefined) ?? null,
      fault: (value) => cellFault(spec, value),
    };
  });
}

/** One entry for each cell: two people who edit two cells of one row both have theirs. */
export const dataEditor: WidgetRule<DataEditorProps, RowEdits> = {
  storage: "rows",
  initial: () => new RowEdits(),
  accept: (_, stored) => (Array.isArray(stored) ? RowEdits.from(entriesOf(stored)) : undefined),
  problem: ({ data, rows }) => {
    if (!ROWS_MODES.includes(rows)) return `rows is "${String(rows)}"; write "fixed", "add", "delete" or "dynamic"`;
    const bad = data.columns.find(({ name }) => !isColumnName(name));
    return bad && `the column "${bad.name.slice(0, 40)}" cannot be edited under this name: it may have ${MAX_ROW_NAME} characters, no control characters, and may not be "__proto__", "constructor" or "prototype"`;
  },
};
