import { COLOURS, isColour, type Colour } from "@tutti/protocol";

/** How a directive draws what is in its brackets. */
export type Tint = { readonly look: "colour" | "ground" | "badge"; readonly colour: Colour } | { readonly look: "small" };

/** A directive found at a place of a text: `from` and `to` are the ends of what is between its brackets. */
export interface Directive {
  readonly tint: Tint;
  readonly from: number;
  readonly to: number;
}

const OTHER_NAMES: Readonly<Record<string, Colour>> = { gray: "grey", purple: "violet" };
const NAME = new RegExp(`:((?:${[...COLOURS, ...Object.keys(OTHER_NAMES)].join("|")})(?:-background|-badge)?|badge|small)\\[`, "y");

/**
 * Reads `:red[words]`, `:red-background[words]`, `:badge[words]`, `:green-badge[words]` and `:small[words]`. Brackets inside are
 * counted, so that a link may stand in it; a directive that does not close is text.
 */
export function directiveAt(text: string, at: number): Directive | undefined {
  NAME.lastIndex = at;
  const found = NAME.exec(text);
  const tint = found && tintOf(found[1] ?? "");
  if (!found || !tint) return undefined;
  const from = at + found[0].length;
  const to = closes(text, from);
  return to === undefined || to === from ? undefined : { tint, from, to };
}

function tintOf(name: string): Tint | undefined {
  if (name === "small") return { look: "small" };
  if (name === "badge") return { look: "badge", colour: "primary" };
  const [word = "", kind] = name.split("-");
  const colour = isColour(word) ? word : OTHER_NAMES[word];
  return colour && { look: kind === "badge" ? "badge" : kind === "background" ? "ground" : "colour", colour };
}

/** Longer than this, no label is coloured: a search for a bracket that never comes stays short. */
const MAX_CHARS = 2_000;

function closes(text: string, from: number): number | undefined {
  let depth = 1;
  const end = Math.min(text.length, from + MAX_CHARS);
  for (let at = from; at < end; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text[at] === "[") depth += 1;
    else if (text[at] === "]" && --depth === 0) return at;
  }
  return undefined;
}

/** The attributes of the span that draws it. */
export const tintAttributes = (tint: Tint): Record<string, string> =>
  tint.look === "small" ? { class: "md-small" } : { class: `md-${tint.look}`, "data-colour": tint.colour };
