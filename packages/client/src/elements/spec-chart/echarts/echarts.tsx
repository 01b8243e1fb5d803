import type { JSX } from "solid-js";
import type { Drawn } from "../../drawn.ts";
import { SpecChart, type Library } from "../spec-chart.tsx";

const LIBRARY: Library = { load: async () => (await import("./engine.ts")).drawEcharts };

/** An option of Apache ECharts. */
export default function Echarts(drawn: Drawn<"echarts">): JSX.Element {
  return <SpecChart drawn={drawn} library={LIBRARY} />;
}
