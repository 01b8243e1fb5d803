import type { WrittenOptions } from "./editors.ts";
import type { ValueOptions } from "./widget-options.ts";

/** It runs the script soon after each change, unless `run` says otherwise. */
export interface TextInputOptions extends WrittenOptions<string> {
  /** The default text, written once, when the widget is first drawn in a room. */
  readonly value?: string;
  readonly placeholder?: string;
  /** An icon at its beginning, by its name. */
  readonly icon?: string;
  /** The script gets at most so many characters; what is over is kept, and shown as too long. */
  readonly maxChars?: number;
}

/** A password, or any other text that nobody else shall read. */
export interface PasswordOptions extends Omit<ValueOptions<string>, "bind"> {
  readonly type: "password";
  readonly placeholder?: string;
  /** Longer ones are refused; 4,096 where absent. */
  readonly maxChars?: number;
  /** What a browser's keeper of passwords may put in; nothing where absent. */
  readonly fill?: "current" | "new" | "code";
  /** Everybody's: whoever types it, types it for the room. */
  readonly shared?: boolean;
}

/** What one line may be besides plain text. */
export interface TextLineOptions extends TextInputOptions {
  /**
   * What is written. Phones show the keys for it; what is no e-mail address or no web address is shown as wrong, and the
   * script is given the default meanwhile.
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
  /** Its height in CSS pixels; what does not fit scrolls. As tall as its lines, 480 at most, where absent. */
  readonly height?: number;
}

/** A text, or the newest of those that a stream brings. */
export type Written = string | AsyncIterable<string>;
