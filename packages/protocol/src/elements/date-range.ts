import { isDay } from "./date-input.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** Two days of the calendar, the first one first; null where it may be empty and is. */
export type DayPair = readonly [string, string];

export interface DateRangeProps extends WidgetProps {
  readonly value: DayPair | null;
  readonly min?: string;
  readonly max?: string;
  readonly clearable?: boolean;
}

const inside = (props: DateRangeProps, day: string): boolean => day >= (props.min ?? "") && day <= (props.max ?? "9999-12-31");

/** Both days in one entry: two halves that two people set would be a range that nobody chose. */
export const dateRange: WidgetRule<DateRangeProps, DayPair | null> = {
  storage: "value",
  initial: (props) => props.value,
  accept: (props, stored) => {
    if (stored === null) return props.clearable ? null : undefined;
    if (!Array.isArray(stored) || stored.length !== 2) return undefined;
    const [from, to] = stored;
    if (!isDay(from) || !isDay(to) || from > to || !inside(props, from) || !inside(props, to)) return undefined;
    return [from, to];
  },
  problem: (props) => {
    const [from, to] = props.value ?? [];
    for (const [name, day] of Object.entries({ "the default's first day": from, "the default's last day": to, min: props.min, max: props.max })) {
      if (day !== undefined && !isDay(day)) return `${name} is "${day}"; write days as YYYY-MM-DD`;
    }
    if (props.min !== undefined && props.max !== undefined && props.min > props.max) return `min (${props.min}) is after max (${props.max})`;
    if (from !== undefined && to !== undefined && from > to) return "the default range starts after it ends";
    const outside = [from, to].find((day) => day !== undefined && !inside(props, day));
    return outside === undefined ? undefined : `the default ${outside} is outside min and max`;
  },
};
