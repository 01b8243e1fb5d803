import type { Diagnostic } from "@codemirror/lint";
import type { Text } from "@codemirror/state";
import type { CodeProblem } from "@tutti/protocol";

/** Where a problem lies in the code as it is now; one beyond its end lies at its end, one beyond a line's at the line's. */
export function placeOf(doc: Text, { line, column }: CodeProblem): { readonly from: number; readonly to: number } {
  const at = doc.line(Math.min(Math.max(1, line), doc.lines));
  if (column === undefined) return { from: at.from, to: at.to };
  const from = Math.min(at.to, at.from + Math.max(0, column - 1));
  const word = /^[\p{L}\p{N}_$]+/u.exec(at.text.slice(from - at.from))?.[0].length ?? 1;
  return { from, to: Math.min(at.to, from + word) };
}

/** Problems as the editor shows them. What is said of them is text, whatever was written. */
export const diagnosticsOf = (doc: Text, problems: readonly CodeProblem[]): Diagnostic[] =>
  problems.map((problem) => ({ ...placeOf(doc, problem), message: problem.message, severity: problem.severity ?? "error" })).sort((a, b) => a.from - b.from);
