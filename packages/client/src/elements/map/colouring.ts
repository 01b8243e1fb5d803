import type { JsonValue } from "@tutti/protocol";
import type { LegendEntry } from "../chart/legend.tsx";
import type { ChartTheme } from "../chart/theme.ts";

/** More colours than this tell nobody anything. */
const MAX_GROUPS = 40;
/** The smaller side of nothing has to reach this far, as a share of the larger, to be one. */
const FAR = 0.1;

/** How values become colours: each word its own, or numbers along a scale. */
export type Colouring =
  | { readonly kind: "plain"; readonly colour: string }
  | { readonly kind: "groups"; readonly entries: readonly LegendEntry[]; readonly of: (value: JsonValue) => string | undefined }
  | { readonly kind: "scale"; readonly low: number; readonly high: number; readonly colours: readonly string[]; readonly of: (value: JsonValue) => string | undefined };

/** Without a value there is nothing to tell by a colour. */
const NOTHING = "–";
export const groupOf = (value: JsonValue): string => (value === null ? NOTHING : typeof value === "object" ? JSON.stringify(value) : String(value));

export function colouringOf(values: readonly JsonValue[] | undefined, theme: ChartTheme, own: readonly string[] | undefined): Colouring {
  if (!values) return { kind: "plain", colour: own?.[0] ?? theme.series[0] ?? theme.accent };
  const numbers = values.filter((value) => typeof value === "number");
  if (numbers.length > 0 && values.every((value) => value === null || typeof value === "number")) {
    const [low, high] = numbers.reduce(([least, most], value) => [Math.min(least, value), Math.max(most, value)], [Infinity, -Infinity]);
    // A little on the other side of nothing, as the depth of a hill, makes no two sides.
    const sides = !own && Math.min(-low, high) > FAR * Math.max(-low, high);
    const colours = own && own.length > 1 ? own : sides ? theme.diverging : theme.sequential;
    const ends = sides ? [-Math.max(-low, high), Math.max(-low, high)] as const : [low, high] as const;
    return { kind: "scale", low: ends[0], high: ends[1], colours, of: (value) => (typeof value === "number" ? between(colours, ends[1] === ends[0] ? 1 : (value - ends[0]) / (ends[1] - ends[0])) : undefined) };
  }
  const names = [...new Set(values.map(groupOf))].slice(0, MAX_GROUPS);
  const entries = names.map((name, i): LegendEntry => ({ id: name, name, colour: own?.[i] ?? theme.series[i % theme.series.length] ?? theme.accent }));
  const found = new Map(entries.map((entry) => [entry.name, entry.colour]));
  return { kind: "groups", entries, of: (value) => found.get(groupOf(value)) };
}

function between(colours: readonly string[], share: number): string {
  const at = Math.min(1, Math.max(0, share)) * (colours.length - 1);
  const [low, high] = [colours[Math.floor(at)] ?? "", colours[Math.ceil(at)] ?? ""];
  const [a, b] = [parts(low), parts(high)];
  if (!a || !b) return low;
  const mixed = a.map((part, i) => Math.round(part + ((b[i] ?? part) - part) * (at - Math.floor(at))));
  return `#${mixed.map((part) => part.toString(16).padStart(2, "0")).join("")}`;
}

function parts(colour: string): readonly number[] | undefined {
  const found = /^#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})$/i.exec(colour);
  return found ? [found[1], found[2], found[3]].map((part) => Number.parseInt(part ?? "0", 16)) : undefined;
}
