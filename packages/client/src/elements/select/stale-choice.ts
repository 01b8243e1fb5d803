import { hasOption, type JsonValue, type Option } from "@tutti/protocol";

/** What somebody once chose and is no longer offered: kept, shown struck through, until somebody chooses anew. */
export const staleChoice = (options: readonly Option[], stored: JsonValue | undefined): string | undefined =>
  typeof stored === "string" && !hasOption(options, stored) ? stored : undefined;

/** The label of an option; an id that is none of them is its own. */
export const optionLabel = (options: readonly Option[], id: unknown): string =>
  options.find((option) => option.id === id)?.label ?? (typeof id === "string" ? id : "");
