import { sheetColumns, WIDGETS, type DataEditorProps, type RowEdits } from "@tutti/protocol/script";
import type { DataEditor, DataEditorOptions, Edited } from "../data-editors.ts";
import { given } from "../given.ts";
import { isLazy } from "../lazy.ts";
import type { Pen } from "../pen.ts";
import type { Change } from "../widget-options.ts";
import type { Table } from "../tables.ts";
import { columnSpecs, spokenOf, type WrittenColumns } from "./column-specs.ts";
import { EditedTable } from "./edited.ts";
import { editedData } from "./edited-data.ts";
import { rowHeight } from "./row-height.ts";

type Row = { readonly [column: string]: unknown };
type Options = DataEditorOptions<readonly Row[], string, WrittenColumns>;

/** A table that people edit, cell by cell. Its rows are told apart by a column of the author's, or by their position. */
export const dataEditor = (pen: Pen<unknown>): DataEditor =>
  // What is drawn does not depend on the rows' type, and what comes back has the rows that came in.
  ((data: Table, options: Options = {}) => draw(pen, data, options)) as unknown as DataEditor;

function draw(pen: Pen<unknown>, data: Table, options: Options): Edited<Row> {
  const { onChange, ...rest } = options;
  const { label = "", rowId, rows = "fixed", columns, order, height, hideIndex, placeholder, help, disabled, width } = options;
  if (isLazy(data)) pen.fail("dataEditor cannot edit what a lazy source holds back", "Load the rows that are to be edited, and hand those in");
  const names = order && rowId !== undefined && !order.includes(rowId) ? [...order, rowId] : order;
  // A list without rows does not say what its columns would be; what is said about columns does.
  const silent = Array.isArray(data) && data.length === 0 && columns !== undefined;
  const edited = editedData(pen, data, names ?? (silent ? spokenOf(columns) : undefined), rowId);
  const known = edited.data.columns.map(({ name }) => name);
  const specs = columnSpecs(pen, "dataEditor", columns, () => known, order);
  const props: DataEditorProps = given({ label, help, disabled, width, data: edited.data, rows, rowId, columns: specs, order, height, hideIndex, placeholder, rowHeight: rowHeight(pen, "dataEditor", options) });
  const judged = sheetColumns(props);
  return pen.value<"dataEditor", RowEdits, EditedTable>({
    kind: "dataEditor", rule: WIDGETS.dataEditor, props,
    options: { ...rest, ...(onChange && { onChange: (now: EditedTable, change: Change<EditedTable>) => onChange(now, { ...change, edits: now.justMade }) }) },
    decode: (edits, clear) => new EditedTable(edited, edits, rows, judged, clear),
    encode: () => undefined,
    noteMembers: (now, members) => now.note(members),
  });
}
