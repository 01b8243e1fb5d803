import type { JsonValue } from "@tutti/protocol";

/** So many values of a tree travel, and so many characters of one text. More is nothing that a person reads. */
const MAX_VALUES = 5_000;
const MAX_CHARS = 10_000;
const MAX_DEPTH = 40;
/** No view carries a field of such a name, since it could touch a prototype: it is shown in quotation marks. */
const SHUNNED = new Set(["__proto__"]);

export interface PlainJson {
  readonly value: JsonValue;
  /** How many values, or long texts' ends, were left out. */
  readonly cut: number;
}

/**
 * Makes anything plain: dates become their ISO text, maps objects, sets and typed numbers lists; what has no JSON is named. Never
 * throws, whatever getters and cycles there are.
 */
export function plainJson(value: unknown): PlainJson {
  let left = MAX_VALUES;
  let cut = 0;
  const above: object[] = [];

  const shorten = (text: string): string => {
    if (text.length <= MAX_CHARS) return text;
    cut += 1;
    return `${text.slice(0, MAX_CHARS).replace(/[\ud800-\udbff]$/, "")}…`;
  };
  const items = (list: Iterable<unknown>, length: number): JsonValue[] => {
    const out: JsonValue[] = [];
    for (const item of list) {
      if (left <= 0) break;
      out.push(plain(item));
    }
    cut += length - out.length;
    return out;
  };
  const fields = (pairs: readonly (readonly [string, () => unknown])[]): JsonValue => {
    const out: [string, JsonValue][] = [];
    for (const [name, read] of pairs) {
      if (left <= 0) break;
      out.push([SHUNNED.has(name) ? `"${name}"` : name, plain(attempt(read))]);
    }
    cut += pairs.length - out.length;
    return Object.fromEntries(out);
  };
  const inside = (object: object): JsonValue => {
    if (object instanceof Date) return Number.isNaN(object.getTime()) ? "Invalid Date" : object.toISOString();
    if (object instanceof Error) return shorten(`${object.name}: ${object.message}`);
    if (object instanceof RegExp || object instanceof URL) return shorten(String(object));
    if (object instanceof Promise) return "[Promise: await it]";
    if (Array.isArray(object)) return items(object, object.length);
    if (object instanceof Set) return items(object, object.size);
    if (object instanceof Map) return fields([...object].map(([key, item]) => [String(key), () => item] as const));
    if (ArrayBuffer.isView(object) && !(object instanceof DataView)) {
      const list = object as unknown as ArrayLike<unknown>;
      return items(Array.from({ length: Math.min(list.length, left + 1) }, (_, i) => list[i]), list.length);
    }
    return fields(Object.keys(object).filter((name) => attempt(() => Reflect.get(object, name)) !== undefined).map((name) => [name, () => Reflect.get(object, name)] as const));
  };
  const plain = (item: unknown): JsonValue => {
    left -= 1;
    switch (typeof item) {
      case "string": return shorten(item);
      case "boolean": return item;
      case "number": return Number.isFinite(item) ? item : String(item);
      case "undefined": return null;
      case "object": break;
      case "function": return `[function ${item.name || "without a name"}]`;
      default: return String(item);
    }
    if (item === null) return null;
    if (above.includes(item)) return "[contains itself]";
    if (above.length >= MAX_DEPTH) {
      cut += 1;
      return "[too deep]";
    }
    above.push(item);
    const made = attempt(() => inside(item));
    above.pop();
    return made as JsonValue;
  };
  return { value: plain(value), cut };
}

/** A getter may throw; then that is what there is to show. */
function attempt(read: () => unknown): unknown {
  try {
    return read();
  } catch (error) {
    return `[${error instanceof Error ? error.message : "threw"}]`;
  }
}
