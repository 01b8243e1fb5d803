import { dataEditor as rule, entriesOf, mayAdd, mayDelete, type DataEditorProps, type JsonValue } from "@tutti/protocol";
import { createMemo, createSignal, Show, type JSX } from "solid-js";
import { editorTexts as texts } from "../../texts/editor.ts";
import { tableTexts } from "../../texts/table.ts";
import { arrange, AS_WRITTEN, columnsOf } from "../dataframe/columns.ts";
import { FrameLabel } from "../dataframe/dataframe.tsx";
import { FOOT, TableBox } from "../dataframe/table-box.tsx";
import { download } from "../dataframe/download.ts";
import { createFullscreen } from "../dataframe/fullscreen.ts";
import { HEAD, ROW } from "../dataframe/scroller.ts";
import { rangeOf, type Selection } from "../dataframe/selection.ts";
import type { Drawn, ElementView } from "../drawn.ts";
import "../multiselect/multiselect.css";
import type { Table } from "../table-data/table.ts";
import { useTable } from "../table-data/use-table.ts";
import { useWidget, type Widget } from "../widget.ts";
import { editedColumn, type EditedColumn } from "./cell-text.ts";
import { createEditor } from "./create-editor.ts";
import "./data-editor.css";
import { EditGrid } from "./edit-grid.tsx";
import { EditFoot } from "./edit-foot.tsx";
import { isWholeRows } from "./moves.ts";
import { sheetTable } from "./sheet-table.ts";

/** Rows that are seen where the author did not say how tall. */
const ROWS_TALL = 10;

const DataEditor: ElementView<"dataEditor"> = (drawn) => {
  const widget = useWidget(drawn, rule, (value) => texts.written(entriesOf(value as JsonValue).length));
  const data = useTable(() => drawn.props.data);
  return (
    <div
      class="dataframe data-editor" style={{ "max-width": drawn.props.width === undefined ? undefined : `${drawn.props.width}px` }}
      onFocusOut={(event) => { if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) widget.release(); }}
    >
      <Show when={drawn.props.label}>{(label) => <FrameLabel label={label()} help={drawn.props.help} />}</Show>
      <TableBox data={data} tall={drawn.props.height ?? HEAD + Math.min(ROWS_TALL, drawn.props.data.rows + (mayAdd(drawn.props.rows) ? 1 : 0)) * ROW + FOOT + 2}>
        {(table) => <Loaded drawn={drawn} table={table()} widget={widget} />}
      </TableBox>
    </div>
  );
};
export default DataEditor;

interface LoadedProps {
  readonly drawn: Drawn<"dataEditor">;
  readonly table: Table;
  readonly widget: Widget<unknown>;
}

function Loaded(props: LoadedProps): JSX.Element {
  const spec: DataEditorProps = props.drawn.props;
  const editor = createEditor(spec, () => props.widget.place(), () => props.table);
  const [selection, setSelection] = createSignal<Selection>();
  const table = createMemo(() => sheetTable(props.table, editor.sheet));
  const edited = createMemo<ReadonlyMap<string, EditedColumn>>(() => new Map(spec.data.columns.map((info) => [info.name, editedColumn(info, spec.columns?.[info.name])])));
  const arranged = createMemo(() => {
    const specs = Object.fromEntries([...edited()].map(([name, column]) => [name, column.spec]));
    return arrange(columnsOf(table(), { ...(spec.order && { order: spec.order }), columns: specs }, navigator.language), AS_WRITTEN);
  });
  const columns = () => arranged().columns;
  const locked = () => props.widget.locked() || !editor.writable();
  let box: HTMLDivElement | undefined;
  const screen = createFullscreen(() => box);
  const rows = () => (editor.version(), editor.sheet().rows);
  const fixed = () => screen.on() || spec.height !== undefined;
  const seenRows = () => rows() + (!locked() && mayAdd(spec.rows) ? 1 : 0);
  const rowsTall = () => (fixed() ? undefined : seenRows() === 0 ? 3 : Math.min(seenRows(), ROWS_TALL));
  const chosenRows = () => {
    const now = selection();
    const range = now && (columns().length === 1 || isWholeRows(now, columns().length)) ? rangeOf(now) : undefined;
    return range && range.top < rows() ? Array.from({ length: Math.min(range.bottom, rows() - 1) - range.top + 1 }, (_, i) => editor.sheet().row(range.top + i)?.id ?? "") : [];
  };
  return (
    <div class="dataframe-place" style={screen.on() ? { "min-height": `${screen.was()}px` } : {}}>
      <div class="dataframe-box" ref={box} data-full={screen.on() ? "" : undefined} style={{ height: !screen.on() && spec.height !== undefined ? `${spec.height}px` : undefined }}>
        <EditGrid
          props={spec} editor={editor} widget={props.widget} columns={columns()} pinned={arranged().pinned} edited={edited()} rowsTall={rowsTall()} selection={selection} setSelection={setSelection} locked={locked()}
        />
        <Show when={seenRows() === 0 || columns().length === 0}>
          <div class="dataframe-note" role="status"><strong>{tableTexts.empty}</strong><span>{tableTexts.emptyHint}</span></div>
        </Show>
        <EditFoot
          editor={editor} names={columns().map(({ column }) => column.name)} locked={locked()} canAdd={mayAdd(spec.rows)} canDelete={mayDelete(spec.rows) || mayAdd(spec.rows)} chosen={chosenRows()}
          onAdd={() => {
            editor.add([new Map()]);
            setSelection({ anchor: { row: rows() - 1, column: 0 }, active: { row: rows() - 1, column: 0 } });
          }}
          onDelete={() => editor.remove(chosenRows())} onDownload={() => void download(columns(), { count: rows(), order: undefined }, spec.label === "" ? undefined : spec.label)}
          full={screen.on()} onFull={screen.toggle}
        />
      </div>
      <Show when={props.widget.holders().length > 0}><span class="sr-only" role="status">{texts.here(props.widget.holders().map(({ name }) => name))}</span></Show>
    </div>
  );
}

