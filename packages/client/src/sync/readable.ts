import type { Readable, Unsubscribe } from "./types.ts";

/** A readable that its owner may change. An equal value is not told again. */
export interface Writable<T> extends Readable<T> {
  set(value: T): void;
}

type Equal<T> = (a: T, b: T) => boolean;

/** A value that can be followed. */
export function writable<T>(initial: T, equal: Equal<T> = Object.is): Writable<T> {
  let value = initial;
  const listeners = new Set<(value: T) => void>();
  return {
    get: () => value,
    set: (next) => {
      if (equal(value, next)) return;
      value = next;
      // A copy: a listener may end to follow, or set another value.
      for (const listener of Array.from(listeners)) listener(next);
    },
    subscribe: (listener) => {
      // One entry for each call, though the same function may come twice.
      const own = (next: T): void => listener(next);
      listeners.add(own);
      listener(value);
      return () => listeners.delete(own);
    },
  };
}

/** What a computation makes of others' values. Nothing is kept while nobody listens. */
export function derived<T>(sources: readonly Readable<unknown>[], compute: () => T, equal: Equal<T> = Object.is): Readable<T> {
  return {
    get: compute,
    subscribe: (listener) => {
      let last = compute();
      let ready = false;
      const update = (): void => {
        if (!ready) return;
        const next = compute();
        if (equal(last, next)) return;
        last = next;
        listener(next);
      };
      const ends = sources.map((source) => source.subscribe(update));
      ready = true;
      listener(last);
      return () => ends.forEach((end) => end());
    },
  };
}

/** Follows whatever readable `pick` names for the present value of another. */
export function chosen<S, T>(source: Readable<S>, pick: (value: S) => Readable<T>, equal: Equal<T> = Object.is): Readable<T> {
  return {
    get: () => pick(source.get()).get(),
    subscribe: (listener) => {
      let last: { readonly value: T } | undefined;
      let endInner: Unsubscribe = () => undefined;
      const tell = (value: T): void => {
        if (last && equal(last.value, value)) return;
        last = { value };
        listener(value);
      };
      const endOuter = source.subscribe((value) => {
        endInner();
        endInner = pick(value).subscribe(tell);
      });
      return () => {
        endOuter();
        endInner();
      };
    },
  };
}

/** A readable that never changes. */
export const constant = <T>(value: T): Readable<T> => ({
  get: () => value,
  subscribe: (listener) => {
    listener(value);
    return () => undefined;
  },
});
