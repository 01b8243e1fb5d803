import { WIDGETS } from "@tutti/protocol/script";
import type { EmptyTimeInputOptions, TimeInput, TimeInputOptions } from "../dates.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

/** A time of day, or a day and a time; none where the default is none. */
export function timeInput(pen: Pen<unknown>, kind: "timeInput" | "dateTimeInput"): TimeInput {
  function draw(label: string, options: TimeInputOptions): string;
  function draw(label: string, options?: EmptyTimeInputOptions): string | null;
  function draw(label: string, options: TimeInputOptions | EmptyTimeInputOptions = {}): string | null {
    const { min, max, step, value = null } = options;
    return pen.value<typeof kind, string | null, string | null>({
      kind, rule: WIDGETS[kind], options,
      props: { ...widgetProps(label, options), value, ...given({ min, max, step, clearable: value === null || undefined }) },
      decode: (time) => time,
      encode: (time) => (typeof time === "string" || time === null ? time : undefined),
    });
  }
  return draw;
}
