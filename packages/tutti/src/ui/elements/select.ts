import { WIDGETS } from "@tutti/protocol/script";
import type { RadioExtra, Select, SelectOptions, SureSelectOptions } from "../choices.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

type Any<O> = (SureSelectOptions<O> | SelectOptions<O>) & RadioExtra;

/** `select` and `radio`: one of several, by the author's own values. */
export function select(pen: Pen<unknown>, kind: "select" | "radio"): Select<RadioExtra> {
  function draw<const O>(label: string, options: readonly [O, ...O[]], more?: SureSelectOptions<O> & RadioExtra): O;
  function draw<const O>(label: string, options: readonly O[], more?: SelectOptions<O> & RadioExtra): O | undefined;
  function draw<O>(label: string, options: readonly O[], more: Any<O> = {}): O | undefined {
    const list = choices(pen, `${kind} "${label}"`, options, more);
    const none = more.value === null;
    const value = none ? null : more.value === undefined ? (list.shown[0]?.id ?? null) : list.idOf(more.value);
    if (value === undefined) pen.fail(`${kind} "${label}": the default is not among the options`);
    const { placeholder, horizontal, clearable = none || undefined } = more;
    return pen.value({
      kind, rule: WIDGETS[kind], options: more,
      props: { ...widgetProps(label, more), options: list.shown, value, ...given({ placeholder, horizontal, clearable }) },
      decode: (id) => (id === null ? undefined : list.valueOf(id)),
      encode: (chosen) => (chosen === undefined || chosen === null ? null : list.idOf(chosen)),
    });
  }
  return draw;
}
