import { isJsonObject, type JsonValue } from "../../json.ts";
import { firstFault, isWrittenOut, leadsAstray, LOADS, type SpecFault } from "./walk.ts";

/** More rows than this are not made out of nothing. */
const MAX_SEQUENCE = 1_000_000;


/** @returns what in a spec of Vega-Lite's must not reach a page, or is none of Vega-Lite's. */
export function vegaLiteFault(spec: JsonValue): SpecFault | undefined {
  return firstFault(spec, (value, key, { names }) => {
    if (names.length === 0) {
      if (!isJsonObject(value)) return { problem: "is no spec", hint: 'Write { mark: "bar", encoding: { … } }' };
      const schema = value["$schema"];
      if (Array.isArray(value["marks"]) || (typeof schema === "string" && /\/schema\/vega\/v/.test(schema))) return { problem: "is written in Vega's own words", hint: "Write it in Vega-Lite's" };
      return undefined;
    }
    if ((key === "values" && names.at(-2) === "data") || (key === "datasets" && names.length === 1)) return "rows";
    if (key === "url") {
      const above = names.at(-2);
      if (typeof value === "string" && (above === "data" || !isWrittenOut(value))) {
        return above === "data" ? { problem: LOADS.problem, hint: "Read the data in the script, and hand them over: ui.vegaLite(spec, { data: rows })" } : LOADS;
      }
    }
    // Of an encoding, `{ value: "…" }`; what a column holds is looked at when it is drawn.
    if (key === "value" && names.at(-2) === "url" && typeof value === "string" && !isWrittenOut(value)) return LOADS;
    if (key === "href" || (key === "value" && names.at(-2) === "href")) return leadsAstray(value);
    if (key === "element" && names.includes("bind")) return { problem: "puts a control somewhere else in the page", hint: "Leave it out: the control stands under the chart" };
    if (key === "sequence" && isJsonObject(value)) {
      const { start = 0, stop = 0, step = 1 } = value;
      const rows = (Number(stop) - Number(start)) / Number(step);
      if (!(rows <= MAX_SEQUENCE)) return { problem: `has more than ${MAX_SEQUENCE} rows` };
    }
    return undefined;
  });
}
