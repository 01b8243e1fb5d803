import { tickEntry, WIDGETS, type PersonId, type Tick } from "@tutti/protocol/script";
import type { Pen } from "../pen.ts";
import type { ChecklistOptions, Done, SharedInputs } from "../shared-inputs.ts";
import { choices } from "./options.ts";
import { widgetProps } from "./widget-props.ts";

/** Things to do, each ticked by somebody. */
export const checklist = (pen: Pen<unknown>): SharedInputs["checklist"] =>
  (label, items, more = {}) => draw(pen, label, items, more);

function draw<O>(pen: Pen<unknown>, label: string, items: readonly O[], more: ChecklistOptions<O>): readonly Done<O>[] {
  const list = choices(pen, `checklist "${label}"`, items, more);
  const value = (more.value ?? []).map((item) => list.idOf(item) ?? pen.fail(`checklist "${label}": a default is not among the items`));
  return pen.value<"checklist", readonly Tick[], readonly Done<O>[]>({
    kind: "checklist", rule: WIDGETS.checklist, options: more,
    props: { ...widgetProps(label, more), options: list.shown, value },
    decode: (ticks) => ticks.flatMap(({ id, by }) => {
      const item = list.valueOf(id);
      return item === undefined ? [] : [{ item, by }];
    }),
    encode: (done) => {
      if (!Array.isArray(done)) return undefined;
      const ids = new Map(done.map((one: unknown) => (isDone(one) ? [list.idOf(one.item), one.by] : [list.idOf(one), undefined])));
      return ids.has(undefined) ? undefined : list.shown.map(({ id }) => [id, tickEntry(ids.has(id), ids.get(id))]);
    },
  });
}

const isDone = (value: unknown): value is { readonly item: unknown; readonly by: PersonId | undefined } =>
  typeof value === "object" && value !== null && "item" in value && "by" in value;
