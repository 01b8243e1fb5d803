import { AuthorError } from "../ui/author-error.ts";
import type { Execution } from "./execution.ts";

/** A private block runs once for each person, so what it set for all would be set as often as there are people. */
export function forbidSharedWrites({ part, clicked }: Execution, what: string): void {
  if (!part.person || clicked) return;
  throw new AuthorError(
    `${what} was called inside ui.private, which runs once for each person, and would set it for all of them`,
    "Set what is shared where a button was clicked: if (mine.button(…)) …, or outside the block",
  );
}
