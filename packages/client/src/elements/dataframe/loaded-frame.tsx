import type { DataframeProps } from "@tutti/protocol";
import { createMemo, createSignal, onCleanup, Show, type JSX } from "solid-js";
import { tableTexts as texts } from "../../texts/table.ts";
import type { Filter } from "../table-data/row-filter.ts";
import type { Table } from "../table-data/table.ts";
import { createArrangement } from "./arrangement.ts";
import { NO_CHOICES, rowIdOf } from "./choices.ts";
import { ColumnMenu } from "./column-menu.tsx";
import { columnsOf, specOf, type Shown } from "./columns.ts";
import { createCopy } from "./copy.ts";
import { download } from "./download.ts";
import { createFullscreen } from "./fullscreen.ts";
import { Grid } from "./grid.tsx";
import { rowsSeen } from "./rows-seen.ts";
import type { Selection } from "./selection.ts";
import { nextSort, sortedBy, type Sorts } from "./sort.ts";
import { summary } from "./summary.ts";
import { Tools } from "./tools.tsx";
import type { Chooser } from "./use-choices.ts";
import { useOrder } from "./use-order.ts";
import type { Widths } from "./widths.ts";

interface LoadedProps {
  readonly spec: DataframeProps & { readonly rowId?: string };
  readonly table: Table;
  readonly chooser: Chooser | undefined;
}

const SAID_FOR = 3_000;
/** Of a table that lies elsewhere, so many rows are copied at a time. */
const MAX_LAZY_COPY = 10_000;

/** A table whose rows are here. Sorting, filters, widths and arrangement are this reader's own; what is chosen is everybody's. */
export function LoadedFrame(props: LoadedProps): JSX.Element {
  const spec = props.spec;
  const locale = navigator.language;
  const [sorts, setSorts] = createSignal<Sorts>([]);
  const [filters, setFilters] = createSignal<ReadonlyMap<string, Filter>>(new Map());
  const [search, setSearch] = createSignal("");
  const [searching, setSearching] = createSignal(spec.search === true);
  const [selection, setSelection] = createSignal<Selection>();
  const [menu, setMenu] = createSignal<{ readonly shown: Shown; readonly anchor: HTMLElement }>();
  const [said, say] = createSaid();
  let widths: Widths | undefined;
  let box: HTMLDivElement | undefined;

  const indexOf = (name: string): number => props.table.columns.findIndex((found) => found.name === name);
  const { shown, busy, problem } = useOrder(() => props.table, createMemo(() => ({
    search: search(),
    sort: sorts().flatMap(({ name, descending }) => (indexOf(name) < 0 ? [] : [{ column: indexOf(name), descending }])),
    filters: [...filters()].flatMap(([name, filter]) => (indexOf(name) < 0 ? [] : [{ column: indexOf(name), filter }])),
    specs: props.table.columns.map(({ name }) => specOf(spec.columns, name)),
    locale,
  })));
  const table = createMemo(() => shown().table);
  const offered = createMemo(() => columnsOf(table(), spec, locale));
  const arranged = createArrangement(offered);
  const columns = arranged.columns;
  const choices = () => props.chooser?.choices() ?? NO_CHOICES;
  const rowId = () => (spec.rowId === undefined ? undefined : shown().table.columns.find(({ name }) => name === spec.rowId));
  const count = () => shown().order?.length ?? shown().table.rows;
  const rows = () => {
    const { table, order } = shown();
    return { count: count(), order, ...(table.load && { load: (from: number, to: number) => table.load?.(from, to) ?? Promise.resolve() }) };
  };
  /** Whether rows are here, of those that are shown; asks for them where not. */
  const isHere = (from: number, to: number): boolean => {
    const { has } = shown().table;
    return has === undefined || Array.from({ length: Math.min(to, from + MAX_LAZY_COPY) - from + 1 }, (_, i) => has(from + i)).every(Boolean);
  };
  const copy = createCopy(() => ({ columns: columns().map(({ column }) => column), rows: rows(), selection: selection(), isHere }));
  const screen = createFullscreen(() => box);
  const narrowed = () => search().trim() !== "" || filters().size > 0;
  const foot = createMemo(() => summary({ columns: columns(), rows: rows(), selection: selection(), all: shown().table.rows, narrowed: narrowed(), choices: choices(), isHere, locale }));
  const failed = () => {
    const why = problem() ?? shown().table.problem?.();
    return why === undefined ? undefined : `${texts.pageFailed}: ${why}`;
  };
  const openSearch = (open: boolean): void => {
    setSearching(open);
    if (!open) setSearch("");
  };
  const filter = (name: string, next: Filter | undefined): void => {
    setFilters((before) => {
      const after = new Map(before);
      after.delete(name);
      return next ? after.set(name, next) : after;
    });
  };
  const fixed = () => screen.on() || spec.height !== undefined;
  const rowsTall = () => (fixed() ? undefined : rowsSeen(narrowed() ? props.table.rows : count(), spec.rowHeight));
  const hiddenAll = () => columns().length === 0 && offered().length > 0;
  const choosesColumns = () => choices().mode === "column" || choices().mode === "columns";
  const closeMenu = (back: boolean): void => {
    setMenu(undefined);
    if (back) box?.querySelector<HTMLElement>("[role=grid]")?.focus();
  };
  const move = (name: string, before: string | undefined): void => {
    arranged.move(name, before);
    const open = menu();
    if (open) closeMenu(true);
  };

  return (
    <div class="dataframe-place" style={screen.on() ? { "min-height": `${screen.was()}px` } : {}}>
      <div class="dataframe-box" ref={box} data-full={screen.on() ? "" : undefined} style={{ height: !screen.on() && spec.height !== undefined ? `${spec.height}px` : undefined }} aria-busy={busy()}>
        <Grid
          shown={shown()} count={count()} columns={columns()} pinned={arranged.pinned()} label={spec.label || texts.name} index={!spec.hideIndex} sorts={sorts()}
          filtered={new Set(filters().keys())} rowsTall={rowsTall()} rowHeight={spec.rowHeight} selection={selection()} onSelect={setSelection}
          onHead={(name, add) => (choosesColumns() && !add ? say(props.chooser?.choose(undefined, name)) : setSorts((before) => nextSort(before, name, add)))}
          onMenu={(column, anchor) => {
            const shown = columns()[column];
            if (shown) setMenu({ shown, anchor });
          }}
          onMove={move} onCopy={copy.onCopy} onSearch={() => openSearch(true)} choices={choices()} rowId={rowId()}
          onChoose={(source, column) => say(props.chooser?.choose(source === undefined ? undefined : rowIdOf(source, rowId()), column))}
          onPress={(source, column) => say(props.chooser?.press(rowIdOf(source, rowId()), column))}
          onWidths={(made) => { widths = made; }}
        />
        <ColumnMenu
          open={menu()} rows={shown().table.rows} whole={shown().table.has === undefined} sort={(name) => sorts().find((sort) => sort.name === name)} filter={(name) => filters().get(name)} pinned={arranged.isPinned}
          room={(column) => ({ left: arranged.step(column, -1) !== undefined, right: arranged.step(column, 1) !== undefined })}
          onSort={(name, descending) => setSorts(descending === undefined ? [] : sortedBy(name, descending))} onFilter={filter}
          onPin={arranged.pin} onMove={(column, by) => move(column.column.name, arranged.step(column, by)?.before)} onHide={arranged.toggle}
          onFit={(name) => widths?.reset(name)} onClose={closeMenu}
        />
        <Show when={count() === 0 || columns().length === 0}>
          <div class="dataframe-note" role="status">
            <strong>{hiddenAll() ? texts.noColumns : narrowed() ? texts.noMatch : texts.empty}</strong>
            <span>{hiddenAll() ? texts.noColumnsHint : search().trim() !== "" ? texts.noMatchHint(search()) : narrowed() ? "" : texts.emptyHint}</span>
          </div>
        </Show>
        <Tools
          summary={busy() ? texts.busy : (said() ?? copy.said() ?? failed() ?? foot())} offered={offered()} isHidden={arranged.isHidden} toggle={arranged.toggle} showAll={arranged.showAll}
          search={search()} onSearch={setSearch} searching={searching()} onSearching={openSearch} canCopy={selection() !== undefined && count() > 0} onCopy={() => void copy.now()}
          filters={filters().size} onUnfilter={() => setFilters(new Map())} onDownload={() => void download(columns(), rows(), spec.label).catch((error: unknown) => say(`${texts.pageFailed}: ${String(error)}`))} full={screen.on()} onFull={screen.toggle}
        />
      </div>
    </div>
  );
}

/** A sentence that stands for a moment. */
function createSaid(): readonly [() => string | undefined, (words: string | undefined) => void] {
  const [said, setSaid] = createSignal<string>();
  let timer: ReturnType<typeof setTimeout> | undefined;
  onCleanup(() => clearTimeout(timer));
  return [said, (words) => {
    clearTimeout(timer);
    setSaid(words);
    if (words !== undefined) timer = setTimeout(() => setSaid(undefined), SAID_FOR);
  }];
}
