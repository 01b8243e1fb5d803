import { isJsonObject, type JsonValue } from "@tutti/protocol";
import type { JSX } from "solid-js";
import type { Drawn } from "../../drawn.ts";
import { SpecChart, type Library } from "../spec-chart.tsx";
import { isOnePicture } from "./pictures.ts";

/** Several pictures are as high as they are; one may say how high it is itself. */
function heightOf(spec: JsonValue): number | null | undefined {
  if (!isOnePicture(spec)) return null;
  return typeof spec === "object" && spec !== null && "height" in spec && (typeof spec.height === "number" || typeof spec.height === "object") ? null : undefined;
}

/** Parameters may be bound to controls, which stand under the chart. */
const holdsControls = (spec: JsonValue): boolean => /"bind":/.test(JSON.stringify(isJsonObject(spec) ? (spec["params"] ?? null) : null));

const LIBRARY: Library = { load: async () => (await import("./engine.ts")).drawVegaLite, heightOf, holdsControls };

/** A spec of Vega-Lite. */
export default function VegaLite(drawn: Drawn<"vegaLite">): JSX.Element {
  return <SpecChart drawn={drawn} library={LIBRARY} />;
}
