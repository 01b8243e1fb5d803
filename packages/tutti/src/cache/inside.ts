import { AsyncLocalStorage } from "node:async_hooks";

/** A cached function that is being computed. */
export interface Inside {
  readonly called: string;
  /** Which, with the key of its arguments, and the cached function that called it. */
  readonly cache: object;
  readonly key: string;
  readonly around: Inside | undefined;
  /** Whether what is drawn just now is drawn through a `Ui` that it was handed, and so kept with its result. */
  drawing: boolean;
}

const inside = new AsyncLocalStorage<Inside>();

/** Computes a cached function's result. */
export const computeInside = <T>(here: Inside, fn: () => T): T => inside.run(here, fn);

/** The cached function that is being computed here, kept across its awaits. */
export const insideCached = (): Inside | undefined => inside.getStore();
