import type { CacheFigures } from "tutti/host";
import type { ProcessCaches } from "../../hosts/cache-desk.ts";

/** One cache of an app, and what each process has of it. */
export interface GatheredCache {
  readonly sum: CacheFigures;
  readonly each: readonly { readonly pid: number; readonly figures: CacheFigures }[];
}

/** Brings the same caches of several processes together, by name. */
export function gatherCaches(processes: readonly ProcessCaches[]): readonly GatheredCache[] {
  const found = new Map<string, { pid: number; figures: CacheFigures }[]>();
  for (const { pid, caches = [] } of processes) {
    for (const figures of caches) {
      const key = `${figures.kind} ${figures.place} ${figures.name}`;
      const before = found.get(key) ?? [];
      found.set(key, [...before, { pid, figures }]);
    }
  }
  return [...found.values()].map((each) => ({ sum: each.map(({ figures }) => figures).reduce(plus), each })).toSorted((a, b) => a.sum.name.localeCompare(b.sum.name));
}

function plus(a: CacheFigures, b: CacheFigures): CacheFigures {
  const [oldest, newest] = [extreme(Math.max, a.oldest, b.oldest), extreme(Math.min, a.newest, b.newest)];
  return {
    name: a.name, place: a.place, kind: a.kind, onDisk: a.onDisk || b.onDisk,
    entries: a.entries + b.entries, hits: a.hits + b.hits, misses: a.misses + b.misses, computing: a.computing + b.computing,
    ...(a.bytes !== undefined && { bytes: a.bytes + (b.bytes ?? 0) }), ...(oldest !== undefined && { oldest }), ...(newest !== undefined && { newest }),
  };
}

function extreme(of: (...ages: number[]) => number, ...ages: readonly (number | undefined)[]): number | undefined {
  const known = ages.filter((age) => age !== undefined);
  return known.length === 0 ? undefined : of(...known);
}
