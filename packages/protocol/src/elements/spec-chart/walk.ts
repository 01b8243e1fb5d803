import { safeAddress } from "../../addresses.ts";
import type { JsonValue } from "../../json.ts";

/** What must not be in a spec, where it stands, and what its author may do instead. */
export interface SpecFault {
  /** As one would write it in the script: `series[0].symbol`. */
  readonly path: string;
  readonly problem: string;
  readonly hint?: string;
}

export interface Place {
  readonly path: string;
  /** The names on the way, without the numbers of lists. */
  readonly names: readonly string[];
}
/** @returns the fault of a value, or that what is in it is rows of data and no part of the spec. */
export type Look = (value: JsonValue, key: string, place: Place) => Omit<SpecFault, "path"> | "rows" | undefined;

/** Deeper than any chart is written. */
const MAX_DEPTH = 100;

/** Goes through a spec, and gives the first fault that `look` finds. Numbers in long lists are passed over. */
export function firstFault(spec: JsonValue, look: Look): SpecFault | undefined {
  const visit = (value: JsonValue, key: string, place: Place, depth: number): SpecFault | undefined => {
    const fault = look(value, key, place);
    if (fault === "rows") return undefined;
    if (fault) return { path: place.path || "the whole", ...fault };
    if (typeof value !== "object" || value === null) return undefined;
    if (depth > MAX_DEPTH) return { path: place.path, problem: `is nested deeper than ${MAX_DEPTH} levels` };
    if (Array.isArray(value)) {
      for (const [i, item] of (value as readonly JsonValue[]).entries()) {
        if (typeof item === "number" || item === null) continue;
        const found = visit(item, key, { path: `${place.path}[${i}]`, names: place.names }, depth + 1);
        if (found) return found;
      }
      return undefined;
    }
    for (const [name, item] of Object.entries(value)) {
      const written = /^[A-Za-z_$][\w$]*$/.test(name) ? `${place.path === "" ? "" : "."}${name}` : `[${JSON.stringify(name)}]`;
      const found = visit(item, name, { path: `${place.path}${written}`, names: [...place.names, name] }, depth + 1);
      if (found) return found;
    }
    return undefined;
  };
  return visit(spec, "", { path: "", names: [] }, 0);
}

/** A picture that is written out in the spec itself; an SVG among them cannot run where it is shown as a picture. */
export const isWrittenOut = (address: string): boolean => /^data:image\/(?:png|jpe?g|gif|webp|avif|svg\+xml)[;,]/i.test(address);

export const LOADS = {
  problem: "loads something from elsewhere, and nobody's page does that for a chart",
  hint: 'Read it in the script, and write it out: "data:image/png;base64,…"',
} as const;

/** Where a press may lead is decided as for every other link. */
export const leadsAstray = (address: JsonValue): { readonly problem: string; readonly hint: string } | undefined =>
  typeof address === "string" && safeAddress(address) === undefined
    ? { problem: `leads to ${JSON.stringify(address.slice(0, 60))}, where no page may send people`, hint: "Write https://…, or a path of this server" }
    : undefined;
