import { createMemo, type Accessor } from "solid-js";
import type { Shown } from "./columns.ts";
import { createWidths, type Widths } from "./widths.ts";

/** More of the grid than this is not given to pinned columns: the others could not be seen. */
const MOST_PINNED = 0.6;

export interface Layout {
  readonly widths: Widths;
  readonly lead: Accessor<number>;
  /** How many columns are pinned, where there is room for it. */
  readonly pinned: Accessor<number>;
  readonly pinnedWidth: Accessor<number>;
  /** Widths and places of columns, for the cells to take. */
  readonly style: Accessor<Readonly<Record<string, string>>>;
}

/** Where columns stand. */
export function createLayout(of: {
  readonly columns: Accessor<readonly Shown[]>; readonly rows: Accessor<number>; readonly pinned: Accessor<number>; readonly room: Accessor<number>; readonly lead: Accessor<number>;
}): Layout {
  const lead = createMemo(of.lead);
  const widths = createWidths(of.columns, of.rows, () => of.room() - lead());
  const pinned = createMemo(() => ((widths.starts()[of.pinned()] ?? 0) + lead() > of.room() * MOST_PINNED ? 0 : of.pinned()));
  return {
    widths, lead, pinned,
    pinnedWidth: () => widths.starts()[pinned()] ?? 0,
    style: createMemo(() => Object.fromEntries([
      ...widths.of().map((width, i) => [`--w${i}`, `${width}px`] as const),
      ...widths.starts().slice(0, pinned()).map((start, i) => [`--x${i}`, `${start}px`] as const),
    ])),
  };
}

/** Which columns are drawn: the pinned ones, and those in sight beside them, one more on either side. */
export function columnsDrawn(starts: readonly number[], pinned: number, left: number, width: number): readonly number[] {
  const all = starts.length - 1;
  const always = Array.from({ length: pinned }, (_, i) => i);
  if (width <= 0) return [...always, ...Array.from({ length: Math.max(0, Math.min(all, pinned + 12) - pinned) }, (_, i) => pinned + i)];
  const edge = left + (starts[pinned] ?? 0);
  const from = Math.max(pinned, starts.findLastIndex((start) => start <= edge) - 1);
  const past = starts.findIndex((start) => start >= left + width);
  const to = past < 0 ? all : Math.min(all, past + 1);
  return [...always, ...Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i)];
}

/** The column at so many pixels from where columns begin; -1 before them. */
export function columnUnder(starts: readonly number[], x: number, pinned: number, left: number): number {
  if (x < 0) return -1;
  const place = x < (starts[pinned] ?? 0) ? x : x + left;
  return Math.min(starts.length - 2, Math.max(0, starts.findLastIndex((start) => start <= place)));
}
