import { tip } from "../../chart/tooltip.ts";

/** A tooltip of text alone, in the element that is drawn in. */
export function createTooltip(element: HTMLElement, print: (value: unknown) => string) {
  let box: HTMLElement | undefined;
  const hide = (): void => {
    box?.remove();
    box = undefined;
  };
  return {
    hide,
    show(event: MouseEvent | undefined, value: unknown): void {
      hide();
      if (!event || value === null || value === undefined || value === "") return;
      const lines = typeof value === "object" ? Object.entries(value).map(([name, one]) => ({ colour: "transparent", name, value: print(one) })) : [];
      box = tip(typeof value === "object" ? "" : print(value), lines);
      box.classList.add("spec-tip");
      const { left, top, width, height } = element.getBoundingClientRect();
      element.append(box);
      const [x, y] = [event.clientX - left, event.clientY - top];
      box.style.left = `${Math.max(0, x + 14 + box.offsetWidth > width ? x - 14 - box.offsetWidth : x + 14)}px`;
      box.style.top = `${Math.max(0, y + 14 + box.offsetHeight > height ? y - 14 - box.offsetHeight : y + 14)}px`;
    },
  };
}
