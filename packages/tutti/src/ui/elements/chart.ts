import { SELECT_KINDS, WIDGETS, type ChartProps, type SelectKind } from "@tutti/protocol/script";
import type { BarChartOptions, ChartSelection, ScatterChartOptions, ChartSelectOptions } from "../charts.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { Table } from "../tables.ts";
import { isEmptyColumn } from "./empty-column.ts";
import { selectedRows } from "./selected-rows.ts";
import { streamedChart } from "./streamed-chart.ts";
import { encodeSelection, selectOptions } from "./selections.ts";
import { writtenFormat } from "./written-format.ts";

export type ChartKind = "lineChart" | "areaChart" | "barChart" | "scatterChart";
type Drawn = BarChartOptions<string> & ScatterChartOptions<string> & Omit<Partial<ChartSelectOptions<ChartSelection<never>>>, "select">;
type AnyOptions = Drawn & { readonly select?: SelectKind | undefined };

const COLOUR = /^#[0-9a-f]{6}$/i;

/** The four built-in charts. Only the columns that are drawn travel. */
export function chart(pen: Pen<unknown>, kind: ChartKind) {
  function draw(data: Table, options: Drawn & { readonly select: SelectKind }): ChartSelection<never>;
  function draw(data: Table, options: Drawn & { readonly select?: undefined }): void;
  function draw(data: Table, options: AnyOptions): ChartSelection<never> | void {
    const props = propsOf(pen, kind, data, options);
    const { select } = options;
    if (select === undefined) return void pen.put(kind, props, options.key ?? options.title);
    return pen.value({
      kind, rule: WIDGETS[kind], props: { ...props, select }, options: selectOptions(options),
      decode: (chosen) => selectedRows(pen, kind, data, props, chosen) as ChartSelection<never>,
      encode: (value) => encodeSelection(value),
    });
  }
  return Object.assign(draw, { append: streamedChart(pen, kind) });
}

function propsOf(pen: Pen<unknown>, kind: ChartKind, data: Table, options: AnyOptions): ChartProps {
  const { x, y, colour, colours, size, sort, select, stack, horizontal, height, xLabel, yLabel, format, title, help, disabled } = options ?? {};
  const series: readonly string[] = typeof y === "string" ? [y] : y;
  if (typeof x !== "string" || !Array.isArray(series) || series.length === 0) {
    pen.fail(`${kind} needs the names of its columns: { x: "month", y: "revenue" }`);
  }
  if (select !== undefined && (!SELECT_KINDS.includes(select) || (select === "lasso" && kind !== "scatterChart"))) {
    pen.fail(`${kind}: ${JSON.stringify(select)} is no way to select here`, kind === "scatterChart" ? 'Write "points", "box" or "lasso"' : 'Write "points" or "box"; a lasso goes round the points of a scatterChart');
  }
  const wrong = colours?.find((one) => !COLOUR.test(one));
  if (wrong !== undefined) pen.fail(`${kind}: the colour ${JSON.stringify(wrong)} is not written as #rrggbb`);
  const by = typeof sort === "string" ? sort.replace(/^-/, "") : undefined;
  const sized = typeof size === "string" ? size : undefined;
  const columns = [...new Set([x, ...series, ...[colour, sized, by].filter((name) => name !== undefined)])];
  const table = pen.table(data, columns, "drawn");
  for (const name of new Set([...series, ...[sized, by].filter((name) => name !== undefined && name !== x)])) {
    const type = table.columns.find((column) => column.name === name)?.type;
    if (table.rows === 0 || type === undefined || type === "number" || type === "integer" || type === "boolean") continue;
    // Where nothing is, there is nothing to draw, and the chart says so.
    if (type === "text" && isEmptyColumn(pen.reader(data), name)) continue;
    const holds = { text: "texts", json: "objects", date: "days", datetime: "moments" }[type];
    const mixed = type === "text" ? "Turn the column into numbers first, with Number(…); one text among numbers is enough to make all of them texts" : `Draw it along the other axis: { x: ${JSON.stringify(name)} }`;
    pen.fail(`${kind}: "${name}" holds ${holds}, and numbers are drawn`, mixed);
  }
  const along = table.columns.find((column) => column.name === x)?.type;
  if (select === "lasso" && table.rows > 0 && (along === "text" || along === "json" || along === "boolean") && !isEmptyColumn(pen.reader(data), x)) pen.fail(`${kind}: a lasso needs numbers or moments along "${x}"`, 'Select with "points" or "box"');
  const label = options.label ?? title ?? `${series.join(", ")} by ${x}`;
  return given({ label, help, disabled, data: table, x, y: series, colour, colours, size, sort, stack, horizontal, height, xLabel, yLabel, format: writtenFormat(pen, kind, format), title });
}
