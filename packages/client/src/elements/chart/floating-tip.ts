import type { Corner } from "./select/drawing.ts";
import { tip, type TipLine } from "./tooltip.ts";

/** In CSS pixels, beside the pointer. */
const BESIDE = 14;
const EDGE = 4;

/** A tooltip in an element that is drawn in, beside a place in it and never beyond its edges. */
export function createTip(element: HTMLElement) {
  let box: HTMLElement | undefined;
  const hide = (): void => {
    box?.remove();
    box = undefined;
  };
  return {
    hide,
    show([x, y]: Corner, heading: string, lines: readonly TipLine[]): void {
      hide();
      box = tip(heading, lines);
      box.classList.add("floating-tip");
      element.append(box);
      const beside = (at: number, own: number, whole: number): number => Math.max(EDGE, at + BESIDE + own > whole ? at - BESIDE - own : at + BESIDE);
      box.style.left = `${beside(x, box.offsetWidth, element.clientWidth)}px`;
      box.style.top = `${beside(y, box.offsetHeight, element.clientHeight)}px`;
    },
  };
}
