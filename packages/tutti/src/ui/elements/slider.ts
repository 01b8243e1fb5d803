import { WIDGETS, type JsonValue } from "@tutti/protocol/script";
import { given } from "../given.ts";
import type { Range, RangeSliderOptions, Slider, SliderOptions } from "../numbers.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";

/** A number between two, or a range of them. */
export function slider(pen: Pen<unknown>): Slider {
  function draw(label: string, options: SliderOptions): number;
  function draw(label: string, options: RangeSliderOptions): Range;
  function draw(label: string, options: SliderOptions | RangeSliderOptions): number | Range {
    const { min, max, format, run } = options ?? pen.fail(`slider "${label}" needs its ends: { min: 0, max: 10 }`);
    const value = options.value ?? min;
    const step = options.step ?? defaultStep(min, max, value);
    return pen.value<"slider", number | Range, number | Range>({
      kind: "slider", rule: WIDGETS.slider, options,
      props: { ...widgetProps(label, options), min, max, step, value, ...given({ format, run }) },
      decode: (chosen) => chosen,
      encode: (chosen) => (isNumbers(chosen) ? chosen : undefined),
    });
  }
  return draw;
}

const isNumbers = (value: unknown): value is JsonValue =>
  typeof value === "number" || (Array.isArray(value) && value.every((end) => typeof end === "number"));

function defaultStep(min: number, max: number, value: number | Range): number {
  const whole = [min, max, ...(typeof value === "number" ? [value] : value)].every(Number.isInteger);
  return whole || max <= min ? 1 : (max - min) / 100;
}
