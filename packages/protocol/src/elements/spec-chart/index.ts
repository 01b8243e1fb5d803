import type { JsonValue } from "../../json.ts";
import { echartsFault } from "./echarts-fault.ts";
import { plotlyFault } from "./plotly-fault.ts";
import type { SpecKind } from "./spec-chart.ts";
import { vegaLiteFault } from "./vega-lite-fault.ts";
import type { SpecFault } from "./walk.ts";

export * from "./spec-chart.ts";
export { isWrittenOut, type SpecFault } from "./walk.ts";
export { isFlat } from "./plotly-fault.ts";

const FAULTS: Readonly<Record<SpecKind, (spec: JsonValue) => SpecFault | undefined>> = { echarts: echartsFault, vegaLite: vegaLiteFault, plotly: plotlyFault };

/** @returns what in a spec must not reach a page. The script refuses it where it is drawn, and the page again before it draws. */
export const specFault = (kind: SpecKind, spec: JsonValue): SpecFault | undefined => FAULTS[kind](spec);
