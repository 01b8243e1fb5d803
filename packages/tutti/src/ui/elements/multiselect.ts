import { WIDGETS } from "@tutti/protocol/script";
import type { Multiselect, MultiselectExtra, MultiselectOptions } from "../choices.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

/** Several of several; each option is stored by itself, so that two people's additions both stay. */
export function multiselect(pen: Pen<unknown>): Multiselect {
  function draw(label: string, options: readonly string[], more: MultiselectOptions<string> & MultiselectExtra & { readonly newOptions: true }): readonly string[];
  function draw<const O>(label: string, options: readonly O[], more?: MultiselectOptions<O> & MultiselectExtra & { readonly newOptions?: false }): readonly O[];
  function draw<O>(label: string, options: readonly O[], more: MultiselectOptions<O> & MultiselectExtra & { readonly newOptions?: boolean } = {}): readonly O[] {
    return several(pen, "multiselect", label, options, more);
  }
  return draw;
}

/** The same for every look that such a choice has. */
export function several<O>(
  pen: Pen<unknown>, kind: "multiselect" | "manyPills" | "manySegmented", label: string, options: readonly O[], more: MultiselectOptions<O> & MultiselectExtra & { readonly newOptions?: boolean },
): readonly O[] {
  const what = kind === "multiselect" ? kind : kind === "manyPills" ? "pills" : "segmented";
  const list = choices(pen, `${what} "${label}"`, options, more);
  const value = (more.value ?? []).map((chosen) => list.idOf(chosen) ?? pen.fail(`${what} "${label}": a default is not among the options`));
  const { max, placeholder, newOptions, selectAll } = more;
  return pen.value({
    kind, called: what, rule: WIDGETS[kind], options: more,
    props: { ...widgetProps(label, more), options: list.shown, value, ...given({ max, placeholder, newOptions, selectAll }) },
    decode: (ids) => ids.map((id) => list.valueOf(id)).filter((option) => option !== undefined),
    encode: (chosen) => {
      if (!Array.isArray(chosen)) return undefined;
      const ids = chosen.map((option) => list.idOf(option));
      return ids.includes(undefined) ? undefined : [...new Set([...list.shown.map(({ id }) => id), ...ids])].map((id) => [id ?? "", ids.includes(id)]);
    },
  });
}
