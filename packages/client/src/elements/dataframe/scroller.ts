import { createMemo, createSignal, onCleanup, type Accessor } from "solid-js";
import { follow, rowsToDraw, scaleOf, standAt, type Scale, type Standing } from "./scroll.ts";

/** How tall a row is where its author says nothing. */
export const ROW = 36;
export const HEAD = 36;

/** Whether a row has room for a second line of text. */
export const wraps = (row: number): boolean => row >= 52;

/** How long after the last movement the browser's position is put where it belongs. */
const REST = 140;

export interface Scroller {
  readonly scale: Accessor<Scale>;
  readonly standing: Accessor<Standing>;
  /** How tall a row is. */
  readonly row: Accessor<number>;
  /** The rows to draw; changes in steps, not with every pixel. */
  readonly drawn: Accessor<{ readonly from: number; readonly count: number }>;
  readonly left: Accessor<number>;
  /** The size that is there for cells, without the header and the bars. */
  readonly width: Accessor<number>;
  readonly height: Accessor<number>;
  /** How much room a bar at the bottom takes. */
  readonly bar: Accessor<number>;
  watch(element: HTMLElement): void;
  /** Brings a row into sight, moving as little as it can. */
  reveal(row: number): void;
  revealSpan(from: number, to: number, lead: number): void;
}

/** Follows a scrolling element that shows `rows` rows, on a scale where they are too many. */
export function createScroller(rows: Accessor<number>, tall: Accessor<number | undefined>): Scroller {
  const row = () => tall() ?? ROW;
  let element: HTMLElement | undefined;
  let rest: ReturnType<typeof setTimeout> | undefined;
  const [size, setSize] = createSignal({ width: 0, height: 0, bar: 0 });
  const [left, setLeft] = createSignal(0);
  const [standing, setStanding] = createSignal<Standing>({ top: 0, real: 0 });
  const scale = createMemo(() => scaleOf(rows(), row(), size().height));
  const inside = createMemo(() => {
    const most = Math.max(0, scale().content - scale().viewport);
    return standing().top > most ? standAt(scale(), most) : standing();
  });
  const drawn = createMemo(() => rowsToDraw(inside().top, size().height, row(), rows()), undefined, {
    equals: (a, b) => a?.from === b?.from && a?.count === b?.count,
  });
  const goTo = (top: number): void => {
    const next = standAt(scale(), top);
    setStanding(next);
    if (element) element.scrollTop = next.real;
  };
  const settle = (): void => {
    const { top, real } = inside();
    if (Math.abs(standAt(scale(), top).real - real) >= 1) goTo(top);
  };
  const onScroll = (): void => {
    if (!element) return;
    setLeft(element.scrollLeft);
    if (Math.abs(element.scrollTop - standing().real) < 1) return;
    setStanding(follow(scale(), inside(), element.scrollTop));
    clearTimeout(rest);
    rest = setTimeout(settle, REST);
  };
  const measure = (): void => {
    if (!element || element.clientHeight === 0) return;
    setSize({ width: element.clientWidth, height: Math.max(0, element.clientHeight - HEAD), bar: element.offsetHeight - element.clientHeight });
  };
  onCleanup(() => clearTimeout(rest));
  return {
    scale,
    standing: inside,
    row,
    drawn,
    left,
    width: () => size().width,
    height: () => size().height,
    bar: () => size().bar,
    watch(found) {
      element = found;
      found.addEventListener("scroll", onScroll, { passive: true });
      const observer = new ResizeObserver(measure);
      observer.observe(found);
      onCleanup(() => observer.disconnect());
      measure();
    },
    reveal(index) {
      const { top } = inside();
      if (index * row() < top) goTo(index * row());
      else if ((index + 1) * row() > top + size().height) goTo((index + 1) * row() - size().height);
    },
    revealSpan(from, to, lead) {
      if (!element) return;
      if (from < element.scrollLeft) element.scrollLeft = from;
      else if (to + lead > element.scrollLeft + size().width) element.scrollLeft = to + lead - size().width;
    },
  };
}
