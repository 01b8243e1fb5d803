import { defineComponent, json } from "tutti";
import * as v from "valibot";

export interface TerrainProps {
  readonly width: number;
  readonly height: number;
  /** Heights in metres, row by row. */
  readonly values: readonly number[];
  readonly peaks: readonly { readonly x: number; readonly y: number; readonly height: number }[];
}

/** Where everybody looks from, in radians. */
export interface Camera {
  readonly turn: number;
  readonly tilt: number;
}

/** A landscape on a canvas, without a library. Its camera is the room's: all look from the same place. */
export const terrain = defineComponent({
  name: "terrain",
  props: json<TerrainProps>(),
  value: v.object({ turn: v.pipe(v.number(), v.minValue(-7), v.maxValue(7)), tilt: v.pipe(v.number(), v.minValue(0.2), v.maxValue(1.5)) }),
  css: "canvas { display: block; width: 100%; height: 100%; touch-action: none; border-radius: var(--r1); background: var(--surface); cursor: grab } canvas:focus-visible { outline: 2px solid var(--accent); outline-offset: -2px }",
  async mount(context) {
    const { drawTerrain } = await import("./terrain-view.ts");
    return drawTerrain(context);
  },
});
