import type { CodeLanguage, CodeProblem, RichBlock } from "@tutti/protocol";
import type { ValueOptions } from "./widget-options.ts";

/** When what people write together reaches the script. */
export interface WrittenOptions<V> extends Omit<ValueOptions<V>, "run"> {
  /**
   * `live`: soon after each change, at most ten times a second. `commit`: when somebody presses Ctrl+Enter (Enter in one line), or
   * leaves the field after having changed it; until then the script keeps what was committed last. `never`: the script reads it,
   * and a change does not run it. `drag`, which other inputs have, is `live` here: what is being written is what a text is dragged through.
   */
  readonly run?: "live" | "commit" | "drag" | "never";
}

export interface CodeEditorOptions extends WrittenOptions<string> {
  /** The default code, written once, when the widget is first drawn in a room. */
  readonly value?: string;
  /** What it is coloured as; none where absent. */
  readonly language?: CodeLanguage;
  /** Height in CSS pixels; without one it grows with its lines, up to 24 of them. */
  readonly height?: number;
  /** Whether nobody may change it. */
  readonly readOnly?: boolean;
  /** True where absent. */
  readonly lineNumbers?: boolean;
  /** Whether long lines go on in the next one. */
  readonly wrap?: boolean;
  readonly placeholder?: string;
  /**
   * What is wrong, and where, or what finds it in the code that the script gets. Lines and columns count from 1, and what lies beyond
   * the code is shown at its end. At most 200 are shown. What takes a while (a query) is asked before the editor is drawn, about
   * `ui.value(key)`.
   */
  readonly problems?: readonly CodeProblem[] | ((code: string) => readonly CodeProblem[]);
  /** Tables and their columns, offered while SQL is written. */
  readonly schema?: Readonly<Record<string, readonly string[]>>;
}

export interface RichTextOptions extends WrittenOptions<RichText> {
  /** The default text, in Markdown, written once, when the widget is first drawn in a room. */
  readonly value?: string;
  readonly placeholder?: string;
  /** Height in CSS pixels; without one it grows with what is written. */
  readonly height?: number;
  /** Whether nobody may change it. */
  readonly readOnly?: boolean;
  /** Whether there is a row of buttons over it; true where absent. */
  readonly toolbar?: boolean;
}

/** What people have written in a `richText`. */
export interface RichText {
  readonly markdown: string;
  /** The words alone, a line for each block. */
  readonly text: string;
  /** The text as data: headings, lists, tasks, tables, pictures, stretches of text with their marks. Links in it lead to safe addresses alone. */
  readonly blocks: readonly RichBlock[];
  /** Whether nothing is written. */
  readonly empty: boolean;
}

/** What several people write at once, beside `textInput` and `textArea`. */
export interface Editors {
  /**
   * Code, co-edited character by character, with everybody's carets. It runs the script when it is committed (Ctrl+Enter, or on
   * leaving it), unless `run` says otherwise.
   */
  codeEditor(label: string, options?: CodeEditorOptions): string;
  /**
   * A text with headings, lists, tasks, tables, pictures, links and the like, co-edited. The script gets it as Markdown, as words and as
   * data; a default and what `ui.setValue` sets is Markdown. Pictures are brought to the room's files (PNG, JPEG, GIF, WebP and AVIF of
   * 10 MB at most), and named by their ids; one at an `https:` address is shown where the app's settings let the page load from there. It runs the script soon after each change, unless `run` says otherwise.
   */
  richText(label: string, options?: RichTextOptions): RichText;
}
