import type { Accessor } from "solid-js";
import type { EarthMap } from "./engine.ts";

/** In CSS pixels. */
const STEP = 60;
const MOVES: Readonly<Record<string, readonly [number, number]>> = { ArrowLeft: [STEP, 0], ArrowRight: [-STEP, 0], ArrowUp: [0, STEP], ArrowDown: [0, -STEP] };

/**
 * The ways about a map by keys: plus and minus come nearer and go further, 0 shows all of it, the arrows move it. Where the arrows
 * go from point to point, they move it with Alt.
 */
export function moveByKeys(box: HTMLElement, earth: Accessor<EarthMap | undefined>, walks: () => boolean): () => void {
  const key = (event: KeyboardEvent): void => {
    const map = earth();
    if (!map || event.ctrlKey || event.metaKey) return;
    const by = MOVES[event.key];
    if (by && event.altKey === walks()) map.moveBy(...by);
    else if (event.key === "+" || event.key === "=") map.zoomBy(2);
    else if (event.key === "-") map.zoomBy(0.5);
    else if (event.key === "0") map.fit();
    else return;
    event.preventDefault();
  };
  box.addEventListener("keydown", key);
  return () => box.removeEventListener("keydown", key);
}
