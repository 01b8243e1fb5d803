import type { ElementId, SeenView } from "@tutti/protocol";

/** Where an element's box stands on the screen, in px. */
export interface Standing {
  readonly id: ElementId;
  readonly top: number;
  readonly bottom: number;
}

/**
 * The place that somebody has scrolled to, by the innermost element at the upper edge of what they see. In the gap between two
 * it is the next one. At the top of the page it is no element, whatever stands there.
 *
 * @param edge the upper edge of what is seen, in px, as the boxes are.
 */
export function anchorAt(boxes: readonly Standing[], edge: number, scrolled: number): Pick<SeenView, "element" | "y"> {
  if (scrolled <= 0) return {};
  const tall = boxes.filter(({ top, bottom }) => bottom > top);
  const at = tall.filter(({ top, bottom }) => top <= edge && bottom > edge).sort((a, b) => a.bottom - a.top - (b.bottom - b.top))[0]
    ?? tall.filter(({ top }) => top > edge).sort((a, b) => a.top - b.top)[0];
  if (!at) return {};
  const y = (edge - at.top) / (at.bottom - at.top);
  return { element: at.id, y: Math.round(Math.max(-1, y) * 1_000) / 1_000 };
}

/** How far to scroll (px) so that an anchor stands at the edge here. */
export const scrollBy = ({ top, bottom }: Omit<Standing, "id">, y: number, edge: number): number => top + y * (bottom - top) - edge;
