import { WIDGETS } from "@tutti/protocol/script";
import type { DateInput, DateInputOptions, EmptyDateInputOptions } from "../dates.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

/** A day, or none where the default is none. */
export function dateInput(pen: Pen<unknown>): DateInput {
  function draw(label: string, options: DateInputOptions): string;
  function draw(label: string, options?: EmptyDateInputOptions): string | null;
  function draw(label: string, options: DateInputOptions | EmptyDateInputOptions = {}): string | null {
    const { min, max, value = null } = options;
    return pen.value<"dateInput", string | null, string | null>({
      kind: "dateInput", rule: WIDGETS.dateInput, options,
      props: { ...widgetProps(label, options), value, ...given({ min, max, clearable: value === null || undefined }) },
      decode: (day) => day,
      encode: (day) => (typeof day === "string" || day === null ? day : undefined),
    });
  }
  return draw;
}
