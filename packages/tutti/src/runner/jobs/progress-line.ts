import type { Advance } from "../../ui/drawing.ts";

/** How far a job is, for all who follow it: each is told the newest, however often it was said. */
export class ProgressLine {
  #now: Advance | undefined;
  #said = 0;
  readonly #waiting = new Set<() => void>();

  say(now: Advance): void {
    this.#now = now;
    this.#said += 1;
    for (const wake of this.#waiting) wake();
  }

  /** A stream of it; whoever reads no more is not kept. */
  [Symbol.asyncIterator](): AsyncIterator<Advance> {
    let seen = 0;
    let over: (() => void) | undefined;
    const next = (): Promise<IteratorResult<Advance, undefined>> => new Promise((resolve) => {
      const look = (): void => {
        if (this.#now === undefined || this.#said === seen) return;
        seen = this.#said;
        this.#waiting.delete(look);
        resolve({ done: false, value: this.#now });
      };
      over = () => {
        this.#waiting.delete(look);
        resolve({ done: true, value: undefined });
      };
      this.#waiting.add(look);
      look();
    });
    return { next, return: async () => { over?.(); return { done: true, value: undefined }; } };
  }
}
