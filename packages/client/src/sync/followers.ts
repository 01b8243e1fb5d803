import type { Readable } from "./types.ts";

/**
 * Those who follow parts of something, each by its key: an element of the view, a cell of a document, a widget that somebody
 * holds. Whoever changes the thing tells the keys that changed, or all; a follower hears only where its own part is another.
 */
export class Followers<Key> {
  readonly #looks = new Map<Key, Set<() => void>>();

  readable<T>(key: Key, get: () => T, equal: (a: T, b: T) => boolean = Object.is): Readable<T> {
    return {
      get,
      subscribe: (listener) => {
        let last = get();
        const look = (): void => {
          const next = get();
          if (equal(last, next)) return;
          last = next;
          listener(next);
        };
        const looks = this.#looks.get(key) ?? new Set();
        this.#looks.set(key, looks.add(look));
        listener(last);
        return () => {
          looks.delete(look);
          if (looks.size === 0 && this.#looks.get(key) === looks) this.#looks.delete(key);
        };
      },
    };
  }

  tell(key: Key): void {
    // A copy: a listener may begin or end to follow.
    for (const look of Array.from(this.#looks.get(key) ?? [])) look();
  }

  tellAll(): void {
    for (const key of Array.from(this.#looks.keys())) this.tell(key);
  }
}
