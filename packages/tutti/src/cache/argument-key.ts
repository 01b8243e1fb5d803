import { createHash } from "node:crypto";
import { AuthorError } from "../ui/author-error.ts";
import { isUi } from "./is-ui.ts";

/** A longer key is kept as its digest. */
const LONGEST = 200;

/**
 * The arguments of a cached call as one text: the same where they are equal by value. A `Ui` is no part of it.
 *
 * @throws AuthorError naming the path of what has no value of its own: functions, symbols, class instances, circles.
 */
export function argumentKey(args: readonly unknown[], called: string): string {
  const parts: string[] = [];
  for (const [i, arg] of args.entries()) {
    if (!isUi(arg)) write(arg, `argument ${i + 1}`, { parts, called, around: [] });
    parts.push(";");
  }
  const key = parts.join("");
  return key.length <= LONGEST ? key : `#${createHash("sha256").update(key).digest("base64url")}`;
}

interface Writing {
  readonly parts: string[];
  readonly called: string;
  /** What the value lies in, to find circles. */
  readonly around: readonly object[];
}

function write(value: unknown, path: string, writing: Writing): void {
  const { parts } = writing;
  switch (typeof value) {
    case "string":
      return void parts.push(JSON.stringify(value));
    case "number":
      // 0 and -0 are equal to everybody who compares them.
      return void parts.push(value === 0 ? "0" : String(value));
    case "bigint":
      return void parts.push(`${value}n`);
    case "boolean":
    case "undefined":
      return void parts.push(String(value));
    case "function":
      return refuse(path, "a function, and two functions cannot be told to be the same", writing);
    case "symbol":
      return refuse(path, "a symbol", writing);
    case "object":
      return value === null ? void parts.push("null") : writeObject(value, path, writing);
  }
}

function writeObject(value: object, path: string, outer: Writing): void {
  if (outer.around.includes(value)) refuse(path, "part of a circle", outer);
  const writing = { ...outer, around: [...outer.around, value] };
  const { parts } = writing;
  const list = (tag: string, items: Iterable<unknown>): void => {
    parts.push(tag, "[");
    let i = 0;
    for (const item of items) {
      write(item, `${path}[${i++}]`, writing);
      parts.push(",");
    }
    parts.push("]");
  };
  if (Array.isArray(value)) return list("", value);
  if (value instanceof Date) return void parts.push(`date(${value.getTime()})`);
  if (value instanceof RegExp || value instanceof URL) return void parts.push(`${value.constructor.name}(${JSON.stringify(String(value))})`);
  if (ArrayBuffer.isView(value)) return void parts.push(`${value.constructor.name}(${digest(new Uint8Array(value.buffer, value.byteOffset, value.byteLength))})`);
  if (value instanceof ArrayBuffer) return void parts.push(`ArrayBuffer(${digest(new Uint8Array(value))})`);
  if (value instanceof Set) return unordered("set", [...value].map((item, i) => apart(item, `${path}[${i}]`, writing)), parts);
  if (value instanceof Map) {
    return unordered("map", [...value].map(([name, item], i) => `${apart(name, `the name of ${path}[${i}]`, writing)}:${apart(item, `${path}[${i}]`, writing)}`), parts);
  }
  const prototype: unknown = Object.getPrototypeOf(value);
  if (prototype !== Object.prototype && prototype !== null) refuse(path, `an instance of ${constructorName(value)}`, writing);
  parts.push("{");
  const fields = value as Readonly<Record<string, unknown>>;
  for (const name of Object.keys(fields).toSorted()) {
    // A field that is undefined and one that is not there are the same options.
    if (fields[name] === undefined) continue;
    parts.push(JSON.stringify(name), ":");
    write(fields[name], `${path}.${name}`, writing);
    parts.push(",");
  }
  parts.push("}");
}

/** One value's text, by itself. */
function apart(value: unknown, path: string, writing: Writing): string {
  const parts: string[] = [];
  write(value, path, { ...writing, parts });
  return parts.join("");
}

const unordered = (tag: string, items: string[], parts: string[]): void => void parts.push(tag, "[", items.toSorted().join(","), "]");

const digest = (bytes: Uint8Array): string => createHash("sha256").update(bytes).digest("base64url");

/** What an object is an instance of, as its author calls it. */
export const constructorName = (value: object): string => (value.constructor as { readonly name?: string } | undefined)?.name || "a class without a name";

function refuse(path: string, what: string, { called }: Writing): never {
  throw new AuthorError(
    `${called} is cached, and ${path} is ${what}`,
    "Hand it plain data, or say what tells calls apart: cacheData(fn, { key: (query) => query.id })",
  );
}
