import type { JsonValue } from "../../json.ts";
import type { SelectableProps } from "../selection.ts";
import type { TableData } from "../table-data.ts";

/** What an author wrote for a drawing library, as plain JSON: short ones in the element, longer ones as the bytes of a blob. */
export type SpecData =
  | { readonly kind: "inline"; readonly spec: JsonValue }
  | { readonly kind: "blob"; readonly blob: string; readonly chars: number };

/** Specs up to so many characters of JSON travel inside their element. */
export const MAX_INLINE_SPEC = 16 * 1024;
/** Longer than anything that a page should read as JSON: larger data are handed over as tables. */
export const MAX_SPEC_CHARS = 32 * 1024 * 1024;

/** A chart in the words of a library: ECharts, Vega-Lite or Plotly. */
export interface SpecChartProps extends SelectableProps {
  readonly spec: SpecData;
  /** Tables that it draws from, by their names in it; the one that its author did not name is called `data`. */
  readonly tables?: Readonly<Record<string, TableData>>;
  readonly height?: number;
  readonly title?: string;
  /** What it shows, in words; where absent, what is drawn is told in words of the page's. */
  readonly alt?: string;
}

/** The name of the table that its author did not name. */
export const ONLY_TABLE = "data";

/** A library, as authors and messages call it. */
export const SPEC_KINDS = ["echarts", "vegaLite", "plotly"] as const;
export type SpecKind = (typeof SPEC_KINDS)[number];
