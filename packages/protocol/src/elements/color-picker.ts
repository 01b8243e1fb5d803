import type { JsonValue } from "../json.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A colour, `#rrggbb`. */
export interface ColorPickerProps extends WidgetProps { readonly value: string }

export const isHexColour = (text: JsonValue): text is string => typeof text === "string" && /^#[0-9a-f]{6}$/.test(text);

const accept = (_: ColorPickerProps, stored: JsonValue): string | undefined => (isHexColour(stored) ? stored : undefined);

export const colorPicker: WidgetRule<ColorPickerProps, string> = {
  storage: "value",
  initial: (props) => props.value,
  accept,
  dragged: accept,
  problem: (props) => (isHexColour(props.value) ? undefined : `the default is "${props.value}"; write a colour as #rrggbb`),
};
