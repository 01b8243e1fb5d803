import { createTip } from "../../chart/floating-tip.ts";

/** What Vega says of a mark that is pointed at, as text alone. */
export function createTooltip(element: HTMLElement, print: (value: unknown) => string) {
  const tip = createTip(element);
  return {
    hide: () => tip.hide(),
    show(event: MouseEvent | undefined, value: unknown): void {
      if (!event || value === null || value === undefined || value === "") return tip.hide();
      const { left, top } = element.getBoundingClientRect();
      const named = typeof value === "object";
      tip.show([event.clientX - left, event.clientY - top], named ? "" : print(value), named ? Object.entries(value).map(([name, one]) => ({ colour: "", name, value: print(one) })) : []);
    },
  };
}
