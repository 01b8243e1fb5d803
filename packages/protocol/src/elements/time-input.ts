import type { JsonValue } from "../json.ts";
import { isDay } from "./date-input.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A time of day, `HH:MM`, or `HH:MM:SS` where `step` is below a minute; null where it may be empty and is. */
export interface TimeInputProps extends WidgetProps {
  readonly value: string | null;
  readonly min?: string;
  readonly max?: string;
  /** Seconds from one choice to the next. */
  readonly step?: number;
  readonly clearable?: boolean;
}

/** A day and a time of day, `YYYY-MM-DDTHH:MM`, as a clock on the wall shows them: without a time zone. */
export type DateTimeInputProps = TimeInputProps;

/** Whether the text is a time of day that exists. */
export const isTime = (text: JsonValue): text is string =>
  typeof text === "string" && /^(?:[01]\d|2[0-3]):[0-5]\d(?::[0-5]\d)?$/.test(text);

/** Whether the text is a day and a time that exist. */
export function isDateTime(text: JsonValue): text is string {
  if (typeof text !== "string") return false;
  const [day = "", time = "", ...rest] = text.split("T");
  return rest.length === 0 && isDay(day) && isTime(time);
}

const inside = (props: TimeInputProps, text: string): boolean =>
  (props.min === undefined || text >= props.min) && (props.max === undefined || text <= props.max);

function clock(is: (text: JsonValue) => text is string, written: string): WidgetRule<TimeInputProps, string | null> {
  return {
    storage: "value",
    initial: (props) => props.value,
    accept: (props, stored) => {
      if (stored === null) return props.clearable ? null : undefined;
      return is(stored) && inside(props, stored) ? stored : undefined;
    },
    problem: (props) => {
      for (const [name, text] of Object.entries({ value: props.value, min: props.min, max: props.max })) {
        if (text != null && !is(text)) return `${name} is "${text}"; write ${written}`;
      }
      if (props.step !== undefined && !(Number.isInteger(props.step) && props.step >= 1)) return `step is ${props.step}; it is a number of seconds, 1 or more`;
      if (props.min !== undefined && props.max !== undefined && props.min > props.max) return `min (${props.min}) is after max (${props.max})`;
      return props.value !== null && !inside(props, props.value) ? `the default ${props.value} is outside min and max` : undefined;
    },
  };
}

export const timeInput = clock(isTime, "times as HH:MM");
export const dateTimeInput = clock(isDateTime, "days and times as YYYY-MM-DDTHH:MM");
