import { isJsonObject, type JsonObject, type JsonValue } from "@tutti/protocol";
import { largestTriangles } from "../../chart/downsample.ts";
import { columnOf, isTemporal, type Table } from "../../table-data/table.ts";


/** A trace as Plotly gets it, and its lists as its author has them, for naming its points. */
export interface Trace {
  readonly called: string;
  /** Whether its author called it so. */
  readonly named: boolean;
  readonly drawn: { readonly [name: string]: unknown };
  readonly x: ArrayLike<JsonValue> | undefined;
  readonly y: ArrayLike<JsonValue> | undefined;
  readonly labels: ArrayLike<JsonValue> | undefined;
  /** Which of the author's points are drawn; all where absent. */
  readonly kept: Uint32Array | undefined;
  /** Whether its places are moments of a clock that Plotly knows nothing of. */
  readonly zoned: { readonly x: boolean; readonly y: boolean };
}

/** Lines of more points than this, for each pixel across, are drawn by those that give them their shape. */
const DENSE = 4;

/** The traces of a figure, with the columns of its tables put in. */
export function tracesOf(figure: JsonValue, tables: ReadonlyMap<string, Table>, width: number): readonly Trace[] {
  const traces = isJsonObject(figure) && Array.isArray(figure["data"]) ? (figure["data"] as readonly JsonValue[]) : [];
  return traces.map((trace, i) => traceOf(isJsonObject(trace) ? trace : {}, i, tables, width));
}

function traceOf(trace: JsonObject, number: number, tables: ReadonlyMap<string, Table>, width: number): Trace {
  const lists = { x: listOf(trace["x"], tables), y: listOf(trace["y"], tables), labels: listOf(trace["labels"], tables) };
  const kept = thinned(trace, lists.x, lists.y, width);
  const drawn = filled(trace, tables) as JsonObject;
  const pick = (value: unknown): unknown => (kept && Array.isArray(value) && value.length > kept.length ? Array.from(kept, (i) => value[i] as unknown) : value);
  return {
    called: typeof trace["name"] === "string" ? trace["name"] : String(number), named: typeof trace["name"] === "string", ...lists, kept,
    zoned: { x: isZoned(trace["x"], tables), y: isZoned(trace["y"], tables) },
    drawn: kept ? { ...drawn, x: pick(drawn["x"]), y: pick(drawn["y"]), text: pick(drawn["text"]), customdata: pick(drawn["customdata"]) } : drawn,
  };
}

function columnIn(value: JsonValue | undefined, tables: ReadonlyMap<string, Table>) {
  if (!isJsonObject(value) || typeof value["column"] !== "string" || !Object.keys(value).every((name) => name === "column" || name === "table")) return undefined;
  const table = tables.get(typeof value["table"] === "string" ? value["table"] : "data");
  const column = table && columnOf(table, value["column"]);
  return table && column && { table, column };
}

const isZoned = (value: JsonValue | undefined, tables: ReadonlyMap<string, Table>): boolean => columnIn(value, tables)?.column.type === "datetime";

function listOf(value: JsonValue | undefined, tables: ReadonlyMap<string, Table>): ArrayLike<JsonValue> | undefined {
  if (Array.isArray(value)) return value as readonly JsonValue[];
  const found = columnIn(value, tables);
  return found && Array.from({ length: found.table.rows }, (_, row) => found.column.at(row));
}

/** Puts columns where a figure names them. Plotly knows no zones: days are written as they are, moments as the reader's clock says. */
function filled(value: JsonValue, tables: ReadonlyMap<string, Table>): unknown {
  const found = columnIn(value, tables);
  if (found) {
    const { table, column } = found;
    if (!isTemporal(column.type)) return Array.from({ length: table.rows }, (_, row) => column.at(row));
    const print = column.type === "date" ? (ms: number) => new Date(ms).toISOString().slice(0, 10) : (ms: number) => new Date(ms - new Date(ms).getTimezoneOffset() * 60_000).toISOString().slice(0, 23);
    return Array.from({ length: table.rows }, (_, row) => {
      const ms = column.at(row);
      return typeof ms === "number" ? print(ms) : null;
    });
  }
  if (!isJsonObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, isJsonObject(item) ? filled(item, tables) : item]));
}

/** Of a long line that runs along its axis as many points as give it its shape. */
function thinned(trace: JsonObject, x: ArrayLike<JsonValue> | undefined, y: ArrayLike<JsonValue> | undefined, width: number): Uint32Array | undefined {
  const most = DENSE * Math.max(200, Math.round(width));
  const plain = (trace["type"] === undefined || trace["type"] === "scatter") && (trace["mode"] === "lines" || trace["mode"] === undefined) && trace["fill"] === undefined;
  if (!plain || !y || y.length <= most) return undefined;
  const xs = new Float64Array(y.length);
  for (let i = 0; i < y.length; i += 1) {
    const at = x ? x[i] : i;
    xs[i] = typeof at === "number" ? at : typeof at === "string" ? Date.parse(at) : Number.NaN;
    if (Number.isNaN(xs[i]) || (i > 0 && (xs[i] as number) < (xs[i - 1] as number)) || typeof y[i] !== "number") return undefined;
  }
  return largestTriangles({ x: xs, y: Float64Array.from(y as ArrayLike<number>) }, most);
}
