import { isAuthorKey } from "../ids.ts";
import { jsonProblem, type JsonValue } from "../json.ts";

/** Values that nobody in a room can change, by the keys that the app's author gave its widgets. */
export type Locks = Readonly<Record<string, JsonValue>>;

export const MAX_LOCKS = 20;
const MAX_LOCK_CHARS = 2_000;

/** @returns a sentence that says what is wrong with them; `undefined` where they can be meant. */
export function locksProblem(raw: unknown): string | undefined {
  if (typeof raw !== "object" || raw === null || Array.isArray(raw)) return 'locks is an object of values by widgets\' keys, such as {"region": "EMEA"}';
  const entries = Object.entries(raw);
  if (entries.length > MAX_LOCKS) return `At most ${MAX_LOCKS} values can be locked`;
  for (const [key, value] of entries) {
    if (!isAuthorKey(key)) return `locks: "${key.slice(0, 64)}" is no widget's key: letters, digits and _ . - alone`;
    const problem = jsonProblem(value, key);
    if (problem !== undefined || value === null) return `locks.${key} is no value: ${problem ?? "it is null"}`;
    if (JSON.stringify(value).length > MAX_LOCK_CHARS) return `locks.${key} is longer than ${MAX_LOCK_CHARS} characters of JSON`;
  }
  return undefined;
}

/** The same text for the same locks, in whatever order they were written. */
export const printLocks = (locks: Locks): string => JSON.stringify(sorted(locks));

function sorted(value: JsonValue): JsonValue {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, inner]) => [key, sorted(inner)]));
}

/** The rooms that belong to locked values: entered by a token that names them, and by nothing else. */
export const isLockedRoom = (room: string): boolean => /^locked--[0-9a-f]{40}$/.test(room);
