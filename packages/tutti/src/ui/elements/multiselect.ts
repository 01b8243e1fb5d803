import { WIDGETS } from "@tutti/protocol/script";
import type { Multiselect, MultiselectOptions } from "../choices.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

/** Several of several; each option is stored by itself, so that two people's additions both stay. */
export const multiselect = (pen: Pen<unknown>): Multiselect =>
  (label, options, more = {}) => several(pen, "multiselect", label, options, more);

/** The same for every look that such a choice has. */
export function several<O>(
  pen: Pen<unknown>, kind: "multiselect" | "manyPills" | "manySegmented", label: string, options: readonly O[], more: MultiselectOptions<O>,
): readonly O[] {
  const what = kind === "multiselect" ? kind : kind === "manyPills" ? "pills" : "segmented";
  const list = choices(pen, `${what} "${label}"`, options, more);
  const value = (more.value ?? []).map((chosen) => list.idOf(chosen) ?? pen.fail(`${what} "${label}": a default is not among the options`));
  const { max, placeholder } = more;
  return pen.value({
    kind, called: what, rule: WIDGETS[kind], options: more,
    props: { ...widgetProps(label, more), options: list.shown, value, ...given({ max, placeholder }) },
    decode: (ids) => ids.map((id) => list.valueOf(id)).filter((option) => option !== undefined),
    encode: (chosen) => {
      if (!Array.isArray(chosen)) return undefined;
      const ids = chosen.map((option) => list.idOf(option));
      return ids.includes(undefined) ? undefined : list.shown.map(({ id }) => [id, ids.includes(id)]);
    },
  });
}
