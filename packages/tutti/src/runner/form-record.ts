import type { EventId, JsonValue, Person } from "@tutti/protocol";
import type { CellId } from "./cells.ts";
import type { Part } from "./part.ts";

/** What a form's cell holds: the last submit that was taken, written by the room. */
export interface FormState {
  readonly generation: number;
  readonly values: { readonly [cell: string]: JsonValue };
}

/** Reads a form's cell; before the first submit there is none. */
export function formState(stored: JsonValue | undefined): FormState | undefined {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return undefined;
  const { generation, values } = stored as { readonly generation?: JsonValue; readonly values?: JsonValue };
  if (typeof generation !== "number" || typeof values !== "object" || values === null || Array.isArray(values)) return undefined;
  return { generation, values: values as FormState["values"] };
}

/** A form that is drawn, as the run of a submit needs it. */
export interface FormRecord {
  readonly part: Part;
  readonly cell: CellId;
  /** Calls the author's `onSubmit` with the values of this submit. */
  submit(values: FormState["values"], by: Person, id: EventId): unknown;
  /** Whether the defaults are put back after a submit. */
  readonly clears: boolean;
}
