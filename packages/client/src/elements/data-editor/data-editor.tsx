import { dataEditor as rule, entriesOf, isAddedRow, mayAdd, mayDelete, parseRowMember, type DataEditorProps, type JsonValue, type Sheet } from "@tutti/protocol";
import { createMemo, createSignal, Show, type Accessor, type JSX } from "solid-js";
import { editorTexts as texts } from "../../texts/editor.ts";
import { tableTexts } from "../../texts/table.ts";
import { createArrangement } from "../dataframe/arrangement.ts";
import { ColumnMenu } from "../dataframe/column-menu.tsx";
import { columnsOf, type Shown } from "../dataframe/columns.ts";
import { FrameLabel } from "../dataframe/dataframe.tsx";
import { FOOT, TableBox } from "../dataframe/table-box.tsx";
import { download } from "../dataframe/download.ts";
import { createFullscreen } from "../dataframe/fullscreen.ts";
import { heightOf, rowsSeen } from "../dataframe/rows-seen.ts";
import { at, rangeOf, type Selection } from "../dataframe/selection.ts";
import { nextSort, sortedBy, type Sorts } from "../dataframe/sort.ts";
import type { Widths } from "../dataframe/widths.ts";
import type { Drawn, ElementView } from "../drawn.ts";
import "../multiselect/multiselect.css";
import type { Filter } from "../table-data/row-filter.ts";
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
import { useArranged } from "./use-arranged.ts";

const DataEditor: ElementView<"dataEditor"> = (drawn) => {
  const [sheet, setSheet] = createSignal<Accessor<Sheet>>();
  const widget = useWidget(drawn, rule, (value) => texts.written(entriesOf(value as JsonValue).length), undefined, (member) => givenIn(sheet()?.(), member));
  const data = useTable(() => drawn.props.data);
  return (
    <div
      class="dataframe data-editor" style={{ "max-width": drawn.props.width === undefined ? undefined : `${drawn.props.width}px` }}
      onFocusOut={(event) => { if (!(event.relatedTarget instanceof Node && event.currentTarget.contains(event.relatedTarget))) widget.release(); }}
    >
      <FrameLabel label={drawn.props.label} help={drawn.props.help} />
      <TableBox data={data} tall={drawn.props.height ?? heightOf(drawn.props.data.rows + (mayAdd(drawn.props.rows) ? 1 : 0), drawn.props.rowHeight) + FOOT + 2}>
        {(table) => <Loaded drawn={drawn} table={table()} widget={widget} tellSheet={(sheet) => setSheet(() => sheet)} />}
      </TableBox>
    </div>
  );
};
export default DataEditor;

interface LoadedProps {
  readonly drawn: Drawn<"dataEditor">;
  readonly table: Table;
  readonly widget: Widget<unknown>;
  readonly tellSheet: (sheet: Accessor<Sheet>) => void;
}

/** What stands in a cell of a table where nobody has written. */
function givenIn(sheet: Sheet | undefined, member: string): JsonValue | undefined {
  const place = parseRowMember(member);
  if (!sheet || place?.column === undefined) return undefined;
  if (isAddedRow(place.row)) return sheet.column(place.column)?.initial;
  const row = sheet.baseIndex(place.row);
  return row === undefined ? undefined : sheet.base.at(row, place.column);
}

/** Sorting, filters, widths and columns are this reader's own; what is written is everybody's. */
function Loaded(props: LoadedProps): JSX.Element {
  const spec: DataEditorProps = props.drawn.props;
  const editor = createEditor(spec, () => props.widget.place(), () => props.table);
  props.tellSheet(editor.sheet);
  const [selection, setSelection] = createSignal<Selection>();
  const [sorts, setSorts] = createSignal<Sorts>([]);
  const [filters, setFilters] = createSignal<ReadonlyMap<string, Filter>>(new Map());
  const [menu, setMenu] = createSignal<{ readonly shown: Shown; readonly anchor: HTMLElement }>();
  let widths: Widths | undefined;
  let box: HTMLDivElement | undefined;
  const table = createMemo(() => sheetTable(props.table, editor.sheet));
  const edited = createMemo<ReadonlyMap<string, EditedColumn>>(() => new Map(spec.data.columns.map((info) => [info.name, editedColumn(info, spec.columns?.[info.name])])));
  const offered = createMemo(() => {
    const specs = Object.fromEntries([...edited()].map(([name, column]) => [name, column.spec]));
    return columnsOf(table(), { ...(spec.order && { order: spec.order }), ...(spec.placeholder !== undefined && { placeholder: spec.placeholder }), columns: specs }, navigator.language);
  });
  const own = createArrangement(offered);
  const indexOf = (name: string): number => props.table.columns.findIndex((found) => found.name === name);
  const arranged = useArranged(editor, () => props.table, createMemo(() => ({
    search: "",
    sort: sorts().flatMap(({ name, descending }) => (indexOf(name) < 0 ? [] : [{ column: indexOf(name), descending }])),
    filters: [...filters()].flatMap(([name, filter]) => (indexOf(name) < 0 ? [] : [{ column: indexOf(name), filter }])),
    specs: props.table.columns.map(({ name }) => edited().get(name)?.spec),
    locale: navigator.language,
  })), (before, now) => {
    // Who was in a row stays in it, wherever it stands now.
    const place = selection()?.active;
    const row = place && now.indexOf(before.row(place.row)?.id ?? "");
    if (place && row !== undefined) setSelection(at(row, place.column));
  });
  const columns = own.columns;
  const locked = () => props.widget.locked() || !editor.writable();
  const screen = createFullscreen(() => box);
  const rows = () => (editor.version(), arranged.inSight().rows);
  const fixed = () => screen.on() || spec.height !== undefined;
  const canAdd = () => !locked() && mayAdd(spec.rows);
  const seenRows = () => rows() + (canAdd() ? 1 : 0);
  // Of a table that is filtered the height stays: what stands under it does not jump.
  const rowsTall = () => {
    const all = filters().size > 0 ? (editor.version(), editor.sheet().rows) + (canAdd() ? 1 : 0) : seenRows();
    return fixed() ? undefined : rowsSeen(all, spec.rowHeight);
  };
  const chosenRows = () => {
    const now = selection();
    const range = now && (columns().length === 1 || isWholeRows(now, columns().length)) ? rangeOf(now) : undefined;
    return range && range.top < rows() ? Array.from({ length: Math.min(range.bottom, rows() - 1) - range.top + 1 }, (_, i) => arranged.inSight().row(range.top + i)?.id ?? "") : [];
  };
  const filter = (name: string, next: Filter | undefined): void => {
    setFilters((before) => {
      const after = new Map(before);
      after.delete(name);
      return next ? after.set(name, next) : after;
    });
  };
  const closeMenu = (back: boolean): void => {
    setMenu(undefined);
    if (back) box?.querySelector<HTMLElement>("[role=grid]")?.focus();
  };
  const move = (name: string, before: string | undefined): void => {
    own.move(name, before);
    if (menu()) closeMenu(true);
  };
  return (
    <div class="dataframe-place" style={screen.on() ? { "min-height": `${screen.was()}px` } : {}}>
      <div
        class="dataframe-box" ref={box} data-full={screen.on() ? "" : undefined} style={{ height: !screen.on() && spec.height !== undefined ? `${spec.height}px` : undefined }} aria-busy={arranged.busy()}
      >
        <EditGrid
          props={spec} editor={editor} arranged={arranged} widget={props.widget} columns={columns()} pinned={own.pinned()} edited={edited()} rowsTall={rowsTall()} selection={selection} setSelection={setSelection} locked={locked()}
          sorts={sorts()} filtered={new Set(filters().keys())} onHead={(name, add) => setSorts((before) => nextSort(before, name, add))} onMove={move}
          onMenu={(column, anchor) => {
            const shown = columns()[column];
            if (shown) setMenu({ shown, anchor });
          }}
          onWidths={(made) => { widths = made; }}
        />
        <ColumnMenu
          open={menu()} rows={editor.sheet().rows} whole sort={(name) => sorts().find((sort) => sort.name === name)} filter={(name) => filters().get(name)} pinned={own.isPinned}
          room={(column) => ({ left: own.step(column, -1) !== undefined, right: own.step(column, 1) !== undefined })}
          onSort={(name, descending) => setSorts(descending === undefined ? [] : sortedBy(name, descending))} onFilter={filter}
          onPin={own.pin} onMove={(column, by) => move(column.column.name, own.step(column, by)?.before)} onHide={own.toggle}
          onFit={(name) => widths?.reset(name)} onClose={closeMenu}
        />
        <Show when={seenRows() === 0 || columns().length === 0}>
          <div class="dataframe-note" role="status">
            <strong>{columns().length === 0 && offered().length > 0 ? tableTexts.noColumns : filters().size > 0 ? tableTexts.noMatch : tableTexts.empty}</strong>
            <span>{columns().length === 0 && offered().length > 0 ? tableTexts.noColumnsHint : filters().size > 0 ? "" : tableTexts.emptyHint}</span>
          </div>
        </Show>
        <EditFoot
          editor={editor} names={columns().map(({ column }) => column.name)} locked={locked()} canAdd={mayAdd(spec.rows)} canDelete={mayDelete(spec.rows) || mayAdd(spec.rows)} chosen={chosenRows()}
          inSight={rows()} busy={arranged.busy()} stale={arranged.stale()} onAgain={arranged.again} filters={filters().size} onUnfilter={() => setFilters(new Map())}
          columns={{ offered: offered(), isHidden: own.isHidden, toggle: own.toggle, showAll: own.showAll }}
          onAdd={() => {
            const [id] = editor.add([new Map()]);
            const row = (id === undefined ? undefined : arranged.inSight().indexOf(id)) ?? rows() - 1;
            setSelection(at(row, 0));
          }}
          onDelete={() => editor.remove(chosenRows())} onDownload={() => void download(columns(), { count: rows(), order: arranged.places() }, spec.label === "" ? undefined : spec.label)}
          full={screen.on()} onFull={screen.toggle}
        />
      </div>
      <Show when={props.widget.holders().length > 0}><span class="sr-only" role="status">{texts.here(props.widget.holders().map(({ name }) => name))}</span></Show>
    </div>
  );
}
