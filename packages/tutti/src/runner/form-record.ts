import type { EventId, JsonValue, Person } from "@tutti/protocol";
import type { CellId } from "./cells.ts";
import type { Part } from "./part.ts";

/** What a form's cell holds: the last submit that was taken, written by the room. */
export interface FormState {
  readonly generation: number;
  readonly values: { readonly [cell: string]: JsonValue };
  /** The button's key; absent in what was submitted before rooms noted it. */
  readonly button?: string;
}

/** Reads a form's cell; before the first submit there is none. */
export function formState(stored: JsonValue | undefined): FormState | undefined {
  if (typeof stored !== "object" || stored === null || Array.isArray(stored)) return undefined;
  const { generation, values, button } = stored as { readonly generation?: JsonValue; readonly values?: JsonValue; readonly button?: JsonValue };
  if (typeof generation !== "number" || typeof values !== "object" || values === null || Array.isArray(values)) return undefined;
  return { generation, values: values as FormState["values"], ...(typeof button === "string" && { button }) };
}

/** A form that is drawn, as the run of a submit needs it. */
export interface FormRecord {
  readonly part: Part;
  readonly cell: CellId;
  /** Calls the author's `onSubmit` with the values of this submit, and the key of the button that was pressed. */
  submit(values: FormState["values"], by: Person, id: EventId, button: string): unknown;
  /** Whether the defaults are put back after a submit. */
  readonly clears: boolean;
}
