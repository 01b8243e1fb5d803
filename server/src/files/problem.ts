/** Why a file is not taken: a sentence for its bringer, and the status that programs read. */
export class FileProblem extends Error {
  override readonly name = "FileProblem";
  readonly status: 400 | 403 | 404 | 409 | 410 | 413 | 415 | 422 | 429 | 503 | 507;

  constructor(status: FileProblem["status"], sentence: string) {
    super(sentence);
    this.status = status;
  }
}
