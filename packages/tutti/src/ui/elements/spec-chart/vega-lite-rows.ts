import { isJsonObject, type JsonObject, type JsonValue, type PointName } from "@tutti/protocol/script";
import type { TableReader } from "../../pen.ts";
import { keyOf } from "../selected-rows.ts";
import { numberOf, type DrawnRows, type Key } from "./chosen-rows.ts";


/** The end of a stretch that a bin or a unit of time makes of a field. */
export const endOf = (field: string): string => `${field} to`;

/** Whether a spec is one picture, in which a place has one meaning. */
export function isOnePicture(spec: JsonValue): boolean {
  if (!isJsonObject(spec)) return false;
  const encoding = isJsonObject(spec["encoding"]) ? spec["encoding"] : {};
  return !["facet", "hconcat", "vconcat", "concat", "repeat", "spec"].some((name) => name in spec) && !["row", "column", "facet"].some((name) => name in encoding);
}

/** What a spec of Vega-Lite's draws: the rows of its data. A mark that stands for several of them is all of them. */
export function vegaLiteRows(spec: JsonValue, tables: ReadonlyMap<string, TableReader>, only: string): readonly DrawnRows[] {
  const data = isJsonObject(spec) && isJsonObject(spec["data"]) ? spec["data"] : {};
  const name = typeof data["name"] === "string" ? data["name"] : only;
  const named = isJsonObject(spec) && isJsonObject(spec["datasets"]) ? spec["datasets"][name] : undefined;
  const values = Array.isArray(data["values"]) ? data["values"] : Array.isArray(named) ? named : undefined;
  const reader = tables.get(name);
  const count = reader?.rows ?? values?.length ?? 0;
  const row = reader ? (i: number): unknown => reader.row(i) : (i: number): unknown => (values as readonly JsonValue[] | undefined)?.[i];
  const temporal = temporalFields(spec);
  const read = (field: string): ((i: number) => Key) | undefined => {
    const whole = reader?.names.includes(field) ? reader.column(field) : reader ? undefined : (i: number): unknown => fieldOf(row(i), field);
    const date = temporal.has(field);
    return whole && ((i) => (date ? numberOf(keyOf(whole(i))) : keyOf(whole(i))));
  };
  const [x, y] = ["x", "y"].map((channel) => read(placeField(spec, channel) ?? "")) as [((i: number) => Key) | undefined, ((i: number) => Key) | undefined];
  return count === 0 ? [] : [{
    source: reader ?? data, count, row, index: (i) => i, x: (i) => x?.(i) ?? null, y: (i) => y?.(i) ?? null,
    named: (points) => {
      const tests = points.map((point) => testOf(point, read));
      return (i) => tests.some((test) => test(i));
    },
  }];
}

function testOf(point: PointName, read: (field: string) => ((i: number) => Key) | undefined): (i: number) => boolean {
  const parts = Object.entries(point).flatMap(([field, value]) => {
    if (field.endsWith(endOf("")) && field.slice(0, -endOf("").length) in point) return [];
    const at = read(field);
    if (!at) return [];
    const end = point[endOf(field)];
    if (typeof end === "number" && typeof value === "number") return [(i: number) => { const n = numberOf(at(i)); return n !== null && n >= value && n < end; }];
    return [(i: number) => String(at(i)) === String(value)];
  });
  return parts.length === 0 ? () => false : (i) => parts.every((part) => part(i));
}

const fieldOf = (row: unknown, field: string): unknown => (typeof row === "object" && row !== null && Object.hasOwn(row, field) ? (row as Readonly<Record<string, unknown>>)[field] : undefined);

function encodings(spec: JsonValue): readonly JsonObject[] {
  if (!isJsonObject(spec)) return [];
  const layers = Array.isArray(spec["layer"]) ? (spec["layer"] as readonly JsonValue[]) : [];
  return [...(isJsonObject(spec["encoding"]) ? [spec["encoding"]] : []), ...layers.flatMap(encodings)];
}

/** The field that stands along an axis as it is: what is summed up has no place in a row. */
function placeField(spec: JsonValue, channel: string): string | undefined {
  const found = encodings(spec).map((encoding) => encoding[channel]).find((one) => isJsonObject(one) && typeof one["field"] === "string");
  return isJsonObject(found) && found["aggregate"] === undefined ? String(found["field"]) : undefined;
}

function temporalFields(spec: JsonValue): ReadonlySet<string> {
  const found = encodings(spec).flatMap((encoding) => Object.values(encoding)).filter(isJsonObject);
  return new Set(found.filter((one) => (one["type"] === "temporal" || one["timeUnit"] !== undefined) && typeof one["field"] === "string").map((one) => String(one["field"])));
}
