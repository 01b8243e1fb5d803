import { createMemo, createSignal, Show, type JSX } from "solid-js";
import { tableTexts } from "../../texts/table.ts";
import type { ElementView } from "../drawn.ts";
import { StaleNote } from "../table-data/stale-note.tsx";
import { useTable } from "../table-data/use-table.ts";
import type { Table } from "../table-data/table.ts";
import { columnsOf, hiddenBy } from "./columns.ts";
import { createCopy } from "./copy.ts";
import "./dataframe.css";
import { download } from "./download.ts";
import { createFullscreen } from "./fullscreen.ts";
import { Grid } from "./grid.tsx";
import { HEAD, ROW } from "./scroller.ts";
import type { Selection } from "./selection.ts";
import { nextSort, type Sort } from "./sort.ts";
import { summary } from "./summary.ts";
import { Tools } from "./tools.tsx";
import { useOrder } from "./use-order.ts";

/** Rows that are seen where the author did not say how tall. */
const ROWS_TALL = 10;
const FOOT = 36;
/** An empty table has room to say so. */
const rowsSeen = (rows: number): number => (rows === 0 ? 3 : Math.min(rows, ROWS_TALL));

const Dataframe: ElementView<"dataframe"> = (drawn) => {
  const data = useTable(() => drawn.props.data);
  // Known before the rows are here, so that nothing jumps when they come.
  const tall = () => drawn.props.height ?? HEAD + rowsSeen(drawn.props.data.rows) * ROW + FOOT + 2;
  return (
    <div class="dataframe">
      <Show when={drawn.props.label}>{(label) => <div class="dataframe-label">{label()}</div>}</Show>
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
        {(table) => <Loaded drawn={drawn} table={table()} />}
      </Show>
      <StaleNote data={data} />
    </div>
  );
};
export default Dataframe;

function Loaded(props: { readonly drawn: Parameters<typeof Dataframe>[0]; readonly table: Table }): JSX.Element {
  const spec = props.drawn.props;
  const locale = navigator.language;
  const [sort, setSort] = createSignal<Sort>();
  const [search, setSearch] = createSignal("");
  const [searching, setSearching] = createSignal(false);
  const [selection, setSelection] = createSignal<Selection>();
  const [toggled, setToggled] = createSignal<ReadonlyMap<string, boolean>>(new Map());
  const isHidden = (name: string): boolean => toggled().get(name) ?? hiddenBy(spec).has(name);

  const { shown, busy } = useOrder(() => props.table, createMemo(() => {
    const wanted = sort();
    const column = wanted ? props.table.columns.findIndex((found) => found.name === wanted.name) : -1;
    return { search: search(), sort: wanted && column >= 0 ? { column, descending: wanted.descending } : undefined, locale };
  }));
  const offered = createMemo(() => columnsOf(shown().table, spec, locale));
  const columns = createMemo(() => offered().filter(({ column }) => !isHidden(column.name)));
  const count = () => shown().order?.length ?? shown().table.rows;
  const rows = () => ({ count: count(), order: shown().order });
  const copy = createCopy(() => ({ columns: columns().map(({ column }) => column), rows: rows(), selection: selection() }));
  let box: HTMLDivElement | undefined;
  const screen = createFullscreen(() => box);
  const foot = createMemo(() => summary({ columns: columns(), rows: rows(), selection: selection(), all: shown().table.rows, search: search(), locale }));
  const openSearch = (open: boolean): void => {
    setSearching(open);
    if (!open) setSearch("");
  };
  const fixed = () => screen.on() || spec.height !== undefined;
  const rowsTall = () => (fixed() ? undefined : rowsSeen(search() === "" ? count() : props.table.rows));
  const hiddenAll = () => columns().length === 0 && offered().length > 0;

  return (
    <div class="dataframe-place" style={screen.on() ? { "min-height": `${screen.was()}px` } : {}}>
      <div class="dataframe-box" ref={box} data-full={screen.on() ? "" : undefined} style={{ height: !screen.on() && spec.height !== undefined ? `${spec.height}px` : undefined }} aria-busy={busy()}>
        <Grid
          shown={shown()} count={count()} columns={columns()} label={spec.label ?? tableTexts.name} index={!spec.hideIndex} sort={sort()} rowsTall={rowsTall()}
          selection={selection()} onSelect={setSelection} onSort={(name) => setSort((before) => nextSort(before, name))} onCopy={copy.onCopy} onSearch={() => openSearch(true)}
        />
        <Show when={count() === 0 || columns().length === 0}>
          <div class="dataframe-note" role="status">
            <strong>{hiddenAll() ? tableTexts.noColumns : search() === "" ? tableTexts.empty : tableTexts.noMatch}</strong>
            <span>{hiddenAll() ? tableTexts.noColumnsHint : search() === "" ? tableTexts.emptyHint : tableTexts.noMatchHint(search())}</span>
          </div>
        </Show>
        <Tools
          summary={busy() ? tableTexts.busy : (copy.said() ?? foot())} offered={offered()} isHidden={isHidden}
          toggle={(name) => setToggled((before) => new Map(before).set(name, !isHidden(name)))}
          showAll={() => setToggled(new Map(offered().map(({ column }) => [column.name, false])))}
          search={search()} onSearch={setSearch} searching={searching()} onSearching={openSearch}
          canCopy={selection() !== undefined && count() > 0} onCopy={() => void copy.now()}
          onDownload={() => void download(columns(), rows(), spec.label)} full={screen.on()} onFull={screen.toggle}
        />
      </div>
    </div>
  );
}
