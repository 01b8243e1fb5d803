import type { ElementId } from "../ids.ts";
import { jsonEqual } from "../json.ts";
import { shape, text, those, type Taker } from "../shape.ts";
import { isPagePath } from "../stream/pages.ts";
import { MAX_ANCHOR_CHARS } from "./bounds.ts";

/** A part of an element: a table's cell by its row's name and its column, or a chart's point by its series and where it lies. */
export type CommentPart =
  | { readonly kind: "cell"; readonly row: string; readonly column: string }
  | { readonly kind: "point"; readonly series: string; readonly x: string | number };

/** What a thread stands at. The words say what that was when it was begun: they are what is left when it is gone. */
export interface CommentAnchor {
  /** A widget's id follows from its key, and so outlives a change of layout. */
  readonly element: ElementId;
  /** The page that it stands on, where the app has several. */
  readonly page?: string;
  readonly part?: CommentPart;
  readonly label: string;
  readonly value?: string;
}

const name = text(256);
const cell = shape<Extract<CommentPart, { kind: "cell" }>>({ kind: those((raw) => raw === "cell"), row: name, column: name }, {});
const point = shape<Extract<CommentPart, { kind: "point" }>>(
  { kind: those((raw) => raw === "point"), series: name, x: those((raw) => Number.isFinite(raw) || (typeof raw === "string" && raw.length <= 256)) }, {});

export const takeAnchor: Taker<CommentAnchor> = shape<CommentAnchor>(
  { element: those((raw) => typeof raw === "string" && /^[\w-]{1,128}$/.test(raw)), label: text(MAX_ANCHOR_CHARS) },
  { page: those((raw) => typeof raw === "string" && isPagePath(raw)), part: (raw) => cell(raw) ?? point(raw), value: text(MAX_ANCHOR_CHARS) },
);

/** Whether two parts are the same one; none is the element as a whole. */
export const samePart = (a: CommentPart | undefined, b: CommentPart | undefined): boolean =>
  a === b || (a !== undefined && b !== undefined && jsonEqual({ ...a }, { ...b }));

/** Words as an anchor holds them: one line, not too long. */
export const anchorWords = (words: string): string => [...words.replace(/\s+/g, " ").trim()].slice(0, MAX_ANCHOR_CHARS / 2).join("");
