import { createEffect, createMemo, createSignal, createUniqueId, Index, on, type JSX } from "solid-js";
import { tableTexts } from "../../texts/table.ts";
import type { Shown } from "./columns.ts";
import { Header } from "./header.tsx";
import { cellId, paintRow } from "./paint-row.ts";
import { createScroller, HEAD, ROW } from "./scroller.ts";
import { at, move, rangeOf, within, type Selection } from "./selection.ts";
import type { Sort } from "./sort.ts";
import type { Ordered } from "./use-order.ts";
import { createWidths } from "./widths.ts";

export interface GridProps {
  readonly shown: Ordered;
  readonly count: number;
  readonly columns: readonly Shown[];
  readonly label: string;
  readonly index: boolean;
  readonly sort: Sort | undefined;
  readonly onSort: (name: string, order?: "ascending" | "descending") => void;
  readonly selection: Selection | undefined;
  readonly onSelect: (selection: Selection) => void;
  readonly onCopy: (event: ClipboardEvent) => void;
  readonly onSearch: () => void;
  /** Rows to be as tall as; what is over scrolls. Absent where the height is given from outside. */
  readonly rowsTall: number | undefined;
}

/** The cells: only those in sight are in the page, however many there are. Follows the grid pattern for keys and readers. */
export function Grid(props: GridProps): JSX.Element {
  const id = createUniqueId();
  let box: HTMLDivElement | undefined;
  const scroller = createScroller(() => props.count);
  const lead = createMemo(() => (props.index ? 24 + 8 * String(Math.max(99, props.shown.table.rows)).length : 0));
  const widths = createWidths(() => props.columns, () => props.shown.table.rows, () => scroller.width() - lead());
  const number = new Intl.NumberFormat();
  const seen = createMemo(() => columnsInSight(widths.starts(), scroller.left(), scroller.width() - lead()), undefined, {
    equals: (a, b) => a?.from === b?.from && a?.to === b?.to,
  });
  const rows = createMemo(() => Array.from({ length: scroller.drawn().count }, (_, i) => scroller.drawn().from + i));
  const range = createMemo(() => props.selection && rangeOf(props.selection));
  const extent = () => ({ rows: props.count, columns: props.columns.length, page: Math.max(1, Math.floor(scroller.height() / ROW) - 1) });
  const [focused, setFocused] = createSignal(false);

  const select = (next: Selection): void => {
    props.onSelect(next);
    const { row, column } = next.active;
    if (row >= 0) scroller.reveal(row);
    scroller.revealSpan(widths.starts()[column] ?? 0, widths.starts()[column + 1] ?? 0, lead());
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.target !== box) return;
    const ctrl = event.ctrlKey || event.metaKey;
    const now = within(props.selection ?? at(-1, 0), props.count, props.columns.length);
    const column = props.columns[now.active.column];
    if (ctrl && event.key.toLowerCase() === "f") props.onSearch();
    else if (now.active.row === -1 && column && (event.key === "Enter" || event.key === " ")) props.onSort(column.column.name);
    else if (now.active.row === -1 && column && event.altKey && (event.key === "ArrowLeft" || event.key === "ArrowRight")) {
      widths.resize(column.column.name, (widths.of()[now.active.column] ?? 100) + (event.key === "ArrowLeft" ? -16 : 16));
    } else {
      const next = event.altKey ? undefined : move(now, { key: event.key, ctrl, shift: event.shiftKey }, extent());
      if (!next) return;
      if (ctrl && event.key.toLowerCase() === "a") props.onSelect(next);
      else select(next);
    }
    event.preventDefault();
  };
  const picked = (event: MouseEvent): Selection | undefined => {
    if (!box || props.columns.length === 0) return undefined;
    const edge = box.getBoundingClientRect();
    const row = Math.floor((event.clientY - edge.top - HEAD + scroller.standing().top) / ROW);
    const x = event.clientX - edge.left;
    if (row < 0 || event.clientY < edge.top + HEAD || row >= props.count) return undefined;
    if (x < lead()) return { anchor: { row, column: 0 }, active: { row, column: props.columns.length - 1 } };
    const starts = widths.starts();
    const column = Math.min(props.columns.length - 1, Math.max(0, starts.findLastIndex((start) => start <= x - lead() + scroller.left())));
    return at(row, column);
  };
  const onPointerDown = (event: PointerEvent): void => {
    // A finger that is put down may be about to scroll: it chooses where it is lifted again.
    if (event.button !== 0 || event.pointerType !== "mouse") return;
    const found = picked(event);
    if (!found) return;
    props.onSelect(event.shiftKey && props.selection ? { anchor: props.selection.anchor, active: found.active } : found);
    box?.setPointerCapture(event.pointerId);
  };
  const onTap = (event: MouseEvent): void => {
    const found = event instanceof PointerEvent && event.pointerType !== "mouse" ? picked(event) : undefined;
    if (found) props.onSelect(found);
  };
  const onPointerMove = (event: PointerEvent): void => {
    if (!box?.hasPointerCapture(event.pointerId) || !props.selection) return;
    const found = picked(event);
    if (found) select({ anchor: props.selection.anchor, active: found.active });
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
  const tall = () => (props.rowsTall === undefined ? undefined : `${HEAD + Math.max(1, props.rowsTall) * ROW + scroller.bar()}px`);
  const style = () => Object.fromEntries(widths.of().map((width, i) => [`--w${i}`, `${width}px`]));

  return (
    <>
    <div
      class="grid-scroll" role="grid" tabindex="0" aria-label={props.label} aria-describedby={`${id}-keys`} aria-multiselectable="true" aria-activedescendant={activeId()}
      aria-rowcount={props.count + 1} aria-colcount={props.columns.length + (props.index ? 1 : 0)}
      data-scrolled={scroller.left() > 0 ? "" : undefined}
      ref={(element) => {
        box = element;
        scroller.watch(element);
      }}
      style={{ ...style(), height: tall(), "--lead": `${lead()}px`, "--skip": `${widths.starts()[seen().from] ?? 0}px` }}
      onKeyDown={onKey} onPointerDown={onPointerDown} onPointerMove={onPointerMove} onClick={onTap} onCopy={(event) => props.onCopy(event)}
      onFocus={() => {
        setFocused(true);
        if (!props.selection && props.columns.length > 0) props.onSelect(at(props.count > 0 ? 0 : -1, 0));
      }}
      onBlur={() => setFocused(false)}
    >
      <Header
        grid={id} columns={props.columns} index={props.index} from={seen().from} to={seen().to} sort={props.sort} onSort={props.onSort}
        active={props.selection?.active.row === -1 ? props.selection.active.column : undefined} widths={widths}
      />
      <div class="grid-body" role="rowgroup" style={{ height: `${scroller.scale().height}px`, width: `${lead() + (widths.starts().at(-1) ?? 0)}px` }}>
        <div class="grid-rows" style={{ transform: `translateY(${scroller.standing().real - scroller.standing().top + scroller.drawn().from * ROW}px)` }}>
          <Index each={rows()}>
            {(row) => (
              <div class="grid-row" role="row" ref={(element) => createEffect(() => {
                const { table, order } = props.shown;
                const source = order ? (order[row()] ?? -1) : row();
                if (source < 0 || source >= table.rows) return;
                const active = props.selection?.active;
                paintRow(element, {
                  row: row(), source, grid: id, columns: props.columns, from: seen().from, to: seen().to, index: props.index,
                  range: range(), active: active?.row === row() ? active.column : undefined, number,
                });
              })}
              />
            )}
          </Index>
        </div>
      </div>
    </div>
    <span class="sr-only" id={`${id}-keys`}>{tableTexts.keys}</span>
    </>
  );
}

/** Which columns are in sight; one more on either side. */
function columnsInSight(starts: readonly number[], left: number, width: number): { readonly from: number; readonly to: number } {
  const all = starts.length - 1;
  if (width <= 0) return { from: 0, to: Math.min(all, 12) };
  const from = Math.max(0, starts.findLastIndex((start) => start <= left) - 1);
  const past = starts.findIndex((start) => start >= left + width);
  return { from: Math.min(from, Math.max(0, all)), to: past < 0 ? all : Math.min(all, past + 1) };
}
