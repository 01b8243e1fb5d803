import { jsonProblem, type JsonValue } from "./json.ts";

/**
 * The few questions that a page asks of what others wrote. A library of schemas would be a thirtieth of the first page's
 * script for a handful of shapes; where size does not matter, the project has one.
 *
 * A taker gives back what fits, without what does not belong in it, and `undefined` for what does not fit.
 */
export type Taker<T> = (raw: unknown) => T | undefined;
type Takers<T> = { readonly [Name in keyof T]-?: Taker<unknown> };
type Required<T> = { [Name in keyof T as undefined extends T[Name] ? never : Name]: T[Name] };
type Optional<T> = { [Name in keyof T as undefined extends T[Name] ? Name : never]: T[Name] };

/** What a question says yes to. */
export const those = <T>(fits: (raw: unknown) => boolean): Taker<T> => (raw) => (fits(raw) ? (raw as T) : undefined);

export const text = (most = Infinity): Taker<string> => those((raw) => typeof raw === "string" && raw.length <= most);
export const number: Taker<number> = those(Number.isFinite);
export const between = (low: number, high: number): Taker<number> => those((raw) => Number.isFinite(raw) && (raw as number) >= low && (raw as number) <= high);
export const count: Taker<number> = those((raw) => Number.isSafeInteger(raw) && (raw as number) >= 0);
export const boolean: Taker<boolean> = those((raw) => typeof raw === "boolean");
export const json: Taker<JsonValue> = those((raw) => raw !== undefined && jsonProblem(raw) === undefined);
export const oneOf = (...words: readonly string[]): Taker<string> => those((raw) => typeof raw === "string" && words.includes(raw));
export const recordOf = (taker: Taker<unknown>): Taker<Readonly<Record<string, unknown>>> =>
  those((raw) => isObject(raw) && Object.values(raw).every((value) => taker(value) !== undefined));

/** A list of at most so many. */
export const listOf = <T>(taker: Taker<T>, most: number): Taker<readonly T[]> => (raw) => {
  if (!Array.isArray(raw) || raw.length > most) return undefined;
  const taken = raw.map(taker);
  return taken.every((one) => one !== undefined) ? taken : undefined;
};

/** An object of the named fields and no others. */
export const shape = <T>(required: Takers<Required<T>>, optional: Takers<Optional<T>>): Taker<T> => (raw) => {
  if (!isObject(raw)) return undefined;
  const taken: [string, unknown][] = [];
  for (const [fields, must] of [[required, true], [optional, false]] as const) {
    for (const [name, take] of Object.entries<Taker<unknown>>(fields)) {
      const value = Object.hasOwn(raw, name) ? raw[name] : undefined;
      const fitting = take(value);
      if (fitting !== undefined) taken.push([name, fitting]);
      else if (must || value !== undefined) return undefined;
    }
  }
  return Object.fromEntries(taken) as T;
};

const isObject = (raw: unknown): raw is Readonly<Record<string, unknown>> => typeof raw === "object" && raw !== null && !Array.isArray(raw);
