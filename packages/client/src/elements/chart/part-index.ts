import type { PointName } from "@tutti/protocol";

/** Points by what they are spoken of. */
export interface PartIndex {
  /** What a point is spoken of by: what outlives a change of its values, else all that tells it from the others. */
  keyOf(i: number): string | number | undefined;
  /** The point that is spoken of so now; `undefined` once there is none. */
  find(key: string | number): number | undefined;
}

/** As long as an anchor's name of a point may be. */
const LONGEST = 256;
/** Fields that say which series it is, which is told beside it. */
const SERIES: ReadonlySet<string> = new Set(["series", "trace"]);

/**
 * Lists points by their names, once somebody speaks of one.
 *
 * @param lasting what a point stands for (its place on the axis, what it is called); none where it has nothing of the kind.
 */
export function partIndex(count: number, lasting: (i: number) => string | number | null | undefined, name: (i: number) => PointName): PartIndex {
  const exact = (i: number): string => JSON.stringify(Object.entries(name(i)).filter(([field]) => !SERIES.has(field)));
  const first = new Map<string | number, number>();
  const shared = new Set<string | number>();
  for (let i = 0; i < count; i += 1) {
    const key = lasting(i) ?? undefined;
    if (key === undefined) continue;
    if (first.has(key)) shared.add(key);
    else first.set(key, i);
  }
  let wholly: Map<string, number> | undefined;
  const named = (): Map<string, number> => (wholly ??= new Map(Array.from({ length: count }, (_, i): [string, number] => [exact(count - 1 - i), count - 1 - i])));
  const fits = (key: string | number): boolean => typeof key === "number" || key.length <= LONGEST;
  return {
    keyOf(i) {
      const key = lasting(i) ?? undefined;
      if (key !== undefined && !shared.has(key) && fits(key)) return key;
      const whole = exact(i);
      return fits(whole) ? whole : undefined;
    },
    find: (key) => first.get(key) ?? (typeof key === "string" ? named().get(key) : undefined),
  };
}
