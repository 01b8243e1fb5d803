import type { WidgetProps, WidgetRule } from "./widget.ts";

export interface ButtonProps extends WidgetProps {
  readonly emphasis?: "primary" | "secondary" | "tertiary";
  readonly icon?: string;
  /** Keys that press it, as `Ctrl+Enter`. */
  readonly shortcut?: string;
}

/** A button keeps no value: its clicks are events. */
export const button: WidgetRule<ButtonProps, undefined> = { storage: "event", initial: () => undefined, accept: () => undefined };
