import type { WrittenOptions } from "./editors.ts";

/** It runs the script soon after each change, unless `run` says otherwise. */
export interface TextInputOptions extends WrittenOptions<string> {
  /** The default text, written once, when the widget is first drawn in a room. */
  readonly value?: string;
  readonly placeholder?: string;
  /** The script gets at most so many characters; what is over is kept, and shown as too long. */
  readonly maxChars?: number;
}

/** What one line may be besides plain text. */
export interface TextLineOptions extends TextInputOptions {
  /**
   * What is written. Phones show the keys for it; what is no e-mail address or no web address is shown as wrong, and the
   * script is given the default meanwhile. (Passwords are not: what is co-edited is kept.)
   */
  readonly type?: "email" | "url" | "search" | "tel";
  /** What the whole text has to match, and what is said where it does not; the script is given the default meanwhile. */
  readonly validate?: { readonly pattern: RegExp | string; readonly message: string };
}

export interface TextAreaOptions extends TextInputOptions {
  /** Height in CSS pixels. */
  readonly height?: number;
}

export interface TextOptions {
  /** Markdown shown behind a question mark. */
  readonly help?: string;
}

export interface TitleOptions extends TextOptions {
  /** What a link to this heading ends in, after `#`. */
  readonly anchor?: string;
}

export interface MarkdownOptions extends TextOptions {
  readonly align?: "left" | "center" | "right";
}

export interface CodeOptions {
  /** As in a Markdown fence: `ts`, `sql`, `json`. */
  readonly language?: string;
  readonly lineNumbers?: boolean;
  readonly wrap?: boolean;
}
