/** Elements that show text. `body` is Markdown where the kind is not `text` or `code`. */
export interface TextProps { readonly body: string; readonly help?: string }
export interface TitleProps extends TextProps { readonly anchor?: string }
export interface CodeProps { readonly body: string; readonly language?: string; readonly lineNumbers?: boolean; readonly wrap?: boolean; readonly height?: number }
export interface MarkdownProps extends TextProps { readonly align?: "left" | "center" | "right" }
export type DividerProps = Readonly<Record<string, never>>;

/** The message of an error, in place. `file` and `line` are the author's own; `excerpt` is that line's text. */
export interface ExceptionProps {
  readonly name: string;
  readonly message: string;
  readonly file?: string;
  readonly line?: number;
  readonly column?: number;
  readonly excerpt?: string;
  /** Frames of the author's files, `file:line` each, nearest first. Only in dev. */
  readonly frames?: readonly string[];
  /** Under which the server's log has it. Of what a script did not mean to show. */
  readonly ref?: string;
  /** Who reads this may not read what it is: it says that something failed, and `ref`. */
  readonly hidden?: boolean;
  /** What to do about it, where the framework knows. */
  readonly hint?: string;
  /** The app could not be loaded at all: a page that shows it already goes on doing so, under this. */
  readonly whole?: boolean;
}
