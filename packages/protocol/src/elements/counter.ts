import { entriesOf } from "./checklist.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A sum that people add to. `value` is what it starts from. */
export interface CounterProps extends WidgetProps {
  readonly value: number;
  /** What one press adds. */
  readonly step: number;
  /** Whether presses may also take away. */
  readonly down?: boolean;
  readonly unit?: string;
}

/**
 * One entry for each page that ever added, holding all that it added: nobody writes another's entry, so that two people who
 * add at once, or offline, both count.
 */
export const counter: WidgetRule<CounterProps, number> = {
  storage: "entries",
  initial: (props) => props.value,
  accept: (props, stored) => {
    if (!Array.isArray(stored)) return undefined;
    return entriesOf(stored).reduce((sum, [, added]) => (typeof added === "number" ? tidy(sum + added) : sum), props.value);
  },
  problem: (props) => (Number.isFinite(props.step) && props.step > 0 ? undefined : `step is ${props.step}; it has to be above 0`),
};

/** Steps of a tenth add up to what people expect. */
const tidy = (n: number): number => Number(n.toPrecision(14));

/** What a page's own entry holds after it adds once more. */
export const addedTo = (before: unknown, amount: number): number => tidy((typeof before === "number" ? before : 0) + amount);
