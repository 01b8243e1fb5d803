import type { Option } from "@tutti/protocol";
import { isNewOption } from "@tutti/protocol/script";
import type { CaptionOptions, ChoiceOptions } from "../choices.ts";
import { given } from "../given.ts";
import type { Pen } from "../pen.ts";

/** An author's options, as they are shown and stored, and the way back to the author's own values. */
export interface Choices<O> {
  readonly shown: readonly Option[];
  valueOf(id: string): O | undefined;
  /** The id of one of the options, or of something equal to one; `undefined` for what is none. */
  idOf(value: unknown): string | undefined;
}

/** Reads the options of a select, radio or multiselect. */
export function choices<O>(pen: Pen<unknown>, what: string, options: readonly O[], more: ChoiceOptions<O> & CaptionOptions<O> & { readonly newOptions?: boolean }): Choices<O> {
  if (!Array.isArray(options)) pen.fail(`${what} needs a list of options`);
  if (more.newOptions && options.some((option) => typeof option !== "string")) pen.fail(`${what} takes new options, so all its options have to be texts`);
  const values = new Map<string, O>();
  const ids = new Map<unknown, string>();
  const shown = options.map((option) => {
    const label = more.format?.(option) ?? fieldOf(option, "label") ?? plain(option);
    if (label === undefined) pen.fail(`${what}: an option is ${typeof option === "object" ? "an object" : typeof option}; say how to show it`, 'Give "format: (option) => text"');
    const id = more.id?.(option) ?? plain(option) ?? fieldOf(option, "id") ?? label;
    values.set(id, option);
    ids.set(option, id);
    return given({ id, label, caption: more.caption?.(option) });
  });
  const idOf = (value: unknown): string | undefined => {
    const known = ids.get(value);
    if (known === undefined && more.newOptions && typeof value === "string" && isNewOption(value)) return value;
    if (known !== undefined || typeof value !== "object" || value === null) return known;
    // An object made anew in each run is still the same option if it has the same id.
    const id = fieldOf(value, "id") ?? fieldOf(value, "label");
    return id !== undefined && values.has(id) ? id : undefined;
  };
  // Where people may add options, all are texts, and so is the author's type.
  return { shown, valueOf: (id) => values.get(id) ?? (more.newOptions ? (id as O) : undefined), idOf };
}

const plain = (value: unknown): string | undefined =>
  typeof value === "string" ? value : ["number", "boolean", "bigint"].includes(typeof value) ? String(value) : undefined;

function fieldOf(value: unknown, name: "id" | "label"): string | undefined {
  return typeof value === "object" && value !== null ? plain((value as { readonly [key: string]: unknown })[name]) : undefined;
}
