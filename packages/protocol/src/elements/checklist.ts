import { parsePersonId, type PersonId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { hasOption, optionProblem, type Option } from "./option.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** Things to do, each ticked by somebody. `value` lists those that are ticked at first, by nobody. */
export interface ChecklistProps extends WidgetProps {
  readonly options: readonly Option[];
  readonly value: readonly string[];
}

/** One thing that is ticked, and by whom; `undefined` where it was the script. */
export interface Tick {
  readonly id: string;
  readonly by: PersonId | undefined;
}

/** What one thing's entry holds. The server puts back an entry whose `by` is not its author. */
export const tickEntry = (done: boolean, by: PersonId | undefined): JsonValue => (by === undefined ? { done } : { done, by });

/** One entry for each thing, so that two people who tick two things both have. */
export const checklist: WidgetRule<ChecklistProps, readonly Tick[]> = {
  storage: "entries",
  initial: (props) => props.options.flatMap(({ id }) => (props.value.includes(id) ? [{ id, by: undefined }] : [])),
  accept: (props, stored) => {
    if (!Array.isArray(stored)) return undefined;
    const said = new Map<string, { readonly done: boolean; readonly by: PersonId | undefined }>();
    for (const [id, entry] of entriesOf(stored)) {
      if (typeof entry !== "object" || entry === null || !("done" in entry) || typeof entry.done !== "boolean") continue;
      said.set(id, { done: entry.done, by: "by" in entry && typeof entry.by === "string" ? parsePersonId(entry.by) : undefined });
    }
    return props.options.flatMap(({ id }) => {
      const entry = said.get(id) ?? { done: props.value.includes(id), by: undefined };
      return entry.done ? [{ id, by: entry.by }] : [];
    });
  },
  problem: (props) => {
    const unknown = props.value.find((id) => !hasOption(props.options, id));
    return unknown === undefined ? optionProblem(props.options) : `the default "${unknown}" is not among the items`;
  },
};

/** The `[member, value]` pairs of a cell of several entries. What is none is passed over. */
export const entriesOf = (stored: JsonValue | undefined): readonly (readonly [string, JsonValue])[] =>
  Array.isArray(stored)
    ? stored.flatMap((pair) => (Array.isArray(pair) && typeof pair[0] === "string" && pair[1] !== undefined ? [[pair[0], pair[1]] as const] : []))
    : [];
