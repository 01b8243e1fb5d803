import type { ChartProps, ElementId } from "@tutti/protocol";
import { createMemo, Match, Suspense, Switch, type JSX } from "solid-js";
import { lazily as lazy } from "../lazily.tsx";
import { chartTexts } from "../../texts/chart.ts";
import type { Drawn } from "../drawn.ts";
import { cellFormat, temporalKind } from "../table-data/format-cell.ts";
import { columnOf, isTemporal, type Table } from "../table-data/table.ts";
import { StaleNote } from "../table-data/stale-note.tsx";
import { useTable } from "../table-data/use-table.ts";
import { Canvas } from "./canvas.tsx";
import { describe } from "./describe.ts";
import { Failed, Figure, Nothing, Waiting } from "./figure.tsx";
import { dayName, tipNumber } from "./scales.ts";
import { heightFormat } from "./option.ts";
import { chartData, type ChartKind } from "./series.ts";
import { usePicking, type Picking } from "./select/use-picking.ts";

const Dataframe = lazy(() => import("../dataframe/dataframe.tsx"));

/** Height of a chart whose author said none. */
const HEIGHT = 300;

/** The four charts: a picture with a description, and the same as a table for whoever wants the numbers. */
export default function Chart(drawn: Drawn<ChartKind>): JSX.Element {
  const data = useTable(() => drawn.props.data);
  const picking = drawn.place ? usePicking(drawn) : undefined;
  return (
    <Figure
      props={drawn.props} height={drawn.props.height ?? HEIGHT} picking={picking} readable={(data.table()?.rows ?? 0) > 0} note={<StaleNote data={data} />}
      table={() => <Suspense fallback={<div class="chart-wait" />}><Dataframe {...tableOf(drawn)} /></Suspense>}
    >
      <Switch fallback={<Waiting />}>
        <Match when={data.table()}>{(table) => <Shown drawn={drawn} table={table()} picking={picking} />}</Match>
        <Match when={data.problem()}>{(problem) => <Failed problem={problem()} retry={() => data.retry()} />}</Match>
      </Switch>
    </Figure>
  );
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
        {(name) => <Failed problem={chartTexts.missing(name(), props.table.columns.map((column) => column.name))} />}
      </Match>
      <Match when={ready()?.points === 0}><Nothing /></Match>
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
