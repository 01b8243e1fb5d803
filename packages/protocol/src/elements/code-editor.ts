import type { WidgetProps, WidgetRule } from "./widget.ts";

/** What a `codeEditor` colours and knows the grammar of; `text` is none of them. */
export const CODE_LANGUAGES = ["text", "sql", "python", "javascript", "typescript", "json", "markdown", "html", "css", "yaml"] as const;
export type CodeLanguage = (typeof CODE_LANGUAGES)[number];

/** Something to say about a place in the code. Lines and columns count from 1; without a column it is about the whole line. */
export interface CodeProblem {
  readonly line: number;
  readonly column?: number;
  readonly message: string;
  /** `error` where absent. */
  readonly severity?: "error" | "warning" | "info";
}

/** So many problems are shown at once; a script that finds more has them cut. */
export const MAX_CODE_PROBLEMS = 200;

/** `codeEditor`: code that several people write at once, in the same kind of text as a `textArea`. `value` is the default. */
export interface CodeEditorProps extends WidgetProps {
  readonly value: string;
  readonly language?: CodeLanguage;
  /** Height in CSS pixels; without one it grows with its lines, up to 24 of them. */
  readonly height?: number;
  /** Whether nobody may change it. */
  readonly readOnly?: boolean;
  readonly lineNumbers?: boolean;
  readonly wrap?: boolean;
  readonly placeholder?: string;
  /** `commit`: what the script gets is set by Ctrl+Enter and on leaving; else it follows each change. */
  readonly run?: "commit";
  readonly problems?: readonly CodeProblem[];
  /** Tables and their columns, offered while SQL is written. */
  readonly schema?: Readonly<Record<string, readonly string[]>>;
}

export const codeEditor: WidgetRule<CodeEditorProps, string> = {
  storage: "text",
  initial: (props) => props.value,
  accept: (_props, stored) => (typeof stored === "string" ? stored : undefined),
  problem: (props) => {
    if (props.language !== undefined && !CODE_LANGUAGES.includes(props.language)) {
      return `language is "${props.language}"; it can be ${CODE_LANGUAGES.join(", ")}`;
    }
    if (props.height !== undefined && !(props.height >= 40)) return `height is ${props.height}; it has to be at least 40 pixels`;
    for (const { line, column, message } of props.problems ?? []) {
      if (typeof message !== "string") return "a problem has no message";
      if (!Number.isInteger(line) || line < 1) return `the problem "${message}" is at line ${line}; lines count from 1`;
      if (column !== undefined && (!Number.isInteger(column) || column < 1)) return `the problem "${message}" is at column ${column}; columns count from 1`;
    }
    return undefined;
  },
};
