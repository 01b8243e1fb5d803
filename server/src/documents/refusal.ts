/**
 * Why a document is not opened. Its reason goes to the page; its message is empty, because Hocuspocus prints every error that
 * has one.
 */
export class Refusal extends Error {
  override readonly name = "Refusal";
  readonly reason: string;

  constructor(reason: string) {
    super("");
    this.reason = reason;
  }
}

/** The reason that pages know as "the store does not answer": they try again. */
export const LOAD_FAILED = "load-failed";
