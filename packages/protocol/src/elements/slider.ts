import type { JsonValue } from "../json.ts";
import type { NumberFormat } from "./number-format.ts";
import type { MomentKind } from "./moment.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A number, or a range where `value` is a pair. */
export interface SliderProps extends WidgetProps {
  readonly min: number;
  readonly max: number;
  readonly step: number;
  readonly value: number | readonly [number, number];
  readonly format?: NumberFormat;
  /** What its numbers stand for, where they are moments. */
  readonly moment?: MomentKind;
}

type SliderValue = number | readonly [number, number];

const fits = (props: SliderProps, n: JsonValue | undefined): n is number =>
  typeof n === "number" && n >= props.min && n <= props.max;

function accept(props: SliderProps, stored: JsonValue): SliderValue | undefined {
  if (typeof props.value === "number") return fits(props, stored) ? stored : undefined;
  if (!Array.isArray(stored) || stored.length !== 2) return undefined;
  const [low, high] = stored as readonly JsonValue[];
  return fits(props, low) && fits(props, high) && low <= high ? [low, high] : undefined;
}

export const slider: WidgetRule<SliderProps, SliderValue> = {
  storage: "value",
  initial: (props) => props.value,
  accept,
  dragged: accept,
  problem: (props) => {
    if (props.min > props.max) return `min (${props.min}) is above max (${props.max})`;
    if (!(props.step > 0)) return `step is ${props.step}; it has to be above 0`;
    const ends = typeof props.value === "number" ? [props.value] : props.value;
    const outside = ends.find((end) => !fits(props, end));
    if (outside !== undefined) return `the default ${outside} is not between min (${props.min}) and max (${props.max})`;
    return ends.length === 2 && (ends[0] as number) > (ends[1] as number) ? "the default range starts after it ends" : undefined;
  },
};

/** The nearest value that the slider can take, counted in steps from `min`. */
export function snap(props: Pick<SliderProps, "min" | "max" | "step">, value: number): number {
  const steps = Math.round((value - props.min) / props.step);
  const digits = Math.max(decimals(props.step), decimals(props.min));
  return Math.min(props.max, Math.max(props.min, Number((props.min + steps * props.step).toFixed(digits))));
}

function decimals(n: number): number {
  const [, fraction = "", exponent = "0"] = /^-?\d+(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(String(n)) ?? [];
  return Math.min(20, Math.max(0, fraction.length - Number(exponent)));
}
