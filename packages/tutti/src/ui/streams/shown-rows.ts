import type { JsonValue, TableData } from "@tutti/protocol";

/** Which rows of a stream a table shows: those from `first`, of which those before `fixed` do not change any more. */
interface Shown {
  /** What keeps the rows. */
  readonly window: object;
  /** How many rows are drawn as one. */
  readonly grain: number;
  readonly first: number;
  readonly fixed: number;
}

const shown = new WeakMap<TableData, Shown>();

/** Remembers what a table shows of its stream, so that its page may be told what is new alone. */
export const noteShown = (data: TableData, what: Shown): void => void shown.set(data, what);

/** How a table moved on from another of the same window; `undefined` where it is to be sent whole. */
export function movedOn(old: TableData, now: TableData): { readonly drop: number; readonly cut: number; readonly add: readonly (readonly JsonValue[])[] } | undefined {
  const [was, is] = [shown.get(old), shown.get(now)];
  if (!was || !is || old.kind !== "inline" || now.kind !== "inline" || old.columns !== now.columns) return undefined;
  if (was.window !== is.window || was.grain !== is.grain || is.first >= was.fixed) return undefined;
  return { drop: is.first - was.first, cut: was.first + old.rows - was.fixed, add: now.values.map((column) => column.slice(was.fixed - is.first)) };
}
