import { cellMember, mayAdd, mayDelete, type DataEditorProps, type JsonValue, type SheetCell, type SheetRow } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, createUniqueId, Index, on, Show, type Accessor, type JSX } from "solid-js";
import { editorTexts as texts } from "../../texts/editor.ts";
import type { Shown } from "../dataframe/columns.ts";
import { createScroller, HEAD, ROW } from "../dataframe/scroller.ts";
import { at, move, rangeOf, within, type Range, type Selection } from "../dataframe/selection.ts";
import { createWidths } from "../dataframe/widths.ts";
import type { Widget } from "../widget.ts";
import { cellId } from "../dataframe/paint-row.ts";
import { CellEditor, type Leave } from "./cell-editor.tsx";
import { cellText, type EditedColumn } from "./cell-text.ts";
import { createClipboard } from "./clipboard.ts";
import type { Editor } from "./create-editor.ts";
import { EditHeader } from "./edit-header.tsx";
import { EditRow } from "./edit-row.tsx";
import type { Editing } from "./editing.ts";
import { OthersCells } from "./others-cells.tsx";

export interface EditGridProps {
  readonly props: DataEditorProps;
  readonly editor: Editor;
  readonly widget: Widget<unknown>;
  readonly columns: readonly Shown[];
  readonly edited: ReadonlyMap<string, EditedColumn>;
  readonly rowsTall: number | undefined;
  readonly selection: Accessor<Selection | undefined>;
  readonly setSelection: (selection: Selection | undefined) => void;
  readonly locked: boolean;
}

/** Whether a selection is of whole rows, as a press on their numbers makes it. */
export const isWholeRows = (selection: Selection | undefined, columns: number): selection is Selection =>
  selection !== undefined && columns > 0 && selection.anchor.column === 0 && selection.active.column === columns - 1 && selection.anchor.row >= 0 && (columns > 1 || selection.anchor !== selection.active);

/** The cells of a table under edit: only those in sight are in the page. Follows the grid pattern for keys and readers. */
export function EditGrid(props: EditGridProps): JSX.Element {
  const id = createUniqueId();
  let box: HTMLDivElement | undefined;
  const { editor } = props;
  const sheet = () => (editor.version(), editor.sheet());
  const canAdd = () => !props.locked && mayAdd(props.props.rows);
  const rowsInSheet = createMemo(() => sheet().rows);
  const count = () => rowsInSheet() + (canAdd() ? 1 : 0);
  const scroller = createScroller(count);
  const index = () => !props.props.hideIndex || mayDelete(props.props.rows);
  const lead = createMemo(() => (index() ? 24 + 8 * String(Math.max(99, rowsInSheet())).length : 0));
  const widths = createWidths(() => props.columns, () => Math.min(40, editor.sheet().base.rows), () => scroller.width() - lead());
  const seen = createMemo(() => columnsInSight(widths.starts(), scroller.left(), scroller.width() - lead()), undefined, { equals: (a, b) => a?.from === b?.from && a?.to === b?.to });
  const rows = createMemo(() => Array.from({ length: Math.min(scroller.drawn().count, count()) }, (_, i) => scroller.drawn().from + i));
  const range = createMemo<Range | undefined>(() => {
    const selection = props.selection();
    return selection && rangeOf(selection);
  });
  const [focused, setFocused] = createSignal(false);
  const [editing, setEditing] = createSignal<Editing>();
  const extent = () => ({ rows: count(), columns: props.columns.length, page: Math.max(1, Math.floor(scroller.height() / ROW) - 1) });
  const active = () => props.selection()?.active;
  const clipboard = createClipboard({ editor, columns: () => props.columns, edited: () => props.edited, selection: () => props.selection(), locked: () => props.locked });

  const tell = (doing: "focus" | "edit"): void => {
    const place = active();
    const row = place && sheet().row(place.row);
    const column = place && props.columns[place.column];
    props.widget.hold(doing, row && column ? cellMember(row.id, column.column.name) : undefined);
  };
  const select = (next: Selection): void => {
    props.setSelection(next);
    const { row, column } = next.active;
    if (row >= 0) scroller.reveal(row);
    scroller.revealSpan(widths.starts()[column] ?? 0, widths.starts()[column + 1] ?? 0, lead());
    if (focused()) tell("focus");
  };
  const rowAt = (row: number): SheetRow | undefined => sheet().row(row);
  const canWrite = (row: number, column: number): boolean => {
    const found = rowAt(row);
    const name = props.columns[column]?.column.name;
    if (props.locked || name === undefined) return false;
    return found ? sheet().isWritable(found, name) : row === rowsInSheet() && canAdd() && sheet().column(name)?.writable === true;
  };
  const valueAt = (row: number, column: number): JsonValue => {
    const found = rowAt(row);
    const name = props.columns[column]?.column.name ?? "";
    const cell = found && sheet().cell(found, name);
    return cell ? (cell.refused?.value ?? cell.value) : (sheet().column(name)?.initial ?? null);
  };
  const put = (row: number, rowId: string | undefined, column: number, value: JsonValue): void => {
    const name = props.columns[column]?.column.name;
    if (name === undefined) return;
    const target = rowId ?? rowAt(row)?.id;
    if (target === undefined) editor.add([new Map([[name, value]])]);
    else editor.set([{ row: target, column: name, value }]);
  };
  const toggle = (row: number, column: number): void => {
    put(row, undefined, column, valueAt(row, column) !== true);
  };
  const open = (fresh: boolean): boolean => {
    const place = active();
    if (!place || place.row < 0 || props.locked) return false;
    if (!canWrite(place.row, place.column)) {
      editor.say(texts.readOnly);
      return true;
    }
    const spec = props.edited.get(props.columns[place.column]?.column.name ?? "")?.spec;
    if (spec?.kind === "checkbox") toggle(place.row, place.column);
    else {
      select(at(place.row, place.column));
      setEditing({ row: rowAt(place.row)?.id, index: place.row, column: place.column, fresh });
      tell("edit");
    }
    return true;
  };
  const close = (leave: Leave): void => {
    const was = editing();
    setEditing(undefined);
    if (!was) return;
    const stays = leave === "stay" && document.activeElement !== document.body && !box?.contains(document.activeElement);
    if (!stays) box?.focus({ preventScroll: true });
    const from = at(was.row === undefined ? was.index : (sheet().indexOf(was.row) ?? was.index), was.column);
    const next = step(from, leave, extent());
    if (next) select(next);
    else tell("focus");
  };
  const commit = (value: JsonValue, leave: Leave): void => {
    const was = editing();
    if (was) put(was.index, was.row, was.column, value);
    close(leave);
  };
  const empty = (): void => {
    const chosen = range();
    if (!chosen) return;
    if (isWholeRows(props.selection(), props.columns.length) && mayDelete(props.props.rows)) return removeRows(chosen);
    const wishes = [];
    for (let row = chosen.top; row <= Math.min(chosen.bottom, rowsInSheet() - 1); row += 1) {
      const found = rowAt(row);
      if (!found) continue;
      for (let column = chosen.left; column <= chosen.right; column += 1) {
        const name = props.columns[column]?.column.name;
        if (name !== undefined && canWrite(row, column)) wishes.push({ row: found.id, column: name, value: null });
      }
    }
    if (wishes.length === 0) editor.say(texts.readOnly);
    else if (editor.set(wishes) && wishes.length > 1) editor.say(texts.emptied(wishes.length));
  };
  const removeRows = (chosen: Range): void => {
    const ids = [];
    for (let row = chosen.top; row <= Math.min(chosen.bottom, rowsInSheet() - 1); row += 1) ids.push(rowAt(row)?.id ?? "");
    editor.remove(ids.filter((found) => found !== ""));
    props.setSelection(within(at(chosen.top, 0), count(), props.columns.length));
  };

  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== box || props.columns.length === 0) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const key = event.key.toLowerCase();
    const now = within(props.selection() ?? at(0, 0), count(), props.columns.length);
    if (ctrl && !event.altKey && (key === "z" || key === "y")) {
      if (key === "z" && !event.shiftKey) editor.undo();
      else editor.redo();
    } else if (event.key === "Enter" || event.key === "F2") {
      if (!open(false)) return;
    } else if (event.key === " " && !ctrl && isPicked(now)) {
      if (!open(false)) return;
    } else if (event.key === "Delete" || event.key === "Backspace") {
      if (!props.locked) empty();
    } else if (event.key === "Escape") {
      if (!props.selection() || props.selection()?.anchor === props.selection()?.active) return;
      select(at(now.active.row, now.active.column));
    } else if (isTyped(event) && !props.locked) {
      // The key goes into the field that has the focus by then; so does what an input method composes.
      open(true);
      return;
    } else {
      const next = event.altKey ? undefined : move(now, { key: event.key, ctrl, shift: event.shiftKey }, extent());
      if (!next) return;
      if (ctrl && key === "a") props.setSelection(next);
      else select(next.active.row < 0 ? at(0, next.active.column) : next);
    }
    event.preventDefault();
  };
  const isPicked = ({ active: place }: Selection): boolean => {
    const kind = props.edited.get(props.columns[place.column]?.column.name ?? "")?.spec.kind;
    return kind === "checkbox" || kind === "select" || kind === "multiselect";
  };

  const picked = (event: MouseEvent): Selection | undefined => {
    if (!box || props.columns.length === 0) return undefined;
    const edge = box.getBoundingClientRect();
    const row = Math.floor((event.clientY - edge.top - HEAD + scroller.standing().top) / ROW);
    const x = event.clientX - edge.left;
    if (row < 0 || event.clientY < edge.top + HEAD || row >= count()) return undefined;
    if (x < lead()) return { anchor: { row, column: 0 }, active: { row, column: props.columns.length - 1 } };
    const column = Math.min(props.columns.length - 1, Math.max(0, widths.starts().findLastIndex((start) => start <= x - lead() + scroller.left())));
    return at(row, column);
  };
  const inEditor = (event: Event): boolean => event.target instanceof Element && event.target.closest(".cell-editor") !== null;
  const onPointerDown = (event: PointerEvent): void => {
    // A finger that is put down may be about to scroll: it chooses where it is lifted again.
    if (event.button !== 0 || event.pointerType !== "mouse" || inEditor(event)) return;
    const found = picked(event);
    if (!found) return;
    const before = props.selection();
    if (event.shiftKey && before) select({ anchor: before.anchor, active: found.active });
    else select(found);
    box?.setPointerCapture(event.pointerId);
  };
  const onPointerMove = (event: PointerEvent): void => {
    const selection = props.selection();
    if (!box?.hasPointerCapture(event.pointerId) || !selection) return;
    const found = picked(event);
    if (found && (found.active.row !== selection.active.row || found.active.column !== selection.active.column)) select({ anchor: selection.anchor, active: found.active });
  };
  const onClick = (event: MouseEvent): void => {
    if (inEditor(event)) return;
    const found = picked(event);
    if (!found) return;
    const touched = event instanceof PointerEvent && event.pointerType !== "mouse";
    const same = active()?.row === found.active.row && active()?.column === found.active.column && found.anchor === found.active;
    if (touched) select(found);
    const ticked = event.target instanceof Element && event.target.closest(".cell-tick") !== null;
    // A second touch writes, as two presses of a mouse do.
    if ((touched && same) || (ticked && canWrite(found.active.row, found.active.column))) open(false);
  };

  createEffect(on(() => [count(), props.columns.length] as const, ([all, columns]) => {
    const selection = props.selection();
    if (selection && (selection.active.row >= all || selection.active.column >= columns)) props.setSelection(all === 0 ? undefined : within(selection, all, columns));
  }));
  const activeId = () => {
    const place = focused() ? active() : undefined;
    if (!place) return undefined;
    const { from, count: drawn } = scroller.drawn();
    return place.row >= from && place.row < from + drawn ? cellId(id, place.row, place.column) : undefined;
  };
  const shift = () => scroller.standing().real - scroller.standing().top;
  const over = () => {
    const open = editing();
    if (!open) return undefined;
    const row = open.row === undefined ? open.index : (sheet().indexOf(open.row) ?? open.index);
    return { open, top: shift() + row * ROW, left: lead() + (widths.starts()[open.column] ?? 0), width: widths.of()[open.column] ?? 100, row };
  };
  const tall = () => (props.rowsTall === undefined ? undefined : `${HEAD + Math.max(1, props.rowsTall) * ROW + scroller.bar()}px`);
  const style = () => Object.fromEntries(widths.of().map((width, i) => [`--w${i}`, `${width}px`]));

  return (
    <>
      <div
        class="grid-scroll edit-grid" role="grid" tabindex="0" aria-label={props.props.label === "" ? texts.name : props.props.label} aria-describedby={`${id}-keys`} aria-multiselectable="true"
        aria-readonly={props.locked} aria-activedescendant={activeId()} aria-rowcount={count() + 1} aria-colcount={props.columns.length + (index() ? 1 : 0)}
        data-scrolled={scroller.left() > 0 ? "" : undefined}
        ref={(element) => {
          box = element;
          scroller.watch(element);
        }}
        style={{ ...style(), height: tall(), "--lead": `${lead()}px`, "--skip": `${widths.starts()[seen().from] ?? 0}px` }}
        onKeyDown={onKey} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onClick={onClick} onDblClick={(event) => { if (!inEditor(event) && picked(event)) open(false); }}
        onCopy={(event) => { if (!inEditor(event)) clipboard.onCopy(event); }} onCut={(event) => { if (!inEditor(event) && clipboard.onCopy(event) && !props.locked) empty(); }}
        onPaste={(event) => {
          if (inEditor(event)) return;
          const pasted = clipboard.onPaste(event);
          if (pasted) props.setSelection(pasted);
        }}
        onFocusIn={() => {
          setFocused(true);
          if (!props.selection() && props.columns.length > 0 && count() > 0) props.setSelection(at(0, 0));
          if (!editing()) tell("focus");
        }}
        onFocusOut={(event) => { if (!(event.relatedTarget instanceof Node && box?.contains(event.relatedTarget))) setFocused(false); }}
      >
        <EditHeader grid={id} columns={props.columns} edited={props.edited} index={index()} from={seen().from} to={seen().to} widths={widths} />
        <div class="grid-body" role="rowgroup" style={{ height: `${scroller.scale().height}px`, width: `${lead() + (widths.starts().at(-1) ?? 0)}px` }}>
          <div class="grid-rows" style={{ transform: `translateY(${shift() + scroller.drawn().from * ROW}px)` }}>
            <Index each={rows()}>
              {(row) => (
                <EditRow
                  grid={id} index={row()} row={row() < count() ? sheet().row(row()) : undefined} isNew={row() === rowsInSheet()} columns={props.columns} from={seen().from} to={seen().to}
                  lead={index()} range={range()} active={active()?.row === row() ? active()?.column : undefined} locked={props.locked}
                  cell={(found, name): SheetCell => sheet().cell(found, name)} isWritable={(found, name) => sheet().isWritable(found, name)} edited={props.edited}
                />
              )}
            </Index>
          </div>
          <OthersCells
            others={props.widget.others()} sheet={sheet()} columns={props.columns} starts={widths.starts()} widths={widths.of()} lead={lead()} left={scroller.left()} shift={shift()}
            from={scroller.drawn().from} count={scroller.drawn().count}
          />
          <Show when={editing()} keyed>
            {(open) => {
              const shown = props.columns[open.column];
              const column = shown && props.edited.get(shown.column.name);
              if (!shown || !column) return null;
              const begun = valueAt(open.index, open.column);
              const meanwhile = (): string | undefined => {
                const found = open.row === undefined ? undefined : sheet().find(open.row);
                const cell = found && sheet().cell(found, shown.column.name);
                const now = cell ? (cell.refused?.value ?? cell.value) : begun;
                return JSON.stringify(now) === JSON.stringify(begun) ? undefined : texts.meanwhile(cellText(column, now) || texts.none);
              };
              return (
                <div class="cell-editor" style={{ top: `${over()?.top ?? 0}px`, left: `${over()?.left ?? 0}px`, "min-width": `${over()?.width ?? 0}px` }}>
                  <CellEditor column={column} label={shown.label} value={begun} fresh={open.fresh} meanwhile={meanwhile()} onCommit={commit} onCancel={() => close("stay")} />
                </div>
              );
            }}
          </Show>
        </div>
      </div>
      <span class="sr-only" id={`${id}-keys`}>{props.locked ? texts.keysRead : texts.keys}</span>
    </>
  );
}

/** A key that writes: a letter, or what an input method is about to make one of. */
const isTyped = (event: KeyboardEvent): boolean =>
  !event.ctrlKey && !event.metaKey && !(event.altKey && !event.getModifierState("AltGraph")) && (event.key.length === 1 || event.key === "Process" || event.isComposing);

/** Where the reader goes from a cell; at the end of a row to the next one. */
function step({ active: { row, column } }: Selection, leave: Leave, { rows, columns }: { readonly rows: number; readonly columns: number }): Selection | undefined {
  switch (leave) {
    case "stay":
      return undefined;
    case "down":
      return at(Math.min(rows - 1, row + 1), column);
    case "up":
      return at(Math.max(0, row - 1), column);
    case "right":
      return column + 1 < columns ? at(row, column + 1) : at(Math.min(rows - 1, row + 1), row + 1 < rows ? 0 : column);
    case "left":
      return column > 0 ? at(row, column - 1) : at(Math.max(0, row - 1), row > 0 ? columns - 1 : 0);
  }
}

/** Which columns are in sight; one more on either side. */
function columnsInSight(starts: readonly number[], left: number, width: number): { readonly from: number; readonly to: number } {
  const all = starts.length - 1;
  if (width <= 0) return { from: 0, to: Math.min(all, 12) };
  const from = Math.max(0, starts.findLastIndex((start) => start <= left) - 1);
  const past = starts.findIndex((start) => start >= left + width);
  return { from: Math.min(from, Math.max(0, all)), to: past < 0 ? all : Math.min(all, past + 1) };
}
