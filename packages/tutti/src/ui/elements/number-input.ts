import { WIDGETS } from "@tutti/protocol/script";
import { given } from "../given.ts";
import type { EmptyNumberInputOptions, NumberInput, NumberInputOptions } from "../numbers.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";
import { writtenFormat } from "./written-format.ts";

/** A number typed in; null only where the default is. */
export function numberInput(pen: Pen<unknown>): NumberInput {
  function draw(label: string, options?: NumberInputOptions): number;
  function draw(label: string, options: EmptyNumberInputOptions): number | null;
  function draw(label: string, options: NumberInputOptions | EmptyNumberInputOptions = {}): number | null {
    const { min, max, step, placeholder, icon, format } = options;
    const value = options.value === undefined ? (min ?? Math.min(0, max ?? 0)) : options.value;
    const clearable = value === null || undefined;
    return pen.value<"numberInput", number | null, number | null>({
      kind: "numberInput", rule: WIDGETS.numberInput, options,
      props: { ...widgetProps(label, options), value, ...given({ min, max, step, placeholder, icon, format: writtenFormat(pen, `numberInput "${label}"`, format), clearable }) },
      decode: (typed) => typed,
      encode: (typed) => (typeof typed === "number" || typed === null ? typed : undefined),
    });
  }
  return draw;
}
