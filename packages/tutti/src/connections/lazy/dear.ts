/** What took so long is good for so many times as long: a second's work is done again after a minute at the earliest. */
const WORTH = 60;
const KEPT = 32;

interface Known<T> {
  readonly answer: Promise<T>;
  readonly version: unknown;
  /** Absent while it is worked out. */
  until?: number;
}

/** Answers that are dear to work out: who asks the same meanwhile waits for the same, and who asks soon after has it again. */
export class Dear<T> {
  readonly #known = new Map<string, Known<T>>();

  /** @param version where it is another one, the answer is worked out anew. */
  get(name: string, version: unknown, work: () => Promise<T>): Promise<T> {
    const before = this.#known.get(name);
    if (before && before.version === version && (before.until ?? Number.POSITIVE_INFINITY) > performance.now()) return before.answer;
    const begun = performance.now();
    const known: Known<T> = { answer: work(), version };
    this.#known.delete(name);
    this.#known.set(name, known);
    for (const [oldest] of this.#known) if (this.#known.size > KEPT) this.#known.delete(oldest);
    known.answer.then(
      () => void (known.until = performance.now() + WORTH * (performance.now() - begun)),
      () => this.#known.get(name) === known && this.#known.delete(name),
    );
    return known.answer;
  }
}
