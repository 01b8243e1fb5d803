import { partIndex, type PartIndex } from "../chart/part-index.ts";
import { pointedIn } from "../chart/pointed-in.ts";
import type { Found } from "../chart/select/nearest.ts";
import { walkedTo } from "../chart/select/walked.ts";
import type { PartSource } from "../page.ts";
import type { Scene, Spots } from "./scene.ts";
import { nearest } from "./scene-surface.ts";

const indexes = new WeakMap<object, PartIndex>();
function indexOf(one: Spots): PartIndex {
  const of = one.of ?? one;
  const known = indexes.get(of);
  if (known) return known;
  const made = partIndex(one.count ?? one.x.length, (i) => one.lasting?.(i), (i) => one.name(i));
  indexes.set(of, made);
  return made;
}

/** What a series is called in an anchor; one whose author gave it no name goes by its number, which nobody is shown. */
const seriesOf = (spots: readonly Spots[], series: number): string => {
  const one = spots[series];
  return one && one.called !== "" && !one.unnamed ? one.called : `#${series}`;
};

/** The points of a picture that a library has drawn, for those who speak of one: by what they stand for, whatever their values become. */
export function sceneParts(box: HTMLElement, now: () => Scene | undefined): PartSource & { end(): void } {
  const pointed = pointedIn(box);
  const meant = (scene: Scene, where: Parameters<PartSource["at"]>[0]): Found | undefined => {
    const walked = where ? undefined : walkedTo(box);
    const at = walked ? undefined : pointed.at(where);
    return walked ?? (at && (scene.under?.(at) ?? nearest(scene.spots, at)));
  };
  return {
    at(where) {
      const scene = now();
      const found = scene && meant(scene, where);
      const one = found && scene.spots[found.series];
      const x = one && indexOf(one).keyOf(found.i);
      return one && x !== undefined ? { part: { kind: "point", series: seriesOf(scene.spots, found.series), x }, value: one.words(found.i) } : undefined;
    },
    boxOf(part) {
      const scene = now();
      if (!scene || part.kind !== "point") return undefined;
      for (const [series, one] of scene.spots.entries()) {
        const i = seriesOf(scene.spots, series) === part.series ? indexOf(one).find(part.x) : undefined;
        if (i === undefined) continue;
        const [x, y] = one.pixel?.(i) ?? [one.x[i] ?? Number.NaN, one.y[i] ?? Number.NaN];
        if (!Number.isFinite(x) || !Number.isFinite(y)) continue;
        const { left, top } = box.getBoundingClientRect();
        return new DOMRect(left + x, top + y, 0, 1);
      }
      return undefined;
    },
    end: () => pointed.end(),
  };
}
