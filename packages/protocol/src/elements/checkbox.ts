import type { WidgetProps, WidgetRule } from "./widget.ts";

/** `checkbox` and `toggle` differ in their look alone. */
export interface CheckboxProps extends WidgetProps { readonly value: boolean }

export const checkbox: WidgetRule<CheckboxProps, boolean> = {
  storage: "value",
  initial: (props) => props.value,
  accept: (_, stored) => (typeof stored === "boolean" ? stored : undefined),
};
