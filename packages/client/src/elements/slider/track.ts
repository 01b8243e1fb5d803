import { snap, type SliderProps } from "@tutti/protocol";

/** The value at a place along the track, 0 to 1. */
export const valueAlong = (props: Pick<SliderProps, "min" | "max" | "step">, along: number): number =>
  snap(props, props.min + Math.min(1, Math.max(0, along)) * (props.max - props.min));

/** Which end of a range is to come to a value that somebody points at: the nearer one; of two on one spot, the one that can. */
export function nearerEnd([low, high]: readonly [number, number], to: number): 0 | 1 {
  if (to <= low) return 0;
  return to >= high || high - to < to - low ? 1 : 0;
}
