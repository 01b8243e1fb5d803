import { WIDGETS } from "@tutti/protocol/script";
import type { Pen } from "../pen.ts";
import type { SharedInputs } from "../shared-inputs.ts";
import { widgetProps } from "./widget-props.ts";

/** A colour; authors may write it in capitals. */
export const colorPicker = (pen: Pen<unknown>): SharedInputs["colorPicker"] =>
  (label, options = {}) => pen.value({
    kind: "colorPicker", rule: WIDGETS.colorPicker, options,
    props: { ...widgetProps(label, options), value: String(options.value ?? "#000000").toLowerCase() },
    decode: (colour) => colour,
    encode: (colour) => (typeof colour === "string" ? colour.toLowerCase() : undefined),
  });
