import { deserialize, serialize } from "node:v8";
import { isArrow } from "../runner/data/source.ts";
import { AuthorError } from "../ui/author-error.ts";
import { deepFreeze } from "./deep-freeze.ts";
import { plainProblem } from "./plain-problem.ts";
import type { DrawnCall } from "./recording.ts";

/** A result as it is kept: as bytes, of which everybody gets a copy, or as one value for all that nobody can change. */
export type Kept =
  | { readonly form: "copied"; readonly bytes: Uint8Array }
  | { readonly form: "shared"; readonly value: unknown };

/** A result with all that belongs to it. */
export interface Entry {
  readonly kept: Kept;
  /** What was drawn while it was computed. */
  readonly calls: readonly DrawnCall[];
  /** Bytes, about. */
  readonly size: number;
  /** When it was computed, in ms since 1970. */
  readonly at: number;
}

/** A number in an Arrow column. */
const CELL_BYTES = 8;

/**
 * @param copy whether everybody gets a copy of their own.
 * @throws AuthorError where a copy would not be the same as the result.
 */
export function keep(value: unknown, copy: boolean, called: string): { readonly kept: Kept; readonly size: number } {
  // Arrow tables have no way to be written to, and are large: they are handed out as they are.
  if (typeof value === "object" && value !== null && isArrow(value)) {
    return { kept: { form: "shared", value }, size: value.numRows * value.schema.fields.length * CELL_BYTES };
  }
  const problem = plainProblem(value);
  if (problem !== undefined) {
    throw new AuthorError(`${called} is cached, and ${problem}, of which no copy can be handed out`, "Return plain data or an Arrow table by itself, or keep connections and models with cacheResource(fn)");
  }
  if (!copy) return { kept: { form: "shared", value: deepFreeze(value, called) }, size: serialize(value).byteLength };
  const bytes = serialize(value);
  return { kept: { form: "copied", bytes }, size: bytes.byteLength };
}

/** What a caller gets. Bytes in it would be a window on those that are read here: they are copied first. */
export const handOut = (kept: Kept): unknown => (kept.form === "shared" ? kept.value : deserialize(new Uint8Array(kept.bytes)));

/** Whether two results are the same, as far as that is told without going through them. */
export const sameKept = (a: Kept, b: Kept): boolean =>
  a.form === "copied" && b.form === "copied" ? Buffer.compare(a.bytes, b.bytes) === 0 : a.form === "shared" && b.form === "shared" && a.value === b.value;
