import { defineComponent, json } from "tutti";
import * as v from "valibot";

export interface BrushProps {
  readonly points: readonly number[];
  readonly ticks: readonly { readonly name: string; readonly at: number }[];
  readonly unit: string;
}

/** The first and the last point, counted from 0. */
export type Stretch = readonly [number, number];

const index = v.pipe(v.number(), v.integer(), v.minValue(0));

/** A line, and a stretch of it that people choose together: D3's brush. */
export const brush = defineComponent({
  name: "brush",
  props: json<BrushProps>(),
  value: v.pipe(v.strictTuple([index, index]), v.check(([from, to]) => from <= to, "it ends before it begins"), v.readonly()),
  async mount(context) {
    const { drawBrush } = await import("./brush-view.ts");
    return drawBrush(context);
  },
});
