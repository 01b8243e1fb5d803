/** Browsers draw no element taller than some 17 to 33 million pixels: a longer table scrolls on a shorter scale. */
const MAX_HEIGHT = 12_000_000;

/** A list on its scale. `content` is as tall as its rows would be, `height` as tall as the page really makes it. */
export interface Scale {
  readonly content: number;
  readonly height: number;
  /** How much of it is seen at a time. */
  readonly viewport: number;
}

/** Where the reader stands: `top` in the content, `real` in the browser's own scroll position. */
export interface Standing {
  readonly top: number;
  readonly real: number;
}

export const scaleOf = (rows: number, rowHeight: number, viewport: number): Scale =>
  ({ content: rows * rowHeight, height: Math.min(rows * rowHeight, MAX_HEIGHT), viewport });

const range = (all: number, viewport: number): number => Math.max(0, all - viewport);
const clamp = (value: number, most: number): number => Math.min(most, Math.max(0, value));

/**
 * Follows the browser's scroll position. A short move is a move of as many pixels, so that a wheel feels as in any list; a
 * long one, of the thumb or a jump, goes to the same part of the content.
 */
export function follow(scale: Scale, before: Standing, real: number): Standing {
  const most = range(scale.content, scale.viewport);
  if (scale.content === scale.height) return { top: clamp(real, most), real };
  const moved = real - before.real;
  if (Math.abs(moved) < scale.viewport) return { top: clamp(before.top + moved, most), real };
  return { top: clamp((real / (range(scale.height, scale.viewport) || 1)) * most, most), real };
}

/** Where the browser's scroll position belongs for a place in the content: put there when it rests, so that both ends can be reached. */
export function standAt(scale: Scale, top: number): Standing {
  const most = range(scale.content, scale.viewport);
  const at = clamp(top, most);
  if (scale.content === scale.height) return { top: at, real: at };
  return { top: at, real: Math.round((at / (most || 1)) * range(scale.height, scale.viewport)) };
}

/** Rows are drawn in steps of so many, so that a short scroll draws nothing. */
const STEP = 8;

/** The rows to draw: those that are seen, and some on either side, so that a fast scroll finds them there. */
export function rowsToDraw(top: number, viewport: number, rowHeight: number, rows: number): { readonly from: number; readonly count: number } {
  const seen = Math.ceil(viewport / rowHeight);
  const count = Math.min(rows, seen + 3 * STEP);
  const from = Math.floor(top / rowHeight / STEP) * STEP - STEP;
  return { from: clamp(from, Math.max(0, rows - count)), count };
}
