import type { JsonValue } from "@tutti/protocol";
import type { JSX } from "solid-js";
import type { Drawn } from "../../drawn.ts";
import { SpecChart, type Library } from "../spec-chart.tsx";

/** A figure may say how high it is itself. */
function heightOf(figure: JsonValue): number | undefined {
  const layout = typeof figure === "object" && figure !== null && "layout" in figure ? figure.layout : undefined;
  return typeof layout === "object" && layout !== null && "height" in layout && typeof layout.height === "number" ? layout.height : undefined;
}

const LIBRARY: Library = { load: async () => (await import("./draw-plotly.ts")).drawPlotly, heightOf, holdsControls: () => true };

/** A figure of Plotly. */
export default function Plotly(drawn: Drawn<"plotly">): JSX.Element {
  return <SpecChart drawn={drawn} library={LIBRARY} />;
}
