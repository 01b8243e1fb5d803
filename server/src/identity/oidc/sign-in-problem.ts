/** Why somebody could not sign in: a word for the page, which has a sentence for each, and the rest for the log. */
export type SignInTrouble = "stale" | "refused" | "away" | "rejected" | "notAllowed";

export class SignInProblem extends Error {
  override readonly name = "SignInProblem";
  readonly trouble: SignInTrouble;

  constructor(trouble: SignInTrouble, message: string, cause?: unknown) {
    super(message, { cause });
    this.trouble = trouble;
  }
}
