import { WIDGETS } from "@tutti/protocol/script";
import type { Select, SelectOptions, SureSelectOptions } from "../choices.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

/** What either takes; each kind's type offers its own part of it. */
interface Extra {
  readonly horizontal?: boolean;
  readonly search?: boolean;
  readonly newOptions?: boolean;
}

type Any<O> = (SureSelectOptions<O> | SelectOptions<O>) & Extra;

/** `select` and `radio`: one of several, by the author's own values. */
export function select(pen: Pen<unknown>, kind: "select" | "radio"): Select<Extra> {
  function draw<const O>(label: string, options: readonly [O, ...O[]], more?: SureSelectOptions<O> & Extra): O;
  function draw<const O>(label: string, options: readonly O[], more?: SelectOptions<O> & Extra): O | undefined;
  function draw<O>(label: string, options: readonly O[], more: Any<O> = {}): O | undefined {
    const list = choices(pen, `${kind} "${label}"`, options, more);
    const none = more.value === null;
    const value = none ? null : more.value === undefined ? (list.shown[0]?.id ?? null) : list.idOf(more.value);
    if (value === undefined) pen.fail(`${kind} "${label}": the default is not among the options`);
    const { placeholder, horizontal, search, newOptions, clearable = none || undefined } = more;
    return pen.value({
      kind, rule: WIDGETS[kind], options: more,
      props: { ...widgetProps(label, more), options: list.shown, value, ...given({ placeholder, horizontal, search, newOptions, clearable }) },
      decode: (id) => (id === null ? undefined : list.valueOf(id)),
      encode: (chosen) => (chosen === undefined || chosen === null ? null : list.idOf(chosen)),
    });
  }
  return draw;
}
