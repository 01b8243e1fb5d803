import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { BarChartOptions, ScatterChartOptions, Table } from "../tables.ts";

type Kind = "lineChart" | "areaChart" | "barChart" | "scatterChart";
type AnyOptions = BarChartOptions<string> & ScatterChartOptions<string>;

/** The four built-in charts. Only the columns that are drawn travel. */
export const chart = (pen: Pen<unknown>, kind: Kind) =>
  (data: Table, { key, x, y, colour, size, ...options }: AnyOptions): void => {
    const series: readonly string[] = typeof y === "string" ? [y] : y;
    if (typeof x !== "string" || !Array.isArray(series) || series.length === 0) {
      pen.fail(`${kind} needs the names of its columns: { x: "month", y: "revenue" }`);
    }
    const columns = [...new Set([x, ...series, ...(colour === undefined ? [] : [colour]), ...(size === undefined ? [] : [size])])];
    const table = pen.table(data, columns);
    for (const name of size === undefined ? series : [...series, size]) {
      const type = table.columns.find((column) => column.name === name)?.type;
      if (table.rows > 0 && (type === "text" || type === "json")) {
        pen.fail(`${kind}: "${name}" holds ${type === "text" ? "texts" : "objects"}, and numbers are drawn`, "Turn the column into numbers first, with Number(…)");
      }
    }
    pen.put(kind, given({ data: table, x, y: series, colour, size, ...options }), key ?? options.title);
  };
