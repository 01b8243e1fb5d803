import { createMemo, type JSX } from "solid-js";

const WIDTH = 100;
const HEIGHT = 32;
const EDGE = 2;

/** The path of a small line through points, from edge to edge. Pure. */
export function sparkPath(points: readonly number[]): string {
  const low = Math.min(...points);
  const span = Math.max(...points) - low || 1;
  const x = (i: number): number => (points.length < 2 ? WIDTH / 2 : (i / (points.length - 1)) * WIDTH);
  const y = (value: number): number => HEIGHT - EDGE - ((value - low) / span) * (HEIGHT - 2 * EDGE);
  return points.map((value, i) => `${i === 0 ? "M" : "L"}${x(i).toFixed(1)} ${y(value).toFixed(1)}`).join("");
}

/** How a number has come to where it is: a line without scales, for the eye alone. */
export default function Sparkline(props: { readonly points: readonly number[] }): JSX.Element {
  const path = createMemo(() => sparkPath(props.points));
  return (
    <svg class="metric-spark" viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path()} fill="none" stroke="currentColor" stroke-width="1.8" vector-effect="non-scaling-stroke" stroke-linejoin="round" />
    </svg>
  );
}
