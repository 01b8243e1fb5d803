import { createMemo, type JSX } from "solid-js";
import { sparkPath, sparkScale, type SparkKind } from "../spark-path.ts";

const WIDTH = 100;
const HEIGHT = 32;

/** How a number has come to where it is: a small chart without scales, for the eye alone. */
export default function Sparkline(props: { readonly points: readonly number[]; readonly kind: SparkKind }): JSX.Element {
  const path = createMemo(() => sparkPath(props.kind, props.points, { width: WIDTH, height: HEIGHT, ...sparkScale(props.kind, props.points) }));
  return (
    <svg class="metric-spark" data-kind={props.kind} viewBox={`0 0 ${WIDTH} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path d={path()} fill="none" stroke="currentColor" stroke-width="1.8" vector-effect="non-scaling-stroke" stroke-linejoin="round" />
    </svg>
  );
}
