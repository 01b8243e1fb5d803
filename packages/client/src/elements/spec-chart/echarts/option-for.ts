import { isJsonObject, type JsonObject, type JsonValue } from "@tutti/protocol";
import { tipNumber } from "../../chart/scales.ts";
import { isTemporal, type Table } from "../../table-data/table.ts";
import type { Order } from "../drawer.ts";

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly JsonValue[]) : [value]);

/** Lines of more points than this, for each pixel across, are drawn by those that give them their shape. */
const DENSE = 2;
/** Points beyond this number are drawn in one go. */
const LARGE = 3_000;

/** An author's option, made ready: its tables stand in it, its tooltips are painted, and nothing moves where nobody wants it to. */
export function optionFor({ spec, tables, locale, still, width }: Order): Record<string, unknown> {
  if (!isJsonObject(spec)) return {};
  const rows = Math.max(0, ...[...tables.values()].map((table) => table.rows));
  const all: Record<string, unknown> = { ...spec, ...painted(spec, locale) };
  if (tables.size > 0) all["dataset"] = [...[...tables].map(([id, table]) => datasetOf(id, table)), ...listOf(spec["dataset"])];
  if (spec["grid"] === undefined && spec["xAxis"] !== undefined && !("baseOption" in spec)) all["grid"] = roomFor(spec);
  if (spec["series"] !== undefined) all["series"] = listOf(spec["series"]).map((series) => (isJsonObject(series) ? thinned(series, rows, width) : series));
  if (still) Object.assign(all, { animation: false });
  // Days have no hour, and so no zone.
  if (spec["useUTC"] === undefined && [...tables.values()].some((table) => table.columns.some((column) => column.type === "date"))) all["useUTC"] = true;
  for (const part of ["baseOption"]) if (isJsonObject(spec[part])) all[part] = { ...(spec[part] as JsonObject), ...painted(spec[part] as JsonObject, locale) };
  return all;
}

/** A picture fills its box, but for what stands above and below it. */
function roomFor(option: JsonObject): object {
  const above = option["legend"] !== undefined || option["title"] !== undefined;
  const below = option["visualMap"] !== undefined || option["dataZoom"] !== undefined;
  return { left: 4, right: 16, top: above ? 40 : 14, bottom: below ? 56 : 4, outerBoundsMode: "same", outerBoundsContain: "all" };
}

/** A tooltip's template is text, and not HTML. */
function painted(option: JsonObject, locale: string): { readonly tooltip: object } {
  const number = tipNumber([], undefined, locale);
  const print = (value: unknown): string => (typeof value === "number" ? number(value) : Array.isArray(value) ? value.map(print).join(", ") : value === null || value === undefined ? "–" : String(value));
  const written = isJsonObject(option["tooltip"]) ? option["tooltip"] : {};
  const formatter = written["formatter"];
  return { tooltip: { confine: true, valueFormatter: print, ...written, ...(typeof formatter === "string" ? { formatter: formatter.replaceAll(/<br\s*\/?>/gi, "\n") } : {}), renderMode: "richText", appendTo: null } };
}

function datasetOf(id: string, { rows, columns }: Table): object {
  const type = (of: Table["columns"][number]["type"]) => (isTemporal(of) ? "time" : of === "number" || of === "integer" ? "number" : "ordinal");
  return {
    id, dimensions: columns.map((column) => ({ name: column.name, type: type(column.type) })),
    source: Object.fromEntries(columns.map((column) => [column.name, Array.from({ length: rows }, (_, row) => column.at(row))])),
  };
}

function thinned(series: JsonObject, rows: number, width: number): JsonObject {
  const many = Array.isArray(series["data"]) ? series["data"].length : rows;
  const type = series["type"];
  if (type === "line" && many > DENSE * width) return { sampling: "lttb", showSymbol: false, ...series };
  if (type === "line" && many > 60) return { showSymbol: false, ...series };
  if ((type === "scatter" || type === "bar") && many > LARGE) return { large: true, ...series };
  return series;
}
