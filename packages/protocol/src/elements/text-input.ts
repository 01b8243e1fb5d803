import type { WidgetProps, WidgetRule } from "./widget.ts";

/** `textInput` (one line) and `textArea` (several): co-edited, character by character. `value` is the default text. */
export interface TextInputProps extends WidgetProps {
  readonly value: string;
  readonly placeholder?: string;
  readonly maxChars?: number;
  /** Height in CSS pixels, of a text area. */
  readonly height?: number;
}

/** The text is a Yjs text, seeded once with the default by the server. What is over `maxChars` is kept, and shown as too long. */
export const textInput: WidgetRule<TextInputProps, string> = {
  storage: "text",
  initial: (props) => props.value,
  accept: (props, stored) => (typeof stored !== "string" ? undefined : props.maxChars === undefined ? stored : [...stored].slice(0, props.maxChars).join("")),
  problem: (props) => {
    if (props.maxChars !== undefined && !(props.maxChars >= 1)) return `maxChars is ${props.maxChars}; it has to be at least 1`;
    return props.maxChars !== undefined && [...props.value].length > props.maxChars ? "the default text is longer than maxChars" : undefined;
  },
};
