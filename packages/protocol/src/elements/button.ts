import type { WidgetProps, WidgetRule } from "./widget.ts";

export interface ButtonProps extends WidgetProps {
  readonly emphasis?: "primary" | "secondary" | "tertiary";
  readonly icon?: string;
  /** Keys that press it, as `Ctrl+Enter`. */
  readonly shortcut?: string;
  /**
   * Whether the handler may be run again after a crash: its author made it harmless to repeat, by `event.id`. Else a click
   * that a crash cut off is not repeated by itself.
   */
  readonly retry?: boolean;
}

/** A button keeps no value: its clicks are events. */
export const button: WidgetRule<ButtonProps, undefined> = { storage: "event", initial: () => undefined, accept: () => undefined };
