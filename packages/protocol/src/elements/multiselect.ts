import { hasOption, isNewOption, optionProblem, type Option } from "./option.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** Several of several. `value` lists the ids that are chosen by default. */
export interface MultiselectProps extends WidgetProps {
  readonly options: readonly Option[];
  readonly value: readonly string[];
  readonly max?: number;
  readonly placeholder?: string;
  /** Whether one press chooses all that are found, and one more lets them go. */
  readonly selectAll?: boolean;
  /** Whether what somebody types may be chosen too. */
  readonly newOptions?: boolean;
}

/**
 * One entry for each option, so that two people's additions both stay; an option without an entry is as its default says.
 * The value lists ids in the order of the options.
 */
export const multiselect: WidgetRule<MultiselectProps, readonly string[]> = {
  storage: "set",
  initial: (props) => props.options.map((option) => option.id).filter((id) => props.value.includes(id)),
  accept: (props, stored) => {
    if (!Array.isArray(stored)) return undefined;
    const said = new Map<string, boolean>();
    for (const pair of stored) {
      if (Array.isArray(pair) && typeof pair[0] === "string" && typeof pair[1] === "boolean") said.set(pair[0], pair[1]);
    }
    const chosen = props.options.map((option) => option.id).filter((id) => said.get(id) ?? props.value.includes(id));
    // What people have added stands after the options, in the order of the alphabet: the same one for everybody.
    if (props.newOptions) chosen.push(...[...said].flatMap(([id, on]) => (on && !hasOption(props.options, id) && isNewOption(id) ? [id] : [])).sort());
    return props.max === undefined ? chosen : chosen.slice(0, props.max);
  },
  problem: (props) => {
    const unknown = props.value.find((id) => !hasOption(props.options, id));
    return unknown === undefined ? optionProblem(props.options) : `the default "${unknown}" is not among the options`;
  },
};
