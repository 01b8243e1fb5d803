/**
 * How much of a document's own changes is durable. Changes are counted; a mark carries the count up to which everything has been
 * sent before it on the same line, and the server answers once all of that is in its log. One mark is under way at a time,
 * so that typing costs two small frames a round trip and not two a key.
 */
export class Marks {
  #made = 0;
  #durable = 0;
  /** Whether everything made so far has been sent on the present line. */
  #uploaded = false;
  #sent: number | undefined;

  /** Changes that the server has not called durable. */
  get unsaved(): number {
    return this.#made - this.#durable;
  }

  /** Counts changes: a fresh one, or those that an earlier visit left unsaved. */
  changed(count = 1): void {
    this.#made += count;
  }

  /** Everything up to now has been sent on this line, and every later change is sent as it is made. */
  uploaded(): void {
    this.#uploaded = true;
  }

  /** The line is gone: what was marked on it may be lost, and is marked again on the next. */
  disconnected(): void {
    this.#uploaded = false;
    this.#sent = undefined;
  }

  /** @returns the mark to send now, if one is due. To be asked after each change, upload and answer. */
  next(): number | undefined {
    if (!this.#uploaded || this.#sent !== undefined || this.unsaved === 0) return undefined;
    this.#sent = this.#made;
    return this.#sent;
  }

  /** Marks a part of an upload, so much of what is unsaved. By bytes: which changes are in it nobody counts. @returns the mark to send. */
  part(share: number): number {
    this.#sent = this.#durable + Math.floor(this.unsaved * share);
    return this.#sent;
  }

  /** The server's answer. What it cannot mean (an unasked number) changes nothing. @returns whether it is the one that was waited for. */
  durable(mark: number): boolean {
    if (this.#sent === undefined || mark < this.#sent) return false;
    this.#durable = this.#sent;
    this.#sent = undefined;
    return true;
  }
}
