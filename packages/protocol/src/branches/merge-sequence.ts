import { diffArrays } from "diff";

/** Beyond so many edits two sequences count as different from their first difference to their last. */
const MAX_EDITS = 4_000;

/** A stretch of a sequence that became another. */
export interface Hunk<T> {
  readonly at: number;
  readonly removed: readonly T[];
  readonly added: readonly T[];
}

/** What has to be done to `before` to make it `after`, in order. */
export function hunksOf<T>(before: readonly T[], after: readonly T[], same: (a: T, b: T) => boolean): Hunk<T>[] {
  const parts = diffArrays([...before], [...after], { comparator: same, maxEditLength: MAX_EDITS });
  if (!parts) return [wholeHunk(before, after, same)];
  const hunks: { at: number; removed: T[]; added: T[] }[] = [];
  let at = 0;
  for (const { value, added, removed } of parts) {
    if (!added && !removed) {
      at += value.length;
      continue;
    }
    const last = hunks.at(-1);
    const open = last && last.at + last.removed.length === at ? last : { at, removed: [], added: [] };
    if (open !== last) hunks.push(open);
    if (added) open.added.push(...value);
    else {
      open.removed.push(...value);
      at += value.length;
    }
  }
  return hunks;
}

/** Where two sequences have the same, in order: the places in each. */
export function commonOf<T>(ours: readonly T[], theirs: readonly T[], same: (a: T, b: T) => boolean): (readonly [number, number])[] {
  const places: [number, number][] = [];
  let [at, ahead] = [0, 0];
  for (const hunk of [...hunksOf(ours, theirs, same), { at: ours.length, removed: [], added: [] }]) {
    for (; at < hunk.at; at++) places.push([at, at + ahead]);
    at += hunk.removed.length;
    ahead += hunk.added.length - hunk.removed.length;
  }
  return places;
}

/**
 * Brings two people's changes of one sequence together, as a shared document would have: what either took away is gone, and what
 * either put in is there, ours before theirs. What both did alike is done once.
 */
export function mergeSequence<T>(base: readonly T[], ours: readonly T[], theirs: readonly T[], same: (a: T, b: T) => boolean): T[] {
  const [mine, other] = [byPlace(hunksOf(base, ours, same)), byPlace(hunksOf(base, theirs, same))];
  const gone = new Set([...mine.gone, ...other.gone]);
  const merged: T[] = [];
  for (let at = 0; at <= base.length; at++) {
    const [a, b] = [mine.added.get(at) ?? [], other.added.get(at) ?? []];
    merged.push(...a);
    if (!(a.length === b.length && a.every((item, i) => same(item, b[i] as T)))) merged.push(...b);
    if (at < base.length && !gone.has(at)) merged.push(base[at] as T);
  }
  return merged;
}

function byPlace<T>(hunks: readonly Hunk<T>[]): { readonly added: ReadonlyMap<number, readonly T[]>; readonly gone: readonly number[] } {
  return {
    added: new Map(hunks.map(({ at, added }) => [at, added])),
    gone: hunks.flatMap(({ at, removed }) => removed.map((_, i) => at + i)),
  };
}

function wholeHunk<T>(before: readonly T[], after: readonly T[], same: (a: T, b: T) => boolean): Hunk<T> {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && same(before[start] as T, after[start] as T)) start += 1;
  let end = 0;
  while (end < most - start && same(before[before.length - 1 - end] as T, after[after.length - 1 - end] as T)) end += 1;
  return { at: start, removed: before.slice(start, before.length - end), added: after.slice(start, after.length - end) };
}
