import { WIDGETS } from "@tutti/protocol/script";
import type { DateInput, DateInputOptions, DateRangeOptions, DayRange, EmptyDateInputOptions, EmptyDateRangeOptions } from "../dates.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

type OneDay = DateInputOptions | EmptyDateInputOptions;
type TwoDays = DateRangeOptions | EmptyDateRangeOptions;

/** A day or two, or none where the default is none. */
export function dateInput(pen: Pen<unknown>): DateInput {
  function draw(label: string, options: DateInputOptions): string;
  function draw(label: string, options: DateRangeOptions): DayRange;
  function draw(label: string, options: EmptyDateRangeOptions): DayRange | null;
  function draw(label: string, options?: EmptyDateInputOptions): string | null;
  function draw(label: string, options: OneDay | TwoDays = {}): string | DayRange | null {
    return isRange(options) ? twoDays(pen, label, options) : oneDay(pen, label, options);
  }
  return draw;
}

const isRange = (options: OneDay | TwoDays): options is TwoDays => "range" in options || Array.isArray(options.value);

function oneDay(pen: Pen<unknown>, label: string, options: OneDay): string | null {
  const { min, max, value = null } = options;
  return pen.value<"dateInput", string | null, string | null>({
    kind: "dateInput", rule: WIDGETS.dateInput, options,
    props: { ...widgetProps(label, options), value, ...given({ min, max, clearable: value === null || undefined }) },
    decode: (day) => day,
    encode: (day) => (typeof day === "string" || day === null ? day : undefined),
  });
}

function twoDays(pen: Pen<unknown>, label: string, options: TwoDays): DayRange | null {
  const { min, max, value = null } = options;
  return pen.value<"dateRange", DayRange | null, DayRange | null>({
    kind: "dateRange", called: "dateInput", rule: WIDGETS.dateRange, options,
    props: { ...widgetProps(label, options), value, ...given({ min, max, clearable: value === null || undefined }) },
    decode: (days) => days,
    encode: (days) => (days === null || (Array.isArray(days) && days.every((day) => typeof day === "string")) ? days : undefined),
  });
}
