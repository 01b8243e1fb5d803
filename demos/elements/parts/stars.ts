import { defineComponent, json } from "tutti";
import * as v from "valibot";

/** A module of its own: the script imports it for its types and checks, the page for its `mount`. */
export const stars = defineComponent({
  name: "stars",
  props: json<{ readonly most: number }>(),
  value: v.pipe(v.number(), v.integer(), v.minValue(0)),
  events: { praise: v.object({ word: v.string() }) },
  css: "button { font: inherit; font-size: 20px; color: var(--warn); background: none; border: 0; cursor: pointer }",
  mount({ root, props, set, emit, ...first }) {
    const buttons = Array.from({ length: props.most }, (_, i) => {
      const button = document.createElement("button");
      button.ariaLabel = `${i + 1} of ${props.most} stars`;
      button.addEventListener("click", () => {
        set(i + 1);
        if (i + 1 === props.most) emit("praise", { word: "Superb!" });
      });
      return button;
    });
    const update = ({ value, disabled }: { readonly value: number; readonly disabled: boolean }): void => {
      for (const [i, button] of buttons.entries()) Object.assign(button, { textContent: i < value ? "★" : "☆", disabled });
    };
    root.append(...buttons);
    update(first);
    return { update };
  },
});
