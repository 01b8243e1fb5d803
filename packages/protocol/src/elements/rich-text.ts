import type { JsonValue } from "../json.ts";
import type { MediaSource } from "./media.ts";

/** The one list of colours that a word or a badge may have. Each follows the theme. */
export const COLOURS = ["red", "orange", "yellow", "green", "blue", "violet", "grey", "primary"] as const;
export type Colour = (typeof COLOURS)[number];

export const isColour = (text: string): text is Colour => (COLOURS as readonly string[]).includes(text);

export interface BadgeProps { readonly body: string; readonly colour?: Colour; readonly icon?: string; readonly help?: string }
export interface LatexProps { readonly body: string; readonly help?: string }
export interface LinkProps { readonly body: string; readonly to: string; readonly icon?: string; readonly help?: string }
/** HTML as its author wrote it, which the page cleans before it shows it; or a whole page with a script, to be shown in a frame. */
export interface HtmlProps {
  readonly html: string;
  readonly height?: number;
  readonly label?: string;
  readonly source?: MediaSource;
}

/** The type of a blob that is shown in a frame: it is served with a policy that lets it reach nothing. */
export const FRAMED_HTML = "text/html; charset=utf-8; profile=frame";
export interface JsonProps {
  readonly value: JsonValue;
  /** How many levels stand open at first. */
  readonly open: number;
  readonly label?: string;
  /** How many values are left out, since there were too many. */
  readonly cut?: number;
}
