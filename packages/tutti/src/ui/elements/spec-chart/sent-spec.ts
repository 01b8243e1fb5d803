import { MAX_INLINE_SPEC, MAX_SPEC_CHARS, type JsonValue, type SpecData } from "@tutti/protocol/script";
import type { Sketch } from "../../pen.ts";

/** Makes plain JSON ready to travel: what is long goes ahead as bytes, so that the page's stream stays small. */
export function sentSpec(pen: Sketch, call: string, spec: JsonValue): SpecData {
  const text = JSON.stringify(spec);
  if (text.length <= MAX_INLINE_SPEC) return { kind: "inline", spec };
  if (text.length > MAX_SPEC_CHARS) {
    pen.fail(`${call}: what it was given has ${text.length} characters of JSON, and ${MAX_SPEC_CHARS} are sent`, call === "map" ? "Simplify the shapes, or draw fewer" : "Hand the data over as a table, { data: rows }, or sum it up first");
  }
  return { kind: "blob", blob: pen.blob(new TextEncoder().encode(text), "application/json"), chars: text.length };
}
