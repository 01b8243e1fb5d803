import { mayAdd, mayDelete, type DataEditorProps } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, createUniqueId, Index, on, Show, type Accessor, type JSX } from "solid-js";
import { editorTexts as texts } from "../../texts/editor.ts";
import { NO_CHOICES } from "../dataframe/choices.ts";
import type { Shown } from "../dataframe/columns.ts";
import { Header } from "../dataframe/header.tsx";
import { columnsDrawn, createLayout } from "../dataframe/layout.ts";
import { cellId } from "../dataframe/paint-row.ts";
import { createScroller, HEAD, wraps } from "../dataframe/scroller.ts";
import { at, move, rangeOf, within, type Selection } from "../dataframe/selection.ts";
import type { Sorts } from "../dataframe/sort.ts";
import type { Widths } from "../dataframe/widths.ts";
import type { Widget } from "../widget.ts";
import { CellEditor, type Leave } from "./cell-editor.tsx";
import { cellText, type EditedColumn } from "./cell-text.ts";
import { createClipboard } from "./clipboard.ts";
import type { Editor } from "./create-editor.ts";
import { EditRow } from "./edit-row.tsx";
import type { Editing } from "./editing.ts";
import { createActs } from "./grid-acts.ts";
import { createPointer } from "./grid-pointer.ts";
import { isOneCell, isTyped } from "./moves.ts";
import { OthersCells } from "./others-cells.tsx";
import type { Arranged } from "./use-arranged.ts";

export interface EditGridProps {
  readonly props: DataEditorProps;
  readonly editor: Editor;
  readonly arranged: Arranged;
  readonly sorts: Sorts;
  /** The columns by which rows are left out. */
  readonly filtered: ReadonlySet<string>;
  /** A press on a column's name. `add` where the columns that are sorted by already stay. */
  readonly onHead: (name: string, add: boolean) => void;
  readonly onMenu: (column: number, anchor: HTMLElement) => void;
  readonly onMove: (name: string, before: string | undefined) => void;
  /** Hands out the widths, for what stands outside of the grid. */
  readonly onWidths: (widths: Widths) => void;
  readonly widget: Widget<unknown>;
  readonly columns: readonly Shown[];
  /** How many of the first columns stay in sight. */
  readonly pinned: number;
  readonly edited: ReadonlyMap<string, EditedColumn>;
  readonly rowsTall: number | undefined;
  readonly selection: Accessor<Selection | undefined>;
  readonly setSelection: (selection: Selection | undefined) => void;
  readonly locked: boolean;
}

/** The cells of a table under edit: only those in sight are in the page. Follows the grid pattern for keys and readers. */
export function EditGrid(props: EditGridProps): JSX.Element {
  const id = createUniqueId();
  let box: HTMLDivElement | undefined;
  let grid: HTMLDivElement | undefined;
  const { editor } = props;
  const sheet = () => (editor.version(), editor.sheet());
  const inSight = () => (editor.version(), props.arranged.inSight());
  const rowsInSight = createMemo(() => inSight().rows);
  const count = () => rowsInSight() + (!props.locked && mayAdd(props.props.rows) ? 1 : 0);
  const scroller = createScroller(count, () => props.props.rowHeight);
  const hasLead = () => !props.props.hideIndex || mayDelete(props.props.rows);
  const layout = createLayout({
    columns: () => props.columns, rows: () => editor.sheet().base.rows, pinned: () => props.pinned, room: scroller.width,
    lead: () => (hasLead() ? 24 + 8 * String(Math.max(99, sheet().rows)).length : 0),
  });
  const { widths, lead, pinned, pinnedWidth } = layout;
  props.onWidths(widths);
  const seen = createMemo(() => columnsDrawn(widths.starts(), pinned(), scroller.left(), scroller.width() - lead()), undefined, { equals: (a, b) => a?.join() === b?.join() });
  const rows = createMemo(() => Array.from({ length: Math.min(scroller.drawn().count, count()) }, (_, i) => scroller.drawn().from + i));
  const range = createMemo(() => { const selection = props.selection(); return selection && rangeOf(selection); });
  const [focused, setFocused] = createSignal(false);
  const extent = () => ({ rows: count(), columns: props.columns.length, page: Math.max(1, Math.floor(scroller.height() / scroller.row()) - 1) });
  const active = () => props.selection()?.active;

  const select = (next: Selection): void => {
    props.setSelection(next);
    const { row, column } = next.active;
    if (row >= 0) scroller.reveal(row);
    if (column >= pinned()) scroller.revealSpan((widths.starts()[column] ?? 0) - pinnedWidth(), (widths.starts()[column + 1] ?? 0) - pinnedWidth(), lead() + pinnedWidth());
    if (focused()) acts.tell("focus");
  };
  const focus = (leave: Leave): void => {
    // Who has pressed somewhere else is on the way there.
    if (leave !== "away") grid?.focus({ preventScroll: true });
  };
  const acts = createActs({
    props: props.props, editor, inSight, widget: props.widget, columns: () => props.columns, edited: () => props.edited, locked: () => props.locked, selection: () => props.selection(), select, count, focus,
  });
  const pointer = createPointer({
    box: () => box, scroller, starts: widths.starts, lead, pinned, columns: () => props.columns.length, count, locked: () => props.locked, selection: () => props.selection(), select, acts,
  });
  const clipboard = createClipboard({ editor, arranged: props.arranged, columns: () => props.columns, edited: () => props.edited, selection: () => props.selection(), locked: () => props.locked });

  const onKey = (event: KeyboardEvent): void => {
    if (event.target === grid && props.columns.length > 0 && pressed(event)) event.preventDefault();
  };
  /** @returns whether the key is dealt with; one that is not goes where it would. */
  const pressed = (event: KeyboardEvent): boolean => {
    const ctrl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const now = within(props.selection() ?? at(0, 0), count(), props.columns.length);
    if (now.active.row === -1 && pressedOnName(event, now.active.column)) return true;
    if (ctrl && !event.altKey && (key === "z" || key === "y")) {
      if (key === "z" && !event.shiftKey) editor.undo();
      else editor.redo();
      return true;
    }
    if (event.key === "Enter" || event.key === "F2" || (event.key === " " && !ctrl && acts.isPicked(now))) return acts.open(false);
    if (event.key === "Delete" || event.key === "Backspace") {
      acts.empty();
      return true;
    }
    if (event.key === "Escape") {
      const selection = props.selection();
      if (!selection || isOneCell(selection)) return false;
      select(at(now.active.row, now.active.column));
      return true;
    }
    // The key goes into the field that has the focus by then; so does what an input method composes.
    if (isTyped(event) && !props.locked) return acts.open(true) && acts.editing() === undefined;
    const next = event.altKey ? undefined : move(now, { key: event.key, ctrl, shift: event.shiftKey }, extent());
    if (!next) return false;
    if (ctrl && key === "a") props.setSelection(next);
    else select(next);
    return true;
  };
  /** What keys do on a column's name. */
  const pressedOnName = (event: KeyboardEvent, place: number): boolean => {
    const name = props.columns[place]?.column.name;
    if (name === undefined || event.ctrlKey || event.metaKey) return false;
    if (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || (event.altKey && event.key === "ArrowDown")) openMenu(place);
    else if (event.key === "Enter" || event.key === " ") props.onHead(name, event.shiftKey);
    else if (event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) widths.resize(name, (widths.of()[place] ?? 100) + (event.key === "ArrowLeft" ? -16 : 16));
    else return false;
    return true;
  };
  const openMenu = (column: number): void => {
    const anchor = document.getElementById(cellId(id, -1, column));
    if (anchor) props.onMenu(column, anchor);
  };

  createEffect(on(() => [count(), props.columns.length] as const, ([all, columns]) => {
    const selection = props.selection();
    if (selection && (selection.active.row >= all || selection.active.column >= columns)) props.setSelection(columns === 0 ? undefined : within(selection, all, columns));
  }));
  const activeId = () => {
    const place = focused() ? active() : undefined;
    const { from, count: drawn } = scroller.drawn();
    return place && (place.row === -1 || (place.row >= from && place.row < from + drawn)) ? cellId(id, place.row, place.column) : undefined;
  };
  const isRequired = (name: string): boolean => {
    const spec = props.edited.get(name)?.spec;
    return spec !== undefined && "required" in spec && spec.required === true;
  };
  /** Rows keep the numbers that they have in the whole table, however they are sorted. */
  const numberOf = (row: number): number => (props.arranged.inSight() === sheet() ? row : sheet().indexOf(inSight().row(row)?.id ?? "") ?? row) + 1;
  const shift = () => scroller.standing().real - scroller.standing().top;
  /** Where a column's cells stand: pinned ones where the reader has scrolled to. */
  const leftOf = (column: number): number => lead() + (widths.starts()[column] ?? 0) + (column < pinned() ? scroller.left() : 0);
  const tall = () => (props.rowsTall === undefined ? undefined : `${HEAD + Math.max(1, props.rowsTall) * scroller.row() + scroller.bar()}px`);

  return (
    <>
      <div
        class="grid-scroll" data-tall={wraps(scroller.row()) ? "" : undefined} data-scrolled={scroller.left() > 0 ? "" : undefined}
        ref={(element) => {
          box = element;
          scroller.watch(element);
        }}
        style={{ ...layout.style(), height: tall(), "--row": `${scroller.row()}px`, "--lead": `${lead()}px`, "--skip": `${(widths.starts()[seen()[pinned()] ?? pinned()] ?? 0) - pinnedWidth()}px` }}
        onPointerDown={pointer.onPointerDown} onPointerMove={pointer.onPointerMove} onClick={pointer.onClick} onDblClick={pointer.onDblClick}
      >
        <div
          class="edit-grid" role="grid" tabindex="0" aria-label={props.props.label === "" ? texts.name : props.props.label} aria-describedby={`${id}-keys`} aria-multiselectable="true"
          aria-readonly={props.locked} aria-activedescendant={activeId()} aria-rowcount={count() + 1} aria-colcount={props.columns.length + (hasLead() ? 1 : 0)}
          ref={(element) => { grid = element; }} onKeyDown={onKey} onCopy={clipboard.onCopy} onCut={(event) => { if (clipboard.onCopy(event)) acts.empty(); }}
          onPaste={(event) => {
            const pasted = clipboard.onPaste(event);
            if (pasted) props.setSelection(pasted);
          }}
          onFocus={() => {
            setFocused(true);
            if (!props.selection() && props.columns.length > 0) props.setSelection(at(count() > 0 ? 0 : -1, 0));
            acts.tell("focus");
          }}
          onBlur={() => setFocused(false)}
        >
          <Header
            grid={id} columns={props.columns} lead={hasLead()} drawn={seen()} pinned={pinned()} sorts={props.sorts} filtered={props.filtered} choices={NO_CHOICES} active={active()?.row === -1 ? active()?.column : undefined} widths={widths}
            onPress={props.onHead} onMenu={props.onMenu} onMove={props.onMove} mark={(name) => <Show when={isRequired(name)}><span class="edit-required" title={texts.required}>*<span class="sr-only">{texts.required}</span></span></Show>}
          />
          <div class="grid-body" role="rowgroup" style={{ height: `${scroller.scale().height}px`, width: `${lead() + (widths.starts().at(-1) ?? 0)}px` }}>
            <div class="grid-rows" style={{ transform: `translateY(${shift() + scroller.drawn().from * scroller.row()}px)` }}>
              <Index each={rows()}>
                {(row) => (
                  <EditRow
                    grid={id} index={row()} row={row() < count() ? inSight().row(row()) : undefined} isNew={row() === rowsInSight()} numbered={numberOf(row())} columns={props.columns} drawn={seen()} pinned={pinned()}
                    lead={hasLead()} range={range()} active={active()?.row === row() ? active()?.column : undefined} locked={props.locked}
                    cell={(found, name) => sheet().cell(found, name)} isWritable={(found, name) => sheet().isWritable(found, name)} edited={props.edited}
                  />
                )}
              </Index>
            </div>
          </div>
        </div>
        <OthersCells
          others={props.widget.others()} rows={inSight()} columns={props.columns} leftOf={leftOf} widths={widths.of()} hidden={scroller.left() > 0 ? scroller.left() + lead() + pinnedWidth() : 0}
          pinned={pinned()} shift={HEAD + shift()} row={scroller.row()} from={scroller.drawn().from} count={scroller.drawn().count}
        />
        <Show when={acts.editing()} keyed>
          {(open) => <OpenCell {...props} open={open} acts={acts} top={(row) => HEAD + shift() + row * scroller.row()} left={leftOf(open.column)} width={widths.of()[open.column] ?? 100} />}
        </Show>
      </div>
      <span class="sr-only" id={`${id}-keys`}>{props.locked ? texts.keysRead : texts.keys}</span>
    </>
  );
}

interface OpenCellProps extends EditGridProps {
  readonly open: Editing;
  readonly acts: ReturnType<typeof createActs>;
  readonly top: (row: number) => number;
  readonly left: number;
  readonly width: number;
}

/** The cell that is written in, over its place. */
function OpenCell(props: OpenCellProps): JSX.Element {
  const { open, acts, editor } = props;
  const sheet = () => (editor.version(), editor.sheet());
  const shown = props.columns[open.column];
  const column = shown && props.edited.get(shown.column.name);
  if (!shown || !column) return null;
  const begun = acts.valueAt(open.index, open.column);
  const row = () => (open.row === undefined ? open.index : (props.arranged.inSight().indexOf(open.row) ?? open.index));
  const meanwhile = (): string | undefined => {
    const found = open.row === undefined ? undefined : sheet().find(open.row);
    const cell = found && sheet().cell(found, shown.column.name);
    const now = cell ? (cell.refused?.value ?? cell.value) : begun;
    return JSON.stringify(now) === JSON.stringify(begun) ? undefined : texts.meanwhile(cellText(column, now) || texts.none);
  };
  return (
    <div class="cell-editor" style={{ top: `${props.top(row())}px`, left: `${props.left}px`, "min-width": `${props.width}px` }}>
      <CellEditor column={column} label={shown.label} value={begun} fresh={open.fresh} meanwhile={meanwhile()} onCommit={acts.commit} onCancel={acts.close} />
    </div>
  );
}
