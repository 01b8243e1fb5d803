import { momentKind, momentNumber, momentAt, WIDGETS, type JsonValue, type MomentKind } from "@tutti/protocol/script";
import { given } from "../given.ts";
import type { MomentRange, MomentRangeSliderOptions, MomentSliderOptions, Range, RangeSliderOptions, Slider, SliderOptions } from "../numbers.ts";
import type { Pen } from "../pen.ts";
import { widgetProps } from "./widget-props.ts";
import { writtenFormat } from "./written-format.ts";

type Moments = MomentSliderOptions | MomentRangeSliderOptions;
type Numbers = SliderOptions | RangeSliderOptions;

/** A number between two, or a range of them; or days and times. */
export function slider(pen: Pen<unknown>): Slider {
  function draw(label: string, options: SliderOptions): number;
  function draw(label: string, options: RangeSliderOptions): Range;
  function draw(label: string, options: MomentSliderOptions): string;
  function draw(label: string, options: MomentRangeSliderOptions): MomentRange;
  function draw(label: string, options: Numbers | Moments): number | Range | string | MomentRange {
    if (!options) pen.fail(`slider "${label}" needs its ends: { min: 0, max: 10 }`);
    return isOfMoments(options) ? moments(pen, label, options) : numbers(pen, label, options);
  }
  return draw;
}

const isOfMoments = (options: Numbers | Moments): options is Moments => typeof options.min === "string";

function numbers(pen: Pen<unknown>, label: string, options: Numbers): number | Range {
  const { min, max, format } = options;
  const value = options.value ?? min;
  const step = options.step ?? defaultStep(min, max, value);
  return pen.value<"slider", number | Range, number | Range>({
    kind: "slider", rule: WIDGETS.slider, options,
    props: { ...widgetProps(label, options), min, max, step, value, ...given({ format: writtenFormat(pen, `slider "${label}"`, format) }) },
    decode: (chosen) => chosen,
    encode: (chosen) => (isNumbers(chosen) ? chosen : undefined),
  });
}

const STEPS: Readonly<Record<MomentKind, number>> = { day: 1, time: 15, datetime: 60 };

function moments(pen: Pen<unknown>, label: string, options: Moments): string | MomentRange {
  const { min, max, value = min } = options;
  const moment = momentKind(min);
  const written = [min, max, ...(typeof value === "string" ? [value] : value)];
  const wrong = written.find((text) => moment === undefined || momentKind(text) !== moment);
  if (!moment || wrong !== undefined) return pen.fail(`slider "${label}": ${JSON.stringify(wrong)} is not as its other ends`, "Write all as YYYY-MM-DD, as HH:MM, or as YYYY-MM-DDTHH:MM");
  if (min > max) return pen.fail(`slider "${label}": min (${min}) is above max (${max})`);
  const outside = written.find((text) => text < min || text > max);
  if (outside !== undefined) return pen.fail(`slider "${label}": the default ${outside} is not between min (${min}) and max (${max})`);
  const from = (text: string): number => momentNumber(moment, text);
  const to = (n: number): string => momentAt(moment, n);
  return pen.value<"slider", number | Range, string | MomentRange>({
    kind: "slider", rule: WIDGETS.slider, options,
    props: {
      ...widgetProps(label, options), min: from(min), max: from(max), step: options.step ?? STEPS[moment], moment,
      value: typeof value === "string" ? from(value) : [from(value[0]), from(value[1])],
    },
    decode: (chosen) => (typeof chosen === "number" ? to(chosen) : [to(chosen[0]), to(chosen[1])]),
    encode: (chosen) => {
      const ends = [chosen].flat();
      if (ends.some((end) => momentKind(end) !== moment)) return undefined;
      const [first, second] = ends.map((end) => from(String(end)));
      return second === undefined ? first : [first ?? 0, second];
    },
  });
}

const isNumbers = (value: unknown): value is JsonValue =>
  typeof value === "number" || (Array.isArray(value) && value.every((end) => typeof end === "number"));

function defaultStep(min: number, max: number, value: number | Range): number {
  const whole = [min, max, ...(typeof value === "number" ? [value] : value)].every(Number.isInteger);
  return whole || max <= min ? 1 : (max - min) / 100;
}
