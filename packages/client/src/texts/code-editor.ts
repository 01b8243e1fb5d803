import { catalogue } from "./catalogue.ts";
import { count } from "./words.ts";

const english = {
  at: (line: number, column: number | undefined) => (column === undefined ? `Line ${line}` : `Line ${line}, column ${column}`),
  more: (n: number) => count(n, { other: "# more, marked in the code" }),
  pending: "Changed: Ctrl+Enter runs it",
  committed: "Ctrl+Enter runs it",
  pendingTouch: "Changed: it runs once you leave it",
  committedTouch: "It runs once you leave it",
  leave: "Escape, then Tab, leaves",
};

export type CodeEditorTexts = typeof english;

/** Code that people write together. */
export const codeEditorTexts = catalogue<CodeEditorTexts>(english, { de: () => import("./de/code-editor.ts") });
