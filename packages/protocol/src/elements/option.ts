import type { JsonValue } from "../json.ts";

/**
 * One choice of a select, radio or multiselect. `id` is what is stored and `label` is what is shown; the author's own
 * value for it never leaves the script.
 */
export interface Option {
  readonly id: string;
  readonly label: string;
  readonly caption?: string;
}

export const hasOption = (options: readonly Option[], id: JsonValue): id is string =>
  typeof id === "string" && options.some((option) => option.id === id);

/** Whether a text that somebody typed can be an option of its own. */
export const isNewOption = (id: JsonValue | undefined): id is string => typeof id === "string" && id.trim() !== "" && id.length <= 200 && !/[\u0000-\u001f]/.test(id);

/** Two options under one id would be one choice: the author hears of it. */
export function optionProblem(options: readonly Option[]): string | undefined {
  const seen = new Set<string>();
  for (const { id } of options) {
    if (seen.has(id)) return `two options are both "${id}"; give each its own text, or use "format"`;
    if (/[\u0000-\u001f]/.test(id) || id.length > 200) return `the option "${id.slice(0, 40)}" holds control characters or more than 200 characters`;
    seen.add(id);
  }
  return undefined;
}
