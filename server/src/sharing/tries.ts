interface Counted {
  since: number;
  count: number;
}

/** Counts tries, of a password or a sign-in, and says when there were enough. Bounded in memory. */
export class Tries {
  readonly #most: number;
  readonly #within: number;
  readonly #counted = new Map<string, Counted>();

  /** @param within ms after which one may try again. */
  constructor(most: number, within: number) {
    this.#most = most;
    this.#within = within;
  }

  /** Counts one more. @returns whether it may be. */
  take(key: string, now: number): boolean {
    const before = this.#counted.get(key);
    const counted = before && now - before.since < this.#within ? before : { since: now, count: 0 };
    counted.count += 1;
    this.#counted.delete(key);
    this.#counted.set(key, counted);
    const [oldest] = this.#counted.keys();
    if (this.#counted.size > 10_000 && oldest !== undefined) this.#counted.delete(oldest);
    return counted.count <= this.#most;
  }

  /** How long (ms) until one may try again, if one has to wait. */
  wait(key: string, now: number): number {
    const counted = this.#counted.get(key);
    return counted && counted.count >= this.#most ? Math.max(0, counted.since + this.#within - now) : 0;
  }

  /** One that was taken was none after all. */
  giveBack(key: string): void {
    const counted = this.#counted.get(key);
    if (counted) counted.count -= 1;
  }

  /** It went well: what was counted is forgotten. */
  clear(key: string): void {
    this.#counted.delete(key);
  }
}
