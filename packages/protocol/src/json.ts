/** Plain JSON: what values, elements and messages are made of. */
export type JsonValue = null | boolean | number | string | readonly JsonValue[] | { readonly [key: string]: JsonValue };

/** An object of JSON's, and no list. */
export type JsonObject = { readonly [key: string]: JsonValue };

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject => typeof value === "object" && value !== null && !Array.isArray(value);

/** Deep equality of JSON; property order does not matter. */
export function jsonEqual(a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  if (Array.isArray(a) || Array.isArray(b)) {
    if (!Array.isArray(a) || !Array.isArray(b) || a.length !== b.length) return false;
    return a.every((item, i) => jsonEqual(item as JsonValue, b[i] as JsonValue));
  }
  const left = a as { readonly [key: string]: JsonValue };
  const right = b as { readonly [key: string]: JsonValue };
  const keys = Object.keys(left);
  if (keys.length !== Object.keys(right).length) return false;
  return keys.every((key) => Object.hasOwn(right, key) && jsonEqual(left[key], right[key]));
}

/** The largest value that a widget or a state key may hold, in characters of its JSON. */
export const MAX_VALUE_CHARS = 256 * 1024;

const MAX_DEPTH = 64;

/**
 * Checks that something is plain JSON and can be kept.
 *
 * @returns `undefined` if it can; else the path and the reason, written for the author: `.rows[3].when is a Date; …`
 */
export function jsonProblem(value: unknown, path = "", depth = 0): string | undefined {
  if (depth > MAX_DEPTH) return `${path || "the value"} is nested deeper than ${MAX_DEPTH} levels`;
  switch (typeof value) {
    case "string":
    case "boolean":
      return undefined;
    case "number":
      return Number.isFinite(value) ? undefined : `${path || "the value"} is ${value}; JSON has only finite numbers`;
    case "object":
      break;
    default:
      return `${path || "the value"} is ${value === undefined ? "undefined" : `a ${typeof value}`}, which JSON cannot hold`;
  }
  if (value === null) return undefined;
  if (Array.isArray(value)) {
    for (const [i, item] of value.entries()) {
      const problem = jsonProblem(item, `${path}[${i}]`, depth + 1);
      if (problem) return problem;
    }
    return undefined;
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) {
    const name = (value as { constructor?: { name?: string } }).constructor?.name ?? "a class";
    return `${path || "the value"} is a ${name}; keep plain objects, arrays, strings, numbers, booleans and null`;
  }
  for (const [key, item] of Object.entries(value)) {
    if (key === "__proto__") return `${path || "the value"} has a key __proto__`;
    const problem = jsonProblem(item, `${path}.${key}`, depth + 1);
    if (problem) return problem;
  }
  return undefined;
}

/** Why something cannot be kept as a value: what JSON cannot hold, with its path, or its size. */
export function keepProblem(value: unknown): string | undefined {
  const problem = jsonProblem(value);
  if (problem !== undefined) return problem;
  const size = JSON.stringify(value).length;
  return size > MAX_VALUE_CHARS ? `it has ${size} characters of JSON, and ${MAX_VALUE_CHARS} can be kept` : undefined;
}
