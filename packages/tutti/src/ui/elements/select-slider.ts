import { WIDGETS } from "@tutti/protocol/script";
import type { Pen } from "../pen.ts";
import type { SelectRangeOptions, SelectSlider, SelectSliderOptions } from "../select-sliders.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

type Stored = string | readonly [string, string] | null;
type Value<O> = O | readonly [O, O] | undefined;

/** A choice on a track, or a stretch of options. */
export function selectSlider(pen: Pen<unknown>): SelectSlider {
  function draw<const O>(label: string, options: readonly [O, ...O[]], more?: SelectSliderOptions<O>): O;
  function draw<const O>(label: string, options: readonly O[], more: SelectRangeOptions<O>): readonly [O, O];
  function draw<const O>(label: string, options: readonly O[], more?: SelectSliderOptions<O>): O | undefined;
  function draw<O>(label: string, options: readonly O[], more: SelectSliderOptions<O> | SelectRangeOptions<O> = {}): Value<O> {
    const list = choices(pen, `selectSlider "${label}"`, options, more);
    const idOf = (option: unknown): string => list.idOf(option) ?? pen.fail(`selectSlider "${label}": the default is not among the options`);
    const start: unknown = more.value;
    const value: Stored = isPair(start, list.idOf) ? [idOf(start[0]), idOf(start[1])] : start === undefined ? (list.shown[0]?.id ?? null) : idOf(start);
    // What is stored are ids of these options, or the rule would not have let it through.
    const option = (id: string): O => list.valueOf(id) as O;
    return pen.value<"selectSlider", Stored, Value<O>>({
      kind: "selectSlider", rule: WIDGETS.selectSlider, options: more as SelectSliderOptions<Value<O>>,
      props: { ...widgetProps(label, more), options: list.shown, value },
      decode: (chosen) => (chosen === null ? undefined : typeof chosen === "string" ? list.valueOf(chosen) : [option(chosen[0]), option(chosen[1])]),
      encode: (chosen) => {
        if (!isPair(chosen, list.idOf)) return list.idOf(chosen);
        const [low, high] = chosen.map(list.idOf);
        return low === undefined || high === undefined ? undefined : [low, high];
      },
    });
  }
  return draw;
}

/** Two options; an option may be a pair itself, and then it is one. */
const isPair = (value: unknown, idOf: (option: unknown) => string | undefined): value is readonly [unknown, unknown] =>
  Array.isArray(value) && value.length === 2 && idOf(value) === undefined;
