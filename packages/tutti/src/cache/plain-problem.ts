import { constructorName } from "./argument-key.ts";

/** Where a value holds something that a copy of it would not: a function, a symbol, an instance of a class. `undefined` where all is plain. */
export function plainProblem(value: unknown, path = "the result", seen = new Set<object>()): string | undefined {
  if (typeof value === "function" || typeof value === "symbol") return `${path} is a ${typeof value}`;
  if (typeof value !== "object" || value === null || seen.has(value)) return undefined;
  seen.add(value);
  if (Array.isArray(value)) return first(value.entries(), (i) => `${path}[${i}]`, seen);
  if (value instanceof Map) return first([...value.keys()].entries(), (i) => `the name of ${path}[${i}]`, seen) ?? first(value.entries(), (name) => `${path}.get(${String(name)})`, seen);
  if (value instanceof Set) return first([...value].entries(), (i) => `${path}[${i}]`, seen);
  if (isGone(value)) return `${path} is bytes that were handed over before, and are gone`;
  if (isLeaf(value)) return undefined;
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) return `${path} is an instance of ${constructorName(value)}`;
  return first(Object.entries(value), (name) => `${path}.${name}`, seen);
}

/** Objects that a structured clone takes whole. */
const isLeaf = (value: object): boolean =>
  value instanceof Date || value instanceof RegExp || value instanceof Error || value instanceof ArrayBuffer || ArrayBuffer.isView(value);

function isGone(value: object): boolean {
  const buffer = ArrayBuffer.isView(value) ? value.buffer : value;
  return buffer instanceof ArrayBuffer && buffer.detached;
}

function first(items: Iterable<readonly [unknown, unknown]>, path: (at: unknown) => string, seen: Set<object>): string | undefined {
  for (const [at, item] of items) {
    // Most of what is in a table is no object: its path is not put together.
    if (typeof item !== "object" && typeof item !== "function" && typeof item !== "symbol") continue;
    const problem = plainProblem(item, path(at), seen);
    if (problem !== undefined) return problem;
  }
  return undefined;
}
