import { dataEditor as rule, mayAdd, mayDelete, type DataEditorProps } from "@tutti/protocol";
import { createMemo, createSignal, Show, type JSX } from "solid-js";
import { editorTexts as texts } from "../../texts/editor.ts";
import { tableTexts } from "../../texts/table.ts";
import { columnsOf } from "../dataframe/columns.ts";
import "../dataframe/dataframe.css";
import { download } from "../dataframe/download.ts";
import { createFullscreen } from "../dataframe/fullscreen.ts";
import { HEAD, ROW } from "../dataframe/scroller.ts";
import { rangeOf, type Selection } from "../dataframe/selection.ts";
import type { Drawn, ElementView } from "../drawn.ts";
import { Help } from "../help.tsx";
import { Inline } from "../markdown/inline.tsx";
import "../multiselect/multiselect.css";
import { StaleNote } from "../table-data/stale-note.tsx";
import type { Table } from "../table-data/table.ts";
import { useTable } from "../table-data/use-table.ts";
import { useWidget, type Widget } from "../widget.ts";
import { editedColumn, type EditedColumn } from "./cell-text.ts";
import { createEditor } from "./create-editor.ts";
import "./data-editor.css";
import { EditGrid, isWholeRows } from "./edit-grid.tsx";
import { EditFoot } from "./edit-foot.tsx";
import { sheetTable } from "./sheet-table.ts";

/** Rows that are seen where the author did not say how tall. */
const ROWS_TALL = 10;
const FOOT = 36;

const DataEditor: ElementView<"dataEditor"> = (drawn) => {
  const data = useTable(() => drawn.props.data);
  const widget = useWidget(drawn, rule);
  // Known before the rows are here, so that nothing jumps when they come.
  const tall = () => drawn.props.height ?? HEAD + Math.min(ROWS_TALL, drawn.props.data.rows + 1) * ROW + FOOT + 2;
  return (
    <div class="dataframe data-editor" style={{ "max-width": drawn.props.width === undefined ? undefined : `${drawn.props.width}px` }} data-readonly={widget.readOnly() ? "" : undefined} onFocusOut={(event) => {
      if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) widget.release();
    }}>
      <Show when={drawn.props.label !== "" || drawn.props.help}>
        <div class="dataframe-label editor-label">
          <span><Inline text={drawn.props.label} noLinks /></span>
          <Show when={drawn.props.help}>{(help) => <Help text={help()} />}</Show>
        </div>
      </Show>
      <Show
        when={data.table()}
        fallback={(
          <div class="dataframe-box" style={{ height: `${tall()}px` }}>
            <Show when={data.problem()} fallback={<div class="dataframe-wait" role="status"><span class="sr-only">{tableTexts.loading}</span></div>}>
              {(problem) => (
                <div class="dataframe-note" role="alert">
                  <strong>{tableTexts.failed}</strong>
                  <span>{problem()}</span>
                  <button type="button" class="button" data-size="small" onClick={() => data.retry()}>{tableTexts.retry}</button>
                </div>
              )}
            </Show>
          </div>
        )}
      >
        {(table) => <Loaded drawn={drawn} table={table()} widget={widget} />}
      </Show>
      <StaleNote data={data} />
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
  const columns = createMemo(() => {
    const specs = Object.fromEntries([...edited()].map(([name, column]) => [name, column.spec]));
    const made = columnsOf(table(), { ...(spec.order && { order: spec.order }), columns: specs }, navigator.language);
    return made.filter(({ column }) => spec.columns?.[column.name]?.hidden !== true);
  });
  const locked = () => props.widget.locked() || !editor.writable();
  let box: HTMLDivElement | undefined;
  const screen = createFullscreen(() => box);
  const rows = () => (editor.version(), editor.sheet().rows);
  const fixed = () => screen.on() || spec.height !== undefined;
  const seenRows = () => rows() + (!locked() && mayAdd(spec.rows) ? 1 : 0);
  const rowsTall = () => (fixed() ? undefined : seenRows() === 0 ? 3 : Math.min(seenRows(), ROWS_TALL));
  const chosenRows = () => {
    const now = selection();
    const range = isWholeRows(now, columns().length) ? rangeOf(now) : undefined;
    return range && range.top < rows() ? Array.from({ length: Math.min(range.bottom, rows() - 1) - range.top + 1 }, (_, i) => editor.sheet().row(range.top + i)?.id ?? "") : [];
  };
  return (
    <div class="dataframe-place" style={screen.on() ? { "min-height": `${screen.was()}px` } : {}}>
      <div class="dataframe-box" ref={box} data-full={screen.on() ? "" : undefined} style={{ height: !screen.on() && spec.height !== undefined ? `${spec.height}px` : undefined }}>
        <EditGrid
          props={spec} editor={editor} widget={props.widget} columns={columns()} edited={edited()} rowsTall={rowsTall()} selection={selection} setSelection={setSelection} locked={locked()}
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

