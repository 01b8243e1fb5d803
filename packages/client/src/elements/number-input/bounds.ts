import { formatExact } from "../format.ts";
import { inputTexts } from "../../texts/inputs.ts";
import { snap, type NumberInputProps } from "@tutti/protocol";

type Bounds = Pick<NumberInputProps, "min" | "max" | "step" | "format">;

const inside = (props: Bounds, value: number): boolean => value >= (props.min ?? -Infinity) && value <= (props.max ?? Infinity);

/** What is wrong with a number, in words for who typed it; `undefined` if nothing is. */
export function boundsProblem(props: Bounds, value: number): string | undefined {
  if (inside(props, value)) return undefined;
  const low = props.min === undefined ? undefined : formatExact(props.min, props.format);
  const high = props.max === undefined ? undefined : formatExact(props.max, props.format);
  if (low !== undefined && high !== undefined) return inputTexts.between(low, high);
  return low === undefined ? inputTexts.atMost(high ?? "") : inputTexts.atLeast(low);
}

/** The next number up or down, on the grid of steps from `min` (or 0), and within the bounds. */
export function stepped(props: Bounds, from: number | null, by: 1 | -1, many = 1): number {
  const step = props.step ?? 1;
  const grid = { min: props.min ?? 0, max: props.max ?? Number.MAX_SAFE_INTEGER, step };
  const start = from ?? Math.max(props.min ?? 0, Math.min(0, props.max ?? 0)) - by * step * many;
  const next = start + by * step * many;
  if (props.min === undefined && next < 0) return -snap({ min: 0, max: Number.MAX_SAFE_INTEGER, step }, -next);
  return snap(grid, next);
}
