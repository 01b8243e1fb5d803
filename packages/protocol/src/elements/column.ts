import type { JsonValue } from "../json.ts";
import type { NumberFormat } from "./number-format.ts";

/** How a day or a moment is shown: by the reader's locale, as ISO 8601, or by its distance from now ("3 days ago"). */
export const MOMENT_STYLES = ["localized", "short", "long", "iso8601", "distance"] as const;
export type MomentStyle = (typeof MOMENT_STYLES)[number];

/** What every column takes, whatever is in it. */
interface Shared {
  /** What its head says, in place of the column's own name. */
  readonly label?: string;
  /** Width in CSS pixels, or one of three usual ones (80, 160, 320); as wide as its values need where absent. */
  readonly width?: number | "small" | "medium" | "large";
  /** Markdown in the menu of its head, and its words where that is pointed at; in a table for reading behind a question mark. */
  readonly help?: string;
  /** Stays in sight at the left when others scroll. */
  readonly pinned?: boolean;
  /** Not shown at first; a reader may show it. */
  readonly hidden?: boolean;
  /** Numbers stand at the right, truth and pictures in the middle, else at the left. */
  readonly alignment?: "left" | "center" | "right";
}

/** What a column takes where its cells can be written in. */
interface Editable<Value> extends Shared {
  /** A cell without a value is shown as wrong, and its row is not yet one for the script. */
  readonly required?: boolean;
  /** Nobody may write in it. */
  readonly disabled?: boolean;
  /** What a new row has in it. */
  readonly default?: Value;
}

/** Shown as what its values are found to be. */
export interface AutoColumn extends Editable<JsonValue> {
  readonly kind?: "auto";
  readonly format?: NumberFormat | MomentStyle;
}

export interface TextColumn extends Editable<string> {
  readonly kind: "text";
  readonly maxChars?: number;
  /** What the whole text has to match, as a regular expression with the flag `u`, and what is said where it does not. */
  readonly pattern?: string;
  readonly patternNote?: string;
}

export interface NumberColumn extends Editable<number> {
  readonly kind: "number";
  readonly format?: NumberFormat;
  readonly min?: number;
  readonly max?: number;
  /** Distance of two values, counted from `min`, else from 0. */
  readonly step?: number;
}

export interface CheckboxColumn extends Editable<boolean> {
  readonly kind: "checkbox";
}

/** One value that a cell may have, and how it is shown. */
export interface ColumnOption {
  readonly value: string | number | boolean;
  readonly label: string;
}

export interface SelectColumn extends Editable<ColumnOption["value"]> {
  readonly kind: "select";
  readonly options: readonly ColumnOption[];
}

/** A cell holds a list of values. */
export interface MultiselectColumn extends Editable<readonly ColumnOption["value"][]> {
  readonly kind: "multiselect";
  readonly options: readonly ColumnOption[];
  /** Whether people may add what they type: texts of 200 characters at most. */
  readonly acceptNew?: boolean;
}

interface MomentColumn extends Editable<string> {
  readonly format?: MomentStyle;
  /** As the default: `2026-05-03`, `09:30`, `2026-05-03T09:30`. */
  readonly min?: string;
  readonly max?: string;
}

/** Days: ms since 1970 at midnight in UTC, or texts `YYYY-MM-DD`. */
export interface DateColumn extends MomentColumn {
  readonly kind: "date";
}

/** Times of day: texts `HH:MM` or `HH:MM:SS`, or moments of which only the time is shown. */
export interface TimeColumn extends MomentColumn {
  readonly kind: "time";
  /** Seconds from one choice to the next. */
  readonly step?: number;
}

/** Moments: ms since 1970, or texts in ISO 8601; those without a zone are as a clock on the wall shows them. */
export interface DatetimeColumn extends MomentColumn {
  readonly kind: "datetime";
  /** IANA name of the zone in which moments are shown, as `Europe/Paris`; the reader's own where absent. */
  readonly zone?: string;
  readonly step?: number;
}

/** Addresses: `https:`, `http:`, `mailto:`, or `/…` of this server. What else is there is shown as text. */
export interface LinkColumn extends Editable<string> {
  readonly kind: "link";
  /** What is shown in place of the address. */
  readonly text?: string;
  /** A regular expression whose first group is shown in place of the address, where it matches. */
  readonly textPattern?: string;
  readonly maxChars?: number;
  readonly pattern?: string;
  readonly patternNote?: string;
}

/** Addresses of pictures: `https:`, `data:image/…` or `/…` of this server. */
export interface ImageColumn extends Shared {
  readonly kind: "image";
  /** The column whose text says what a picture shows. */
  readonly alt?: string;
}

/** Addresses of sounds or films: `https:`, or `/…` of this server. A button in each cell plays what is there. */
export interface MediaColumn extends Shared {
  readonly kind: "audio" | "video";
  /** The column whose text says what is heard or seen. */
  readonly alt?: string;
}

export interface ListColumn extends Editable<readonly JsonValue[]> {
  readonly kind: "list";
}

export interface JsonColumn extends Shared {
  readonly kind: "json";
}

export interface MarkdownColumn extends Editable<string> {
  readonly kind: "markdown";
}

/** A bar from `min` (0 where absent) to `max` (1, or 100 where its numbers are above 1). */
export interface ProgressColumn extends Shared {
  readonly kind: "progress";
  readonly format?: NumberFormat;
  readonly min?: number;
  readonly max?: number;
}

/** A small chart of a list of numbers in each cell. */
export interface ChartColumn extends Shared {
  readonly kind: "lineChart" | "areaChart" | "barChart";
  /** The least and the greatest number of all cells' scales; each cell's own where absent. */
  readonly min?: number;
  readonly max?: number;
}

/** A button in each row. Its clicks belong to the dataframe that draws it. */
export interface ButtonColumn extends Shared {
  readonly kind: "button";
  /** What the buttons say; the cell's own text where absent. A cell without a value has no button. */
  readonly text?: string;
  readonly icon?: string;
  readonly disabled?: boolean;
}

/** How one column is shown, and written in. */
export type ColumnSpec =
  | AutoColumn | TextColumn | NumberColumn | CheckboxColumn | SelectColumn | MultiselectColumn | DateColumn | TimeColumn | DatetimeColumn
  | LinkColumn | ImageColumn | MediaColumn | ListColumn | JsonColumn | MarkdownColumn | ProgressColumn | ChartColumn | ButtonColumn;

export type ColumnKind = NonNullable<ColumnSpec["kind"]>;

/** By the name of the column in the data. */
export type ColumnSpecs = Readonly<Record<string, ColumnSpec>>;

export const COLUMN_KINDS: readonly ColumnKind[] = [
  "auto", "text", "number", "checkbox", "select", "multiselect", "date", "time", "datetime", "link", "image", "audio", "video", "list", "json", "markdown", "progress",
  "lineChart", "areaChart", "barChart", "button",
];

/** The usual widths, in CSS pixels. */
export const COLUMN_WIDTHS = { small: 80, medium: 160, large: 320 } as const;

/** A column's width in CSS pixels, where its author gave one. */
export const columnWidth = ({ width }: Pick<ColumnSpec, "width">): number | undefined => (typeof width === "string" ? COLUMN_WIDTHS[width] : width);
