import { WIDGETS } from "@tutti/protocol/script";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { SharedInputs } from "../shared-inputs.ts";
import { widgetProps } from "./widget-props.ts";

/** A sum that people add to. */
export const counter = (pen: Pen<unknown>): SharedInputs["counter"] =>
  (label, options = {}) => {
    const { value = 0, step = 1, down, unit } = options;
    return pen.value<"counter", number, number>({
      kind: "counter", rule: WIDGETS.counter, options,
      props: { ...widgetProps(label, options), value, step, ...given({ down, unit }) },
      decode: (sum) => sum,
      // A sum is made of what people added; setting it would overwrite them.
      encode: () => undefined,
    });
  };
