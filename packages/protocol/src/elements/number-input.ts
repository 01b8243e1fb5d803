import type { JsonValue } from "../json.ts";
import type { NumberFormat } from "./number-format.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** A number typed in; null where it may be empty and is. */
export interface NumberInputProps extends WidgetProps {
  readonly value: number | null;
  readonly min?: number;
  readonly max?: number;
  readonly step?: number;
  readonly placeholder?: string;
  /** At its beginning, by its name. */
  readonly icon?: string;
  readonly format?: NumberFormat;
  /** Whether nothing is a value: true where the author's default is null. */
  readonly clearable?: boolean;
}

const inside = (props: NumberInputProps, n: number): boolean => n >= (props.min ?? -Infinity) && n <= (props.max ?? Infinity);

function accept(props: NumberInputProps, stored: JsonValue): number | null | undefined {
  if (stored === null) return props.clearable ? null : undefined;
  return typeof stored === "number" && inside(props, stored) ? stored : undefined;
}

export const numberInput: WidgetRule<NumberInputProps, number | null> = {
  storage: "value",
  initial: (props) => props.value,
  accept,
  dragged: accept,
  problem: (props) => {
    if (props.value !== null && typeof props.value !== "number") return `the default is ${JSON.stringify(props.value)}, which is no number`;
    if (props.min !== undefined && props.max !== undefined && props.min > props.max) return `min (${props.min}) is above max (${props.max})`;
    if (props.step !== undefined && !(props.step > 0)) return `step is ${props.step}; it has to be above 0`;
    return props.value !== null && !inside(props, props.value) ? `the default ${props.value} is outside min and max` : undefined;
  },
};
