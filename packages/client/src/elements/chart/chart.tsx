import type { ChartProps, ElementId } from "@tutti/protocol";
import { createMemo, createSignal, createUniqueId, Match, Show, Suspense, Switch, type JSX } from "solid-js";
import { lazily as lazy } from "../lazily.tsx";
import { Icon } from "../../theme/icon.tsx";
import { chartTexts } from "../../texts/chart.ts";
import { texts } from "../../texts/page.ts";
import type { Drawn } from "../drawn.ts";
import { FieldFrame } from "../field.tsx";
import { Inline } from "../markdown/inline.tsx";
import { cellFormat, temporalKind } from "../table-data/format-cell.ts";
import { columnOf, isTemporal, type Table } from "../table-data/table.ts";
import { StaleNote } from "../table-data/stale-note.tsx";
import { useTable } from "../table-data/use-table.ts";
import { Canvas } from "./canvas.tsx";
import "./chart.css";
import { describe } from "./describe.ts";
import { dayName, tipNumber } from "./scales.ts";
import { heightFormat } from "./option.ts";
import { chartData, type ChartKind } from "./series.ts";
import { Chosen } from "./select/overlay.tsx";
import { usePicking, type Picking } from "./select/use-picking.ts";

const Dataframe = lazy(() => import("../dataframe/dataframe.tsx"));

/** Height of a chart whose author said none. */
const HEIGHT = 300;

/** The four charts: a picture with a description, and the same as a table for whoever wants the numbers. */
export default function Chart(drawn: Drawn<ChartKind>): JSX.Element {
  const data = useTable(() => drawn.props.data);
  const [asTable, setAsTable] = createSignal(false);
  const title = createUniqueId();
  const picking = drawn.place ? usePicking(drawn) : undefined;
  const height = (): string => `${drawn.props.height ?? HEIGHT}px`;
  const figure = (): JSX.Element => (
    <figure class="chart" aria-labelledby={drawn.props.title ? title : undefined}>
      <Show when={drawn.props.title}>{(text) => <figcaption class="chart-title" id={title}><Inline text={text()} /></figcaption>}</Show>
      <div class="chart-box" style={{ height: height() }}>
        <Switch fallback={<div class="chart-wait" role="status"><span class="sr-only">{chartTexts.loading}</span></div>}>
          <Match when={data.table() && asTable()}>
            <Suspense fallback={<div class="chart-wait" />}><Dataframe {...tableOf(drawn)} /></Suspense>
          </Match>
          <Match when={data.table()}>{(table) => <Shown drawn={drawn} table={table()} picking={picking} />}</Match>
          <Match when={data.problem()}>
            {(problem) => (
              <div class="chart-note" role="alert">
                <strong>{chartTexts.failed}</strong>
                <span>{problem()}</span>
                <button type="button" class="button" data-size="small" onClick={() => data.retry()}>{texts.page.retry}</button>
              </div>
            )}
          </Match>
        </Switch>
      </div>
      <Show when={picking}>{(picking) => <Chosen picking={picking()} help={chartTexts.how[drawn.props.select ?? "points"]} />}</Show>
      <StaleNote data={data} />
      <Show when={(data.table()?.rows ?? 0) > 0}>
        <button
          type="button" class="icon-button chart-swap" aria-label={asTable() ? chartTexts.asChart : chartTexts.asTable} title={asTable() ? chartTexts.asChart : chartTexts.asTable}
          aria-pressed={asTable()} onClick={() => setAsTable((on) => !on)}
        >
          <Icon name={asTable() ? "chart" : "table"} size={16} />
        </button>
      </Show>
    </figure>
  );
  return <Show when={picking} fallback={figure()}>{(picking) => <FieldFrame props={drawn.props} widget={picking().widget} class="chart-field">{figure()}</FieldFrame>}</Show>;
}

function Shown(props: { readonly drawn: Drawn<ChartKind>; readonly table: Table; readonly picking: Picking | undefined }): JSX.Element {
  const locale = navigator.language;
  const spec = (): ChartProps => ({ ...plain(props.drawn.props) });
  const data = createMemo(() => chartData(props.drawn.kind, props.table, spec(), locale));
  const ready = createMemo(() => {
    const found = data();
    return "missing" in found ? undefined : found;
  });
  const words = createMemo(() => {
    const x = columnOf(props.table, props.drawn.props.x);
    const daily = x !== undefined && isTemporal(x.type) && temporalKind(x, props.table.rows) === "date";
    const number = tipNumber(ready()?.series.map((one) => one.y) ?? [], heightFormat(props.drawn.props), locale);
    const print = (x && isTemporal(x.type) ? dayName(x, props.table.rows, locale) : undefined) ?? (x ? cellFormat(x, props.table.rows, undefined, locale) : String);
    const place = (value: number): string => (ready()?.axis === "category" ? (ready()?.categories[value] ?? "") : print(value));
    return { daily, number, place };
  });
  const missing = (): string | undefined => {
    const found = data();
    return "missing" in found ? found.missing : undefined;
  };
  return (
    <Switch>
      <Match when={missing()}>
        {(name) => (
          <div class="chart-note" role="alert">
            <strong>{chartTexts.failed}</strong>
            <span>{chartTexts.missing(name(), props.table.columns.map((column) => column.name))}</span>
          </div>
        )}
      </Match>
      <Match when={ready()?.points === 0}>
        <div class="chart-note" role="status">
          <Icon name="chart" size={22} />
          <strong>{chartTexts.empty}</strong>
          <span>{chartTexts.emptyHint}</span>
        </div>
      </Match>
      <Match when={ready()}>
        {(found) => (
          <Canvas
            id={props.drawn.id} kind={props.drawn.kind} spec={spec()} data={found()} {...words()} locale={locale} picking={props.picking}
            description={describe(props.drawn.kind, found(), spec(), words().number, words().place)}
          />
        )}
      </Match>
    </Switch>
  );
}

/** All that a chart is told, read once: its parts follow it as a whole. */
function plain(props: ChartProps): ChartProps {
  const { data, x, y, label, colour, colours, size, sort, select, stack, horizontal, height, xLabel, yLabel, format, title } = props;
  const given = { colour, colours, size, sort, select, stack, horizontal, height, xLabel, yLabel, format, title };
  return Object.assign({ data, x, y, label }, Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)));
}

/** The table beneath a chart, as an element of its own. */
function tableOf(drawn: Drawn<ChartKind>): Drawn<"dataframe"> {
  const { x, y, colour, size } = drawn.props;
  const order = [...new Set([x, ...(colour === undefined ? [] : [colour]), ...y, ...(typeof size === "string" ? [size] : [])])];
  const format = drawn.props.format;
  return {
    id: `${drawn.id}-table` as ElementId,
    kind: "dataframe",
    props: {
      data: drawn.props.data, order, hideIndex: true, height: drawn.props.height ?? HEIGHT,
      ...(format ? { columns: Object.fromEntries(y.map((name) => [name, { format }])) } : {}),
    },
    childIds: [],
    place: undefined,
  };
}
