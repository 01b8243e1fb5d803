import { createEffect, createMemo, createSignal, createUniqueId, Index, on, type JSX } from "solid-js";
import { tableTexts as texts } from "../../texts/table.ts";
import type { Column } from "../table-data/table.ts";
import type { Choices } from "./choices.ts";
import type { Shown } from "./columns.ts";
import { Header } from "./header.tsx";
import { cellId, paintRow } from "./paint-row.ts";
import { createScroller, HEAD, wraps } from "./scroller.ts";
import { at, move, rangeOf, within, type Selection } from "./selection.ts";
import type { Sorts } from "./sort.ts";
import type { Ordered } from "./use-order.ts";
import type { Widths } from "./widths.ts";
import { columnsDrawn, columnUnder, createLayout } from "./layout.ts";

export interface GridProps {
  readonly shown: Ordered;
  readonly count: number;
  readonly columns: readonly Shown[];
  /** How many of the first columns stay in sight. */
  readonly pinned: number;
  readonly label: string;
  readonly index: boolean;
  readonly sorts: Sorts;
  readonly filtered: ReadonlySet<string>;
  readonly onHead: (name: string, add: boolean) => void;
  readonly onMenu: (column: number, anchor: HTMLElement) => void;
  readonly onMove: (name: string, before: string | undefined) => void;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onSearch: () => void;
  readonly choices: Choices;
  readonly rowId: Column | undefined;
  /** A press that chooses: on a row's mark, a cell, or a column's name. `source` is the row's number in the table. */
  readonly onChoose: (source: number | undefined, column: string | undefined) => void;
  /** A button in a row was pressed. */
  readonly onPress: (source: number, column: string) => void;
  /** Rows to be as tall as; what is over scrolls. Absent where the height is given from outside. */
  readonly rowsTall: number | undefined;
  /** How tall a row is, in px, where its author says so. */
  readonly rowHeight: number | undefined;
  /** Hands out the widths, for what stands outside of the grid. */
  readonly onWidths: (widths: Widths) => void;
}

/** The cells: only those in sight are in the page, however many there are. Follows the grid pattern for keys and readers. */
export function Grid(props: GridProps): JSX.Element {
  const id = createUniqueId();
  let box: HTMLDivElement | undefined;
  const number = new Intl.NumberFormat();
  const scroller = createScroller(() => props.count, () => props.rowHeight);
  const mode = () => props.choices.mode;
  const marks = () => mode() === "row" || mode() === "rows";
  const layout = createLayout({
    columns: () => props.columns, rows: () => props.shown.table.rows, pinned: () => props.pinned, room: scroller.width,
    lead: () => (props.index ? 24 + 8 * number.format(Math.max(99, props.shown.table.rows)).length : marks() ? 20 : 0) + (marks() ? 24 : 0),
  });
  const { widths, lead, pinned, pinnedWidth } = layout;
  props.onWidths(widths);
  const seen = createMemo(() => columnsDrawn(widths.starts(), pinned(), scroller.left(), scroller.width() - lead()), undefined, {
    equals: (a, b) => a?.join() === b?.join(),
  });
  const rows = createMemo(() => Array.from({ length: scroller.drawn().count }, (_, i) => scroller.drawn().from + i));
  const range = createMemo(() => props.selection && rangeOf(props.selection));
  const extent = () => ({ rows: props.count, columns: props.columns.length, page: Math.max(1, Math.floor(scroller.height() / scroller.row()) - 1) });
  const [focused, setFocused] = createSignal(false);
  const sourceOf = (row: number): number => props.shown.order?.[row] ?? row;

  const select = (next: Selection): void => {
    props.onSelect(next);
    const { row, column } = next.active;
    if (row >= 0) scroller.reveal(row);
    if (column >= pinned()) scroller.revealSpan((widths.starts()[column] ?? 0) - pinnedWidth(), (widths.starts()[column + 1] ?? 0) - pinnedWidth(), lead() + pinnedWidth());
  };
  const cellAt = (row: number, column: number): HTMLElement | null => document.getElementById(cellId(id, row, column));
  /** Enter and Space do what a press does: choose, follow a link, press a button. */
  const act = (key: string, row: number, column: number): boolean => {
    const name = props.columns[column]?.column.name;
    if (key === " " && marks()) return choose(row, undefined);
    const inside = cellAt(row, column)?.querySelector<HTMLElement>("a[href], button:not(:disabled)");
    if (inside) {
      inside.click();
      return true;
    }
    if (mode() === "cell" || mode() === "cells") return choose(row, name);
    return key === "Enter" && marks() && choose(row, undefined);
  };
  const choose = (row: number, name: string | undefined): boolean => {
    props.onChoose(sourceOf(row), name);
    return true;
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== box) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const now = within(props.selection ?? at(-1, 0), props.count, props.columns.length);
    const { row, column: place } = now.active;
    const column = props.columns[place];
    const head = row === -1 && column !== undefined;
    if (ctrl && event.key.toLowerCase() === "f") props.onSearch();
    else if (column && (event.key === "ContextMenu" || (event.key === "F10" && event.shiftKey) || (head && event.altKey && event.key === "ArrowDown"))) openMenu(place);
    else if (head && event.key === " " && (mode() === "column" || mode() === "columns")) props.onChoose(undefined, column.column.name);
    else if (head && (event.key === "Enter" || event.key === " ")) props.onHead(column.column.name, event.shiftKey);
    else if (head && event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      widths.resize(column.column.name, (widths.of()[place] ?? 100) + (event.key === "ArrowLeft" ? -16 : 16));
    } else if (row >= 0 && !ctrl && !event.altKey && (event.key === "Enter" || event.key === " ")) {
      if (!act(event.key, row, place) && event.key === "Enter") return;
    } else {
      const next = event.altKey ? undefined : move(now, { key: event.key, ctrl, shift: event.shiftKey }, extent());
      if (!next) return;
      if (ctrl && event.key.toLowerCase() === "a") props.onSelect(next);
      else select(next);
    }
    event.preventDefault();
  };
  const openMenu = (column: number): void => {
    scroller.revealSpan((widths.starts()[column] ?? 0) - pinnedWidth(), (widths.starts()[column + 1] ?? 0) - pinnedWidth(), lead() + pinnedWidth());
    const anchor = cellAt(-1, column);
    if (anchor) props.onMenu(column, anchor);
  };
  const picked = (event: MouseEvent): { readonly lead: boolean; readonly selection: Selection } | undefined => {
    if (!box || props.columns.length === 0) return undefined;
    const edge = box.getBoundingClientRect();
    const row = Math.floor((event.clientY - edge.top - HEAD + scroller.standing().top) / scroller.row());
    if (row < 0 || event.clientY < edge.top + HEAD || row >= props.count) return undefined;
    const column = columnUnder(widths.starts(), event.clientX - edge.left - lead(), pinned(), scroller.left());
    return column < 0
      ? { lead: true, selection: { anchor: { row, column: 0 }, active: { row, column: props.columns.length - 1 } } }
      : { lead: false, selection: at(row, column) };
  };
  const isControl = (event: Event): boolean => event.target instanceof Element && event.target.closest("a, button") !== null;
  const onPointerDown = (event: PointerEvent): void => {
    // A finger that is put down may be about to scroll: it chooses where it is lifted again.
    if (event.button !== 0 || event.pointerType !== "mouse" || isControl(event)) return;
    const found = picked(event);
    if (!found) return;
    if (found.lead && marks()) {
      props.onSelect(at(found.selection.active.row, 0));
      return;
    }
    props.onSelect(event.shiftKey && props.selection ? { anchor: props.selection.anchor, active: found.selection.active } : found.selection);
    box?.setPointerCapture(event.pointerId);
  };
  let begun: { readonly x: number; readonly y: number } | undefined;
  const onClick = (event: MouseEvent): void => {
    const found = picked(event);
    const control = event.target instanceof Element ? event.target.closest<HTMLElement>("[data-press]") : null;
    const dragged = begun !== undefined && Math.hypot(event.clientX - begun.x, event.clientY - begun.y) > 4;
    begun = undefined;
    if (control) {
      // A press by a key has no place on the screen: what stands around the button says where it is.
      const name = props.columns[Number(control.closest<HTMLElement>("[data-column]")?.dataset["column"])]?.column.name;
      const row = Number(control.closest("[aria-rowindex]")?.getAttribute("aria-rowindex")) - 2;
      if (name !== undefined && row >= 0) props.onPress(sourceOf(row), name);
      return;
    }
    if (!found) return;
    const { row, column } = found.selection.active;
    if (event instanceof PointerEvent && event.pointerType !== "mouse") props.onSelect(found.lead && marks() ? at(row, 0) : found.selection);
    if (isControl(event) || dragged) return;
    if (found.lead && marks()) props.onChoose(sourceOf(row), undefined);
    else if (!found.lead && !event.shiftKey && (mode() === "cell" || mode() === "cells")) props.onChoose(sourceOf(row), props.columns[column]?.column.name);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!box?.hasPointerCapture(event.pointerId) || !props.selection) return;
    const found = picked(event);
    if (found) select({ anchor: props.selection.anchor, active: found.selection.active });
  };
  // A new table may be shorter than what was chosen in the one before.
  createEffect(on(() => [props.count, props.columns.length] as const, ([rows, columns]) => {
    if (props.selection && (props.selection.active.row >= rows || props.selection.active.column >= columns)) props.onSelect(within(props.selection, rows, columns));
  }));
  const activeId = () => {
    const active = focused() ? props.selection?.active : undefined;
    if (!active) return undefined;
    const { from, count } = scroller.drawn();
    if (active.row >= 0 && (active.row < from || active.row >= from + count)) return undefined;
    return cellId(id, active.row, active.column);
  };
  const tall = () => (props.rowsTall === undefined ? undefined : `${HEAD + Math.max(1, props.rowsTall) * scroller.row() + scroller.bar()}px`);
  const hasLead = () => props.index || marks();

  return (
    <>
    <div
      class="grid-scroll" role="grid" tabindex="0" aria-label={props.label} aria-describedby={`${id}-keys`} aria-multiselectable="true" aria-activedescendant={activeId()}
      aria-rowcount={props.count + 1} aria-colcount={props.columns.length + (hasLead() ? 1 : 0)}
      data-scrolled={scroller.left() > 0 ? "" : undefined} data-mode={mode()} data-tall={wraps(scroller.row()) ? "" : undefined}
      ref={(element) => {
        box = element;
        scroller.watch(element);
      }}
      style={{ ...layout.style(), height: tall(), "--row": `${scroller.row()}px`, "--lead": `${lead()}px`, "--skip": `${(widths.starts()[seen()[pinned()] ?? pinned()] ?? 0) - pinnedWidth()}px` }}
      onKeyDown={onKey} onPointerDown={(event) => {
        begun = { x: event.clientX, y: event.clientY };
        onPointerDown(event);
      }}
      onPointerMove={onPointerMove} onClick={onClick} onCopy={(event) => props.onCopy(event)}
      onFocus={() => {
        setFocused(true);
        if (!props.selection && props.columns.length > 0) props.onSelect(at(props.count > 0 ? 0 : -1, 0));
      }}
      onBlur={() => setFocused(false)}
    >
      <Header
        grid={id} columns={props.columns} lead={hasLead()} drawn={seen()} pinned={pinned()} sorts={props.sorts} filtered={props.filtered} choices={props.choices}
        onPress={props.onHead} onMenu={props.onMenu} onMove={props.onMove}
        active={props.selection?.active.row === -1 ? props.selection.active.column : undefined} widths={widths}
      />
      <div class="grid-body" role="rowgroup" style={{ height: `${scroller.scale().height}px`, width: `${lead() + (widths.starts().at(-1) ?? 0)}px` }}>
        <div class="grid-rows" style={{ transform: `translateY(${scroller.standing().real - scroller.standing().top + scroller.drawn().from * scroller.row()}px)` }}>
          <Index each={rows()}>
            {(row) => (
              <div class="grid-row" role="row" ref={(element) => createEffect(() => {
                const { table } = props.shown;
                const source = sourceOf(row());
                if (source < 0 || source >= table.rows) return;
                const active = props.selection?.active;
                paintRow(element, {
                  row: row(), source, here: table.has?.(source) ?? true, grid: id, columns: props.columns, drawn: seen(), pinned: pinned(),
                  lead: hasLead() ? { number: props.index, mark: marks() } : undefined,
                  range: range(), active: active?.row === row() ? active.column : undefined, number, choices: props.choices, rowId: props.rowId,
                });
              })}
              />
            )}
          </Index>
        </div>
      </div>
    </div>
    <span class="sr-only" id={`${id}-keys`}>{mode() === undefined ? texts.keys : `${texts.keys} ${texts.keysChoose}`}</span>
    </>
  );
}
