import { jsonProblem, type JsonValue } from "../json.ts";

/** A schema of any library that follows the Standard Schema: Valibot, Zod, ArkType and others. */
export interface StandardSchema<T> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: string;
    readonly validate: (value: unknown) => StandardResult<T> | Promise<StandardResult<T>>;
    readonly types?: { readonly input: unknown; readonly output: T } | undefined;
  };
}

type StandardResult<T> =
  | { readonly value: T; readonly issues?: undefined }
  | { readonly issues: readonly { readonly message: string; readonly path?: readonly (PropertyKey | { readonly key: PropertyKey })[] | undefined }[] };

/** Gives back the value where it fits, and `undefined` where it does not. */
export type Check<T> = (raw: JsonValue) => T | undefined;

/** How a component says what its props, value or events may be: a schema of a library, or a function. */
export type Schema<T> = StandardSchema<T> | Check<T>;

export type Checked<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: string };

/**
 * Checks a value that came from a document, a page or an author's line. Never throws.
 *
 * @returns the value, or why it does not fit: `.from: Expected number`.
 */
export function checked<T>(schema: Schema<T>, raw: unknown): Checked<T> {
  const plain = jsonProblem(raw);
  if (plain !== undefined) return wrong(plain);
  try {
    if (typeof schema === "function") {
      const value = schema(raw as JsonValue);
      return value === undefined ? wrong("it does not fit") : { ok: true, value };
    }
    const result = schema["~standard"].validate(raw);
    if (result instanceof Promise) return wrong("its schema answers later; write one that answers at once");
    if (result.issues === undefined) return { ok: true, value: result.value };
    const [first] = result.issues;
    const path = (first?.path ?? []).map((part) => `.${String(typeof part === "object" ? part.key : part)}`).join("");
    return wrong(`${path}${path === "" ? "" : ": "}${first?.message ?? "it does not fit"}`);
  } catch (error) {
    return wrong(error instanceof Error ? error.message : String(error));
  }
}

const wrong = (problem: string): { readonly ok: false; readonly problem: string } => ({ ok: false, problem });
