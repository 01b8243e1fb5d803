import { optionProblem, type Option } from "./option.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A button that opens a list of things to do. What was chosen travels with the click. */
export interface MenuButtonProps extends WidgetProps {
  readonly options: readonly Option[];
  readonly icon?: string;
  readonly emphasis?: "primary" | "secondary" | "tertiary";
  readonly retry?: boolean;
}

export const menuButton: WidgetRule<MenuButtonProps, undefined> = {
  storage: "event", initial: () => undefined, accept: () => undefined, problem: (props) => optionProblem(props.options),
};
