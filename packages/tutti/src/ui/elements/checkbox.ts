import { WIDGETS } from "@tutti/protocol/script";
import type { Drawing } from "../drawing.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

/** `checkbox` and `toggle` differ in their look alone. */
export const checkbox = (pen: Pen<unknown>, kind: "checkbox" | "toggle"): Drawing<unknown>["checkbox"] =>
  (label, options = {}) => pen.value({
    kind, rule: WIDGETS[kind], options,
    props: { ...widgetProps(label, options), value: options.value ?? false },
    decode: (value) => value,
    encode: (value) => (typeof value === "boolean" ? value : undefined),
  });
