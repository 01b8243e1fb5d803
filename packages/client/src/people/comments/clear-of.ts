/** A box on the screen (px). */
export type Box = Pick<DOMRect, "left" | "right" | "top" | "bottom">;

/** How far a mark reaches from the corner that it stands at (px): most of it lies to the left. */
const LEFT = 24;
const RIGHT = 10;
const HALF = 13;
const GAP = 4;

/** Where a mark stands that would lie over none of these boxes: at its corner, or to the left of what is in its way there. */
export function clearOf(corner: { readonly x: number; readonly y: number }, boxes: readonly Box[]): number {
  let { x } = corner;
  for (const { left, right, top, bottom } of [...boxes].sort((a, b) => b.right - a.right)) {
    const inTheWay = left < x + RIGHT && right > x - LEFT && top < corner.y + HALF && bottom > corner.y - HALF;
    if (inTheWay) x = left - RIGHT - GAP;
  }
  return x;
}
