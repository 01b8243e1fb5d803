import { isJsonObject, type JsonObject, type JsonValue } from "@tutti/protocol/script";
import type { TableReader } from "../../pen.ts";
import { keyOf } from "../selected-rows.ts";
import { byName, numberOf, type DrawnRows, type Key } from "./chosen-rows.ts";

const listOf = (value: JsonValue | undefined): readonly JsonValue[] => (value === undefined || value === null ? [] : Array.isArray(value) ? (value as readonly JsonValue[]) : [value]);

/** Coordinates with an axis across and one up; what stands on others is known by its name. */
const ON_AXES = new Set(["line", "bar", "scatter", "effectScatter", "boxplot", "candlestick", "heatmap", "pictorialBar"]);

/** What an option of ECharts' draws: for each series the items of its list, or the rows of its table. */
export function echartsRows(option: JsonValue, tables: readonly { readonly id: string; readonly reader: TableReader }[]): readonly DrawnRows[] {
  if (!isJsonObject(option)) return [];
  return listOf(option["series"]).flatMap((series, number) => (isJsonObject(series) ? rowsOf(option, series, number, tables) : []));
}

function rowsOf(option: JsonObject, series: JsonObject, number: number, tables: readonly { readonly id: string; readonly reader: TableReader }[]): readonly DrawnRows[] {
  const called = typeof series["name"] === "string" ? series["name"] : String(number);
  const flat = ON_AXES.has(String(series["type"]));
  const axis = (side: "xAxis" | "yAxis"): JsonObject | undefined => {
    const all = listOf(option[side]).filter(isJsonObject);
    return all[Number(series[`${side}Index`] ?? 0)] ?? all[0];
  };
  const [across, up] = [axis("xAxis"), axis("yAxis")];
  const place = (of: JsonObject | undefined, value: unknown): Key => placeOn(of, keyOf(value));
  const lying = isCategory(up) && !isCategory(across);
  if (Array.isArray(series["data"])) {
    const items = series["data"] as readonly JsonValue[];
    const value = (i: number): readonly JsonValue[] => {
      const item = items[i];
      const inside = isJsonObject(item) ? item["value"] : item;
      if (Array.isArray(inside)) return inside as readonly JsonValue[];
      return lying ? [inside ?? null, i] : [i, inside ?? null];
    };
    return [made(items.length, {
      source: items, row: (i) => items[i], called, flat,
      x: (i) => place(across, value(i)[0]), y: (i) => place(up, value(i)[1]),
      name: (i) => nameIn(items[i]) ?? String(i),
    })];
  }
  const source = tables.find(({ id }) => id === series["datasetId"]) ?? tables[Number(series["datasetIndex"] ?? 0)];
  if (!source || series["seriesLayoutBy"] === "row") return [];
  const { reader } = source;
  const encode = isJsonObject(series["encode"]) ? series["encode"] : {};
  const column = (wanted: JsonValue | undefined, otherwise: number): ((row: number) => unknown) => {
    const [first] = listOf(wanted);
    const name = typeof first === "string" ? first : reader.names[typeof first === "number" ? first : otherwise];
    return name !== undefined && reader.names.includes(name) ? reader.column(name) : () => undefined;
  };
  const [x, y] = lying ? [column(encode["x"], number + 1), column(encode["y"], 0)] : [column(encode["x"], 0), column(encode["y"], number + 1)];
  const name = column(encode["itemName"], 0);
  return [made(reader.rows, { source: reader, row: (i) => reader.row(i), called, flat, x: (i) => place(across, x(i)), y: (i) => place(up, y(i)), name: (i) => keyOf(name(i)) })];
}

interface Parts {
  readonly source: object;
  readonly row: (i: number) => unknown;
  readonly called: string;
  readonly flat: boolean;
  readonly x: (i: number) => Key;
  readonly y: (i: number) => Key;
  readonly name: (i: number) => Key;
}

const made = (count: number, { source, row, called, flat, x, y, name }: Parts): DrawnRows => ({
  source, count, row, index: (i) => i, x, y,
  named: (points) => byName(points, (i) => (flat ? { series: called, x: x(i), y: y(i) } : { series: called, name: name(i) })),
});

const isCategory = (axis: JsonObject | undefined): boolean => axis !== undefined && (axis["type"] === "category" || (axis["type"] === undefined && Array.isArray(axis["data"])));

/** Items of a list stand on the axis by their number or their name; moments by what they are. */
function placeOn(axis: JsonObject | undefined, at: Key): Key {
  if (isCategory(axis) && typeof at === "number") {
    const names = listOf(axis?.["data"]);
    const named = names[at];
    return named === undefined ? at : isJsonObject(named) ? keyOf(named["value"]) : keyOf(named);
  }
  return axis?.["type"] === "time" ? numberOf(at) : at;
}

const nameIn = (item: JsonValue | undefined): Key | undefined => (isJsonObject(item) && item["name"] !== undefined ? keyOf(item["name"]) : undefined);
