/** A mistake of the app's author: a sentence that names the call, and what to do about it. */
export class AuthorError extends Error {
  override readonly name = "AuthorError";
  readonly hint: string | undefined;

  constructor(message: string, hint?: string) {
    super(message);
    this.hint = hint;
  }
}
