import type { ElementId, JsonValue, MapProps, TableData } from "@tutti/protocol";
import { createMemo, Match, Suspense, Switch, type JSX } from "solid-js";
import { lazily as lazy } from "../lazily.tsx";
import { chartTexts } from "../../texts/chart.ts";
import { Failed, Figure, Waiting } from "../chart/figure.tsx";
import { usePicking } from "../chart/select/use-picking.ts";
import type { Drawn } from "../drawn.ts";
import { useJson } from "../spec-chart/use-json.ts";
import { StaleNote } from "../table-data/stale-note.tsx";
import type { Table } from "../table-data/table.ts";
import { useTable } from "../table-data/use-table.ts";
import { Earth } from "./earth.tsx";
import { pointsOf, type PlaceColumns } from "./points.ts";

const Dataframe = lazy(() => import("../dataframe/dataframe.tsx"));

/** Height of a map whose author said none. */
const HEIGHT = 420;
const NO_ROWS: TableData = { kind: "inline", rows: 0, columns: [], values: [] };

/** A map: points, shapes, and the land beneath; and the same as a table. */
export default function GeoMap(drawn: Drawn<"map">): JSX.Element {
  const data = useTable(() => drawn.props.data ?? NO_ROWS);
  const shapes = useJson(() => drawn.props.shapes);
  const picking = drawn.place ? usePicking(drawn) : undefined;
  const height = () => drawn.props.height ?? HEIGHT;
  const points = createMemo(() => {
    const table = data.table();
    return table && drawn.props.data ? pointsOf(table, placesIn(drawn.props)) : undefined;
  });
  const missing = () => {
    const found = points();
    return found && "missing" in found ? found : undefined;
  };
  const ready = () => {
    const [table, found] = [data.table(), points()];
    return table && !(found && "missing" in found) && !(drawn.props.shapes && shapes.json() === undefined) ? { table, points: found } : undefined;
  };
  return (
    <Figure
      props={drawn.props} height={height()} picking={picking} readable={(data.table()?.rows ?? 0) > 0 || shapes.json() !== undefined} note={<StaleNote data={data} />}
      table={() => <Suspense fallback={<div class="chart-wait" />}><Dataframe {...tableOf(drawn, shapes.json(), height())} /></Suspense>}
    >
      <Switch fallback={<Waiting />}>
        <Match when={missing()}>{(found) => <Failed problem={chartTexts.missing(found().missing, columnsOf(data.table()))} />}</Match>
        <Match when={ready()}>{(ready) => <Earth drawn={drawn} table={ready().table} points={ready().points} geo={shapes.json()} height={height()} picking={picking} />}</Match>
        <Match when={data.problem() ?? shapes.problem()}>{(problem) => <Failed problem={problem()} retry={() => { data.retry(); shapes.retry(); }} />}</Match>
      </Switch>
    </Figure>
  );
}

/** What of a map its points are made of: only where one of these changes are they made anew. */
function placesIn({ lat, lon, colour, size, name, tips }: MapProps): PlaceColumns {
  const said = { lat, lon, colour, size, name, tips };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined)) as PlaceColumns;
}

const columnsOf = (table: Table | undefined): readonly string[] => table?.columns.map((column) => column.name) ?? [];

/** The table beneath a map, as an element of its own: its points, or what its shapes say of themselves. */
function tableOf(drawn: Drawn<"map">, geo: JsonValue | undefined, height: number): Drawn<"dataframe"> {
  return { id: `${drawn.id}-table` as ElementId, kind: "dataframe", props: { data: drawn.props.data ?? propertiesOf(geo), hideIndex: true, height }, childIds: [], place: undefined };
}

function propertiesOf(geo: JsonValue | undefined): TableData {
  const features = typeof geo === "object" && geo !== null && "features" in geo && Array.isArray(geo.features) ? (geo.features as readonly JsonValue[]) : [];
  const rows = features.map((feature) => (typeof feature === "object" && feature !== null && "properties" in feature && typeof feature.properties === "object" && feature.properties !== null ? (feature.properties as { readonly [name: string]: JsonValue }) : {}));
  const names = [...new Set(rows.flatMap((row) => Object.keys(row)))].slice(0, 40);
  const type = (name: string) => (rows.every((row) => row[name] === undefined || row[name] === null || typeof row[name] === "number") ? "number" : "text");
  const text = (value: JsonValue | undefined): JsonValue => (typeof value === "object" && value !== null ? JSON.stringify(value) : (value ?? null));
  return { kind: "inline", rows: rows.length, columns: names.map((name) => ({ name, type: type(name) })), values: names.map((name) => rows.map((row) => text(row[name]))) };
}
