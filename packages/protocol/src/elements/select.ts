import { hasOption, isNewOption, optionProblem, type Option } from "./option.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** `select` and `radio`: one of several. `value` is the default option's id, or null for none. */
export interface SelectProps extends WidgetProps {
  readonly options: readonly Option[];
  readonly value: string | null;
  readonly placeholder?: string;
  /** Whether no choice is a choice: then the page can clear it, and null is kept. */
  readonly clearable?: boolean;
  readonly horizontal?: boolean;
  /** Whether one types to find an option, instead of going through a list. */
  readonly search?: boolean;
  /** Whether what somebody types may be chosen too. */
  readonly newOptions?: boolean;
}

/** The value is an option's id, or null where there is none to choose. */
export const select: WidgetRule<SelectProps, string | null> = {
  storage: "value",
  initial: (props) => props.value,
  accept: (props, stored) => {
    if (stored === null) return props.clearable ? null : undefined;
    return hasOption(props.options, stored) || (props.newOptions === true && isNewOption(stored)) ? stored : undefined;
  },
  problem: (props) => optionProblem(props.options),
};
