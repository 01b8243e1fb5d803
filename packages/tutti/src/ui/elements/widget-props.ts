import type { WidgetProps } from "@tutti/protocol";
import { given, type Given } from "../given.ts";
import type { WidgetOptions } from "../widget-options.ts";

/** The props that every widget has, from its label and its author's options. */
export function widgetProps(label: string, options: WidgetOptions): Given<WidgetProps> {
  const { help, disabled, labelVisibility, width } = options;
  return given({ label, help, disabled, labelVisibility, width });
}
