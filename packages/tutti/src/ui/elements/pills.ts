import { WIDGETS } from "@tutti/protocol/script";
import type { MultiselectOptions, SelectOptions, SureSelectOptions } from "../choices.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";
import type { ManyPillsOptions, Pills } from "../pills.ts";
import { several } from "./multiselect.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

type One<O> = (Omit<SureSelectOptions<O>, "placeholder"> | Omit<SelectOptions<O>, "placeholder">) & { readonly many?: false };

/** `pills` and `segmented`: one of several, or several with `many`, all in sight. */
export function pills(pen: Pen<unknown>, kind: "pills" | "segmented"): Pills {
  function draw<const O>(label: string, options: readonly [O, ...O[]], more?: Omit<SureSelectOptions<O>, "placeholder"> & { readonly many?: false }): O;
  function draw<const O>(label: string, options: readonly O[], more: ManyPillsOptions<O>): readonly O[];
  function draw<const O>(label: string, options: readonly O[], more?: Omit<SelectOptions<O>, "placeholder"> & { readonly many?: false }): O | undefined;
  function draw<O>(label: string, options: readonly O[], more: One<O> | ManyPillsOptions<O> = {}): O | readonly O[] | undefined {
    return more.many === true ? many(pen, kind, label, options, more) : one(pen, kind, label, options, more);
  }
  return draw;
}

function one<O>(pen: Pen<unknown>, kind: "pills" | "segmented", label: string, options: readonly O[], more: One<O>): O | undefined {
  const list = choices(pen, `${kind} "${label}"`, options, more);
  const none = more.value === null;
  const value = none ? null : more.value === undefined ? (list.shown[0]?.id ?? null) : list.idOf(more.value);
  if (value === undefined) pen.fail(`${kind} "${label}": the default is not among the options`);
  const { clearable = none || undefined } = more;
  return pen.value({
    kind, rule: WIDGETS[kind], options: more,
    props: { ...widgetProps(label, more), options: list.shown, value, ...given({ clearable }) },
    decode: (id) => (id === null ? undefined : list.valueOf(id)),
    encode: (chosen) => (chosen === undefined || chosen === null ? null : list.idOf(chosen)),
  });
}

const many = <O>(pen: Pen<unknown>, kind: "pills" | "segmented", label: string, options: readonly O[], more: MultiselectOptions<O>): readonly O[] =>
  several(pen, kind === "pills" ? "manyPills" : "manySegmented", label, options, more);
