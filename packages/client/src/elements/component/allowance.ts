/** What somebody may say: so much a second, and so much at once. */
export class Allowance {
  readonly #rate: number;
  readonly #most: number;
  readonly #now: () => number;
  #left: number;
  #at: number;

  /** @param now ms of any clock that only goes on */
  constructor(rate: number, most: number, now: () => number) {
    this.#rate = rate;
    this.#most = most;
    this.#now = now;
    this.#left = most;
    this.#at = now();
  }

  /** Takes one. @returns false where there is none left */
  take(): boolean {
    const now = this.#now();
    this.#left = Math.min(this.#most, this.#left + ((now - this.#at) / 1_000) * this.#rate);
    this.#at = now;
    if (this.#left < 1) return false;
    this.#left -= 1;
    return true;
  }
}
