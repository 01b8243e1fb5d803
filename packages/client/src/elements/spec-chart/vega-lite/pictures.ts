import { isJsonObject, type JsonObject, type JsonValue } from "@tutti/protocol";


const MANY = ["facet", "hconcat", "vconcat", "concat", "repeat", "spec"];

/** Whether a spec is one picture, which fits into a box, and in which a place has one meaning. */
export function isOnePicture(spec: JsonValue): boolean {
  if (!isJsonObject(spec)) return false;
  const encoding = isJsonObject(spec["encoding"]) ? spec["encoding"] : {};
  return !MANY.some((name) => name in spec) && !["row", "column", "facet"].some((name) => name in encoding);
}

/** A field as some channel speaks of it. */
export interface Channel {
  readonly field: string;
  readonly temporal: boolean;
  /** Bins and units of time make a stretch of it. */
  readonly stretched: boolean;
  readonly summed: boolean;
  /** A number that is drawn as such: it may be another tomorrow, and the mark is still the same. */
  readonly measured: boolean;
}

/** The fields that all pictures in a spec draw, each once. */
export function channelsIn(spec: JsonValue): readonly Channel[] {
  const found = new Map<string, Channel>();
  const visit = (part: JsonValue): void => {
    if (!isJsonObject(part)) return;
    const encoding = part["encoding"];
    for (const channel of isJsonObject(encoding) ? Object.values(encoding).flat() : []) {
      if (!isJsonObject(channel as JsonValue)) continue;
      const { field, type, bin, timeUnit, aggregate } = channel as JsonObject;
      if (typeof field !== "string" || found.has(field)) continue;
      found.set(field, { field, temporal: type === "temporal" || timeUnit !== undefined, stretched: timeUnit !== undefined || (bin !== undefined && bin !== false && bin !== null), summed: aggregate !== undefined, measured: type === "quantitative" && (bin === undefined || bin === false || bin === null) });
    }
    for (const name of ["spec", "layer", "hconcat", "vconcat", "concat"]) {
      const inside = part[name];
      if (Array.isArray(inside)) for (const one of inside as readonly JsonValue[]) visit(one);
      else if (inside !== undefined) visit(inside);
    }
  };
  visit(spec);
  return [...found.values()];
}
