import { ParseError } from "katex";
import { latexTexts } from "../../texts/latex.ts";

/** What is wrong with a formula, in the reader's words, and what KaTeX says of it, in its own. */
export interface FormulaProblem {
  readonly words: string;
  readonly said?: string;
}

const UNKNOWN = "Undefined control sequence: ";

/** Says what KaTeX found in a formula, and where. */
export function formulaProblem(text: string, error: unknown): FormulaProblem {
  if (!(error instanceof ParseError)) return { words: latexTexts.unreadable, said: String(error) };
  const { position, length, rawMessage: said } = error;
  if (position === undefined) return { words: latexTexts.unreadable, said };
  if (said.startsWith(UNKNOWN)) return { words: latexTexts.unknown(said.slice(UNKNOWN.length)) };
  if (position >= text.trimEnd().length && !length) return { words: latexTexts.early, said };
  const before = text.slice(0, position).split("\n");
  return { words: latexTexts.from(text.includes("\n") ? before.length : undefined, (before.at(-1)?.length ?? 0) + 1), said };
}
