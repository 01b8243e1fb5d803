import type { WidgetProps, WidgetRule } from "./widget.ts";

/** Which page of so many, counted from 1. */
export interface PaginationProps extends WidgetProps {
  readonly pages: number;
  readonly value: number;
}

export const pagination: WidgetRule<PaginationProps, number> = {
  storage: "value",
  initial: (props) => props.value,
  accept: (props, stored) => {
    if (typeof stored !== "number" || !Number.isInteger(stored) || stored < 1) return undefined;
    // A filter that leaves fewer pages shows the last of them, not the first.
    return Math.min(stored, props.pages);
  },
  problem: (props) => {
    if (!Number.isInteger(props.pages) || props.pages < 1) return `pages is ${props.pages}; it is a whole number, 1 or more`;
    return Number.isInteger(props.value) && props.value >= 1 && props.value <= props.pages ? undefined : `the default ${props.value} is not a page from 1 to ${props.pages}`;
  },
};

/**
 * The pages that are offered: the first, the last, the present one and its neighbours. A number stands for a page, null for
 * a gap; a gap never stands for a single page.
 */
export function shownPages(pages: number, at: number): readonly (number | null)[] {
  if (pages <= 7) return Array.from({ length: pages }, (_, i) => i + 1);
  // Always seven places, so that nothing moves under the finger that clicks through.
  const from = at <= 4 ? 2 : at >= pages - 3 ? pages - 4 : at - 1;
  const to = at <= 4 ? 5 : at >= pages - 3 ? pages - 1 : at + 1;
  const middle = Array.from({ length: to - from + 1 }, (_, i) => from + i);
  return [1, ...(from > 2 ? [null] : []), ...middle, ...(to < pages - 1 ? [null] : []), pages];
}
