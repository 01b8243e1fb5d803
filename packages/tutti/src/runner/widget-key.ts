import { isAuthorKey, parseWidgetKey, type WidgetKey } from "@tutti/protocol/script";
import { derivedKey } from "./identity.ts";

/** The key of a widget: its author's, else one made of its place; or what is wrong with it. */
export function keyOf(
  path: string, kind: string, label: unknown, given: unknown,
): WidgetKey | { readonly problem: string; readonly hint?: string } {
  if (typeof label !== "string") return { problem: `${kind} needs a text as its label, not ${label === null ? "null" : typeof label}` };
  if (given === undefined) return derivedKey(path, kind, label);
  const key = typeof given === "string" && isAuthorKey(given) ? parseWidgetKey(given) : undefined;
  return key ?? {
    problem: `${kind} "${label}" has the key ${JSON.stringify(given)}`,
    hint: "A key has letters, digits and _ . - alone, 1 to 128 of them",
  };
}
