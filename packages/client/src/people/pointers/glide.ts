/** A place on the page, in px. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** A pointer goes half of the way that is left in this share of the time between two messages. */
const HALF_OF_INTERVAL = 0.45;
const FASTEST = 25;
const SLOWEST = 220;
/** What is nearer than this (px) is there. */
const THERE = 0.4;
/** Whoever jumps farther than this (px), as to another part of the page, is not drawn on the way. */
const JUMP = 2_000;

/** How long (ms) half of a way takes where messages come so many ms apart. */
export const halfLife = (interval: number): number => Math.min(SLOWEST, Math.max(FASTEST, interval * HALF_OF_INTERVAL));

/**
 * Where a pointer is drawn next on its way: quickly at first, and softly at the end, whatever the screen's rate. It never goes
 * beyond where somebody points.
 */
export function glide(from: Point | undefined, to: Point, ms: number, half: number): Point {
  if (!from) return to;
  const far = Math.hypot(to.x - from.x, to.y - from.y);
  if (far > JUMP) return to;
  const share = 1 - 0.5 ** (Math.max(0, ms) / half);
  if (far * (1 - share) < THERE) return to;
  return { x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share };
}
