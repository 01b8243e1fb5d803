import { WIDGETS } from "@tutti/protocol/script";
import type { Drawing } from "../drawing.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

/** `textInput` (one line) and `textArea` (several), co-edited character by character. */
export const textInput = (pen: Pen<unknown>, kind: "textInput" | "textArea"): Drawing<unknown>["textArea"] =>
  (label, options = {}) => {
    const { placeholder, maxChars, height } = options;
    return pen.value({
      kind, rule: WIDGETS[kind], options,
      props: { ...widgetProps(label, options), value: options.value ?? "", ...given({ placeholder, maxChars, height }) },
      decode: (written) => written,
      encode: (written) => (typeof written === "string" ? written : undefined),
    });
  };
