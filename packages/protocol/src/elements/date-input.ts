import type { JsonValue } from "../json.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A day of the calendar, `YYYY-MM-DD`, without a time zone; null where it may be empty and is. */
export interface DateInputProps extends WidgetProps {
  readonly value: string | null;
  readonly min?: string;
  readonly max?: string;
  readonly clearable?: boolean;
}

/** Whether the text names a day that exists (2026-02-29 does not). */
export function isDay(text: JsonValue): text is string {
  if (typeof text !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

const inside = (props: DateInputProps, day: string): boolean => day >= (props.min ?? "") && day <= (props.max ?? "9999-12-31");

export const dateInput: WidgetRule<DateInputProps, string | null> = {
  storage: "value",
  initial: (props) => props.value,
  accept: (props, stored) => {
    if (stored === null) return props.clearable ? null : undefined;
    return isDay(stored) && inside(props, stored) ? stored : undefined;
  },
  problem: (props) => {
    for (const [name, day] of Object.entries({ value: props.value, min: props.min, max: props.max })) {
      if (day != null && !isDay(day)) return `${name} is "${day}"; write days as YYYY-MM-DD`;
    }
    if (props.min !== undefined && props.max !== undefined && props.min > props.max) return `min (${props.min}) is after max (${props.max})`;
    return props.value !== null && !inside(props, props.value) ? `the default ${props.value} is outside min and max` : undefined;
  },
};
