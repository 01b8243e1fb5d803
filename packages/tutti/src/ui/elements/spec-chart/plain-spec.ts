import type { JsonValue } from "@tutti/protocol";
import type { Sketch } from "../../pen.ts";

const MAX_DEPTH = 100;

/**
 * Makes a spec plain: moments become their ISO text, typed numbers lists, and what is no finite number is null. What has no JSON is
 * an error that says where it stands.
 */
export function plainSpec(pen: Sketch, call: string, spec: unknown): JsonValue {
  const above: object[] = [];
  const plain = (value: unknown, path: string): JsonValue => {
    const fail = (problem: string, hint?: string): never => pen.fail(`${call}: ${path === "" ? "what it was given" : path} ${problem}`, hint);
    switch (typeof value) {
      case "string":
      case "boolean":
        return value;
      case "number":
        return Number.isFinite(value) ? value : null;
      case "bigint":
        return Number.isSafeInteger(Number(value)) ? Number(value) : String(value);
      case "undefined":
        return null;
      case "object":
        break;
      case "function":
        return fail("is a function, and a spec is data alone", call === "echarts" ? 'Write a template, as "{b}: {c}"' : "Compute it in the script, and hand over what comes of it");
      default:
        return fail(`is a ${typeof value}, which no spec holds`);
    }
    if (value === null) return null;
    if (value instanceof Date) return Number.isNaN(value.getTime()) ? null : value.toISOString();
    if (value instanceof Promise) return fail("is a promise", "Await it first");
    if (above.includes(value)) return fail("contains itself");
    if (above.length > MAX_DEPTH) return fail(`is nested deeper than ${MAX_DEPTH} levels`);
    if (ArrayBuffer.isView(value) && !(value instanceof DataView)) return Array.from(value as unknown as ArrayLike<unknown>, (item, i) => plain(item, `${path}[${i}]`));
    above.push(value);
    try {
      if (Array.isArray(value)) return value.map((item: unknown, i) => plain(item, `${path}[${i}]`));
      const prototype: unknown = Object.getPrototypeOf(value);
      // A builder, as one of Vega-Lite's, writes itself down.
      if (prototype !== Object.prototype && prototype !== null) {
        if ("toJSON" in value && typeof value.toJSON === "function") return plain(value.toJSON(), path);
        return fail(`is a ${(value as { constructor?: { name?: string } }).constructor?.name ?? "class"}`, "Give plain objects, lists, texts and numbers");
      }
      const made: [string, JsonValue][] = [];
      for (const [name, item] of Object.entries(value)) {
        if (name === "__proto__") fail("has a key __proto__");
        if (item !== undefined) made.push([name, plain(item, /^[A-Za-z_$][\w$]*$/.test(name) ? `${path}${path === "" ? "" : "."}${name}` : `${path}[${JSON.stringify(name)}]`)]);
      }
      return Object.fromEntries(made);
    } finally {
      above.pop();
    }
  };
  return plain(spec, "");
}
