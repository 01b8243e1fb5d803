import type { JsonValue } from "../json.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/**
 * A widget's value as parameters of an address: one text, or several for several. Nothing chosen is one empty text, so that it can
 * be told from a parameter that is not there.
 */
export function toParameters(value: unknown): string[] {
  // What would not fit into an address is not said there.
  if (typeof value === "string" && value.length > MAX_QUERY_TEXT) return [];
  if (Array.isArray(value)) return value.length === 0 ? [""] : value.map(String);
  return [value === null || value === undefined ? "" : String(value)];
}

/** The longest text (UTF-16 units) that an address says. */
export const MAX_QUERY_TEXT = 1_000;

/**
 * The value that parameters of an address stand for, as it would be stored.
 *
 * @returns `undefined` where they are no value of this widget: an address can be written by anybody.
 */
export function fromParameters<Props extends WidgetProps>(rule: WidgetRule<Props, unknown>, props: Props, texts: readonly string[]): JsonValue | undefined {
  return candidates(rule, props, texts).find((candidate) => rule.accept(props, candidate) !== undefined);
}

function candidates({ storage }: Pick<WidgetRule<never, unknown>, "storage">, props: object, texts: readonly string[]): JsonValue[] {
  const [only = ""] = texts;
  const empty = texts.length === 1 && only === "";
  if (storage === "text") return texts.length === 1 && only.length <= MAX_QUERY_TEXT ? [only] : [];
  if (storage === "set") return [optionsOf(props).map((id): JsonValue => [id, !empty && texts.includes(id)])];
  if (storage !== "value") return [];
  const numbers = texts.map(Number);
  const several: JsonValue[] = numbers.every(Number.isFinite) && !empty ? [[...numbers], [...texts]] : [[...texts]];
  if (texts.length !== 1) return several;
  if (empty) return ["", null];
  const named: JsonValue[] = only === "true" ? [true] : only === "false" ? [false] : [];
  return [only, ...named, ...numbers.filter(Number.isFinite), ...several];
}

/** What is not named is taken out, also what is chosen by default. */
const optionsOf = (props: object): readonly string[] =>
  "options" in props && Array.isArray(props.options) ? props.options.map((option: { readonly id: string }) => option.id) : [];
