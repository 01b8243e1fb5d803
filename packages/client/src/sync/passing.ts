import type { Unsubscribe } from "./types.ts";

/** What passes and is kept nowhere: whoever listens just then hears it. */
export class Passing<T> {
  readonly #listeners = new Set<(passed: T) => void>();
  /** Calls `listener` from now on. @returns what ends it. */
  readonly on = (listener: (passed: T) => void): Unsubscribe => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  tell(passed: T): void {
    for (const listener of this.#listeners) listener(passed);
  }
}
