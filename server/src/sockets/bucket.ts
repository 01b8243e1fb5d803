/** What one connection may send: so much at once, and so much a second after that. */
export class Bucket {
  readonly #perSecond: number;
  readonly #burst: number;
  #left: number;
  #at: number;

  constructor(perSecond: number, burst: number, now: number) {
    this.#perSecond = perSecond;
    this.#burst = burst;
    this.#left = burst;
    this.#at = now;
  }

  /** @returns false once more was taken than there was. */
  take(amount: number, now: number): boolean {
    // A machine's clock may be put back: nobody has sent more for that.
    const passed = Math.max(0, now - this.#at);
    this.#left = Math.min(this.#burst, this.#left + (passed / 1_000) * this.#perSecond) - amount;
    this.#at = now;
    return this.#left >= 0;
  }
}
