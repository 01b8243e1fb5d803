import { COMMENT_BURST, COMMENT_REFILL, type PersonId } from "@tutti/protocol";

/** People whose buckets are not full are remembered, at most so many. */
const MAX_PEOPLE = 10_000;

/** How fast each person's comments are taken: what is too fast waits, and nothing is lost. */
export class CommentBuckets {
  readonly #buckets = new Map<PersonId, { readonly left: number; readonly at: number }>();

  /** Takes one. @returns 0 where it may be taken now, else after how long (ms) it may. */
  take(person: PersonId, now: number): number {
    const { left, at } = this.#buckets.get(person) ?? { left: COMMENT_BURST, at: now };
    const full = Math.min(COMMENT_BURST, left + Math.max(0, now - at) / COMMENT_REFILL);
    this.#buckets.delete(person);
    this.#buckets.set(person, { left: full >= 1 ? full - 1 : full, at: now });
    const [oldest] = this.#buckets.keys();
    if (this.#buckets.size > MAX_PEOPLE && oldest) this.#buckets.delete(oldest);
    return full >= 1 ? 0 : Math.ceil((1 - full) * COMMENT_REFILL);
  }
}
