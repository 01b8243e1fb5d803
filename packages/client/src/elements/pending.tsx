import type { JSX } from "solid-js";
import type { Drawn } from "./drawn.ts";

/** Stands where a chart will. */
export default function Pending(drawn: Drawn<"lineChart" | "areaChart" | "barChart" | "scatterChart">): JSX.Element {
  return <div class="el-loading" role="img" aria-label={drawn.props.title} />;
}
