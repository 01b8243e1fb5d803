/**
 * How much of what was sent a page may not have come to yet, at first, at least and at most (bytes). A line that is good now may be
 * poor in a moment: then this much is late.
 */
const FIRST = 32 * 1024;
const LEAST = 8 * 1024;
const MOST = 64 * 1024;
/** It is asked how far it has come once so much is on its way (bytes). */
const ASK_FROM = 4 * 1024;
/** A page that needs longer (ms) to come to what was sent has less on its way from then on; one that is quicker, more. */
const SLOW = 1_000;
const QUICK = 250;

/**
 * What is on its way to one page. The operating systems, and whatever lies between, take megabytes long before a wire is felt to be
 * slow: so the page itself says how far it has come, with its processor as with its line.
 */
export class Window {
  readonly #ask: () => void;
  readonly #now: () => number;
  #size = FIRST;
  #sent = 0;
  #seen = 0;
  #asked: { readonly sent: number; readonly at: number } | undefined;
  /** Whether it answers at all: one that never has is not waited for. */
  #answers = false;

  constructor(ask: () => void, now: () => number) {
    this.#ask = ask;
    this.#now = now;
  }

  get size(): number {
    return this.#size;
  }

  get full(): boolean {
    return this.#answers && this.#sent - this.#seen > this.#size;
  }

  sent(bytes: number): void {
    this.#sent += bytes;
    this.#askWhereDue();
  }

  answered(): void {
    if (!this.#asked) return;
    const took = this.#now() - this.#asked.at;
    this.#answers = true;
    this.#seen = this.#asked.sent;
    this.#asked = undefined;
    if (took > SLOW) this.#size = Math.max(LEAST, this.#size / 2);
    else if (took < QUICK) this.#size = Math.min(MOST, this.#size * 2);
    this.#askWhereDue();
  }

  #askWhereDue(): void {
    // At first after the first word, however short: whether it answers is known before much is on its way.
    if (this.#asked || (this.#answers && this.#sent - this.#seen < ASK_FROM)) return;
    this.#asked = { sent: this.#sent, at: this.#now() };
    this.#ask();
  }
}
