import type { WidgetProps, WidgetRule } from "./widget.ts";

/** `textInput` (one line) and `textArea` (several): co-edited, character by character. `value` is the default text. */
export interface TextInputProps extends WidgetProps {
  readonly value: string;
  readonly placeholder?: string;
  /** At its beginning, by its name. */
  readonly icon?: string;
  readonly maxChars?: number;
  /** What is written: phones show the keys for it, and what is none is shown as wrong. */
  readonly type?: "email" | "url" | "search" | "tel";
  /** What the whole text has to match, as a regular expression, and what is said where it does not. Nothing always does. */
  readonly pattern?: string;
  readonly patternNote?: string;
  /** Height in CSS pixels, of a text area. */
  readonly height?: number;
  /** `commit`: what the script gets is set by Enter (Ctrl+Enter in several lines) and on leaving; else it follows each change. */
  readonly run?: "commit";
}

const EMAIL = /^[^\s@<>(),;:\\"[\]]+@[^\s@.]+(?:\.[^\s@.]+)*$/u;
const URL_START = /^https?:\/\/[^\s/]+\S*$/iu;

/** What is wrong with a text; `undefined` if nothing is. An empty one never is. */
export function textProblem(props: TextInputProps, text: string): "email" | "url" | "pattern" | undefined {
  if (text === "") return undefined;
  if (props.type === "email" && !EMAIL.test(text.trim())) return "email";
  if (props.type === "url" && !URL_START.test(text.trim())) return "url";
  return props.pattern !== undefined && !new RegExp(`^(?:${props.pattern})$`, "u").test(text) ? "pattern" : undefined;
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

/** The text is a Yjs text, seeded once with the default by the server. What is over `maxChars` is kept, and shown as too long. */
export const textInput: WidgetRule<TextInputProps, string> = {
  storage: "text",
  initial: (props) => props.value,
  accept: (props, stored) => {
    // While a text is not what it has to be, the script is given the default.
    if (typeof stored !== "string" || textProblem(props, stored) !== undefined) return undefined;
    return props.maxChars === undefined ? stored : [...stored].slice(0, props.maxChars).join("");
  },
  problem: (props) => {
    if (props.pattern !== undefined && !isPattern(props.pattern)) return `validate is "${props.pattern}", which is no regular expression`;
    if (textProblem(props, props.value) !== undefined) return `the default "${props.value}" is not what it has to be itself`;
    if (props.maxChars !== undefined && !(props.maxChars >= 1)) return `maxChars is ${props.maxChars}; it has to be at least 1`;
    return props.maxChars !== undefined && [...props.value].length > props.maxChars ? "the default text is longer than maxChars" : undefined;
  },
};
