import { ONLY_TABLE, SELECT_KINDS, specFault, WIDGETS, type JsonValue, type SelectKind, type SpecChartProps, type SpecKind } from "@tutti/protocol/script";
import type { ChartSelection, ChartSelectOptions } from "../../charts.ts";
import { given } from "../../given.ts";
import type { Pen, Sketch, TableReader } from "../../pen.ts";
import { followNewest } from "../../streams/follow-newest.ts";
import { isStream } from "../../streams/is-stream.ts";
import type { SpecChartOptions, SpecCharts } from "../../spec-charts.ts";
import type { Table } from "../../tables.ts";
import { encodeSelection, selectOptions } from "../selections.ts";
import { chosenRows, type DrawnRows } from "./chosen-rows.ts";
import { echartsRows } from "./echarts-rows.ts";
import { plainSpec } from "./plain-spec.ts";
import { columnIn, plotlyRows } from "./plotly-rows.ts";
import { sentSpec } from "./sent-spec.ts";
import { isOnePicture, vegaLiteRows } from "./vega-lite-rows.ts";

type AnyOptions = SpecChartOptions & Omit<Partial<ChartSelectOptions<ChartSelection>>, "select"> & { readonly select?: SelectKind | undefined };
type Tables = ReadonlyMap<string, Table>;

/** A chart in the words of another library. */
export function specChart(pen: Pen<unknown>, kind: SpecKind): SpecCharts[SpecKind] {
  const draw = (written: object, options: AnyOptions = {}): ChartSelection | void => {
    if (isStream<object>(written)) return follow(pen, kind, written, options);
    const spec = checkedSpec(pen, kind, written);
    const tables = tablesOf(pen, kind, spec, options);
    const props = propsOf(pen, kind, spec, tables, options);
    const { select, key, title } = options;
    if (select === undefined) return void pen.put(kind, props, key ?? title);
    return pen.value({
      kind, rule: WIDGETS[kind], props: { ...props, select }, options: selectOptions(options),
      decode: (chosen) => chosenRows(() => rowsOf(pen, kind, spec, tables), chosen),
      encode: encodeSelection,
    });
  };
  // One implementation for the three forms of a call, which the types tell apart.
  return draw as SpecCharts[SpecKind];
}

/** What is drawn while nothing has come. */
const NOTHING: { readonly [Kind in SpecKind]: JsonValue } = { echarts: {}, plotly: { data: [] }, vegaLite: { data: { values: [] }, mark: "point" } };

/** The newest spec of a stream. */
function follow(pen: Pen<unknown>, kind: SpecKind, specs: AsyncIterable<object>, options: AnyOptions): void {
  if (options.select !== undefined) pen.fail(`${kind}: nothing can be selected in what a stream brings`, "Keep what came in ui.state or a database, and draw that");
  const props = (written: object, from: Sketch = pen): SpecChartProps => {
    const spec = checkedSpec(from, kind, written);
    return propsOf(from, kind, spec, tablesOf(from, kind, spec, options), options);
  };
  followNewest(pen, kind, {
    pieces: specs, name: options.key ?? options.title, props, fits: (piece) => typeof piece === "object" && piece !== null, wanted: "Give what the library is given, as objects",
    begin: (before) => before ?? propsOf(pen, kind, NOTHING[kind], new Map(), options),
  });
}

function checkedSpec(pen: Sketch, kind: SpecKind, written: unknown): JsonValue {
  if (typeof written !== "object" || written === null) {
    pen.fail(`${kind} was given ${written === null ? "null" : typeof written === "string" ? "a text" : `a ${typeof written}`}`, typeof written === "string" ? "Read it first: JSON.parse(…)" : "Give it what the library is given, as an object");
  }
  const spec = plainSpec(pen, kind, written);
  const fault = specFault(kind, spec);
  if (fault) pen.fail(`${kind}: ${fault.path} ${fault.problem}`, fault.hint);
  return spec;
}

/** The tables by the names that the spec calls them by. */
function tablesOf(pen: Sketch, kind: SpecKind, spec: JsonValue, { data, tables = {} }: AnyOptions): Tables {
  const found = new Map<string, Table>();
  const own = kind === "vegaLite" && typeof spec === "object" && spec !== null && "data" in spec ? spec.data : undefined;
  if (data !== undefined) {
    if (own && typeof own === "object" && !("name" in own)) pen.fail("vegaLite: the spec has data of its own, and a table was handed over", "Give one of the two, or name it in the spec: { data: { name: … } }");
    found.set(own && typeof own === "object" && "name" in own ? String(own.name) : ONLY_TABLE, data);
  }
  for (const [name, table] of Object.entries(tables)) found.set(name, table);
  return found;
}

function propsOf(pen: Sketch, kind: SpecKind, spec: JsonValue, tables: Tables, options: AnyOptions): SpecChartProps {
  const { title, alt, height, help, disabled, select, label } = options;
  if (select !== undefined && !SELECT_KINDS.includes(select)) pen.fail(`${kind}: ${JSON.stringify(select)} is no way to select`, 'Write "points", "box" or "lasso"');
  if (kind === "vegaLite" && (select === "box" || select === "lasso") && !isOnePicture(spec)) {
    pen.fail(`vegaLite: a ${select} needs one picture, and the spec has several`, 'Select with "points", or draw each in a call of its own');
  }
  if (kind === "plotly") checkColumns(pen, spec, tables);
  const sent = [...tables].map(([name, table]) => [name, pen.table(table, undefined)] as const);
  return given({ label: label ?? title ?? alt ?? "Chart", help, disabled, spec: sentSpec(pen, kind, spec), tables: sent.length === 0 ? undefined : Object.fromEntries(sent), title, alt, height });
}

/** Columns that a figure speaks of are there. */
function checkColumns(pen: Sketch, figure: JsonValue, tables: Tables): void {
  const traces = typeof figure === "object" && figure !== null && "data" in figure && Array.isArray(figure.data) ? (figure.data as readonly JsonValue[]) : [];
  const visit = (value: JsonValue, path: string): void => {
    const wanted = columnIn(value);
    if (wanted) {
      const table = tables.get(wanted.table ?? ONLY_TABLE) ?? pen.fail(`plotly: ${path} is a column of a table that was not handed over`, "Hand it over: ui.plotly(figure, { data: rows })");
      const { names } = pen.reader(table);
      if (!names.includes(wanted.column)) pen.fail(`plotly: ${path} is the column "${wanted.column}", and the table has ${names.map((name) => `"${name}"`).join(", ")}`);
    } else if (typeof value === "object" && value !== null && !Array.isArray(value)) for (const [name, item] of Object.entries(value)) visit(item, `${path}.${name}`);
  };
  for (const [i, trace] of traces.entries()) visit(trace, `data[${i}]`);
}

function rowsOf(pen: Sketch, kind: SpecKind, spec: JsonValue, tables: Tables): readonly DrawnRows[] {
  const readers = new Map<string, TableReader>([...tables].map(([name, table]) => [name, pen.reader(table)]));
  switch (kind) {
    case "echarts": return echartsRows(spec, [...readers].map(([id, reader]) => ({ id, reader })));
    case "vegaLite": return vegaLiteRows(spec, readers, ONLY_TABLE);
    case "plotly": return plotlyRows(spec, readers, ONLY_TABLE);
  }
}
