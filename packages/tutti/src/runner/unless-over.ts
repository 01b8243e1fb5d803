import type { Execution } from "./execution.ts";

/** What a promise gives. @throws where the run is over sooner. */
export function unlessOver<T>({ pass: { signal } }: Execution, promise: Promise<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    const end = (): void => reject(signal.reason);
    if (signal.aborted) return end();
    signal.addEventListener("abort", end, { once: true });
    promise.then(resolve, reject).finally(() => signal.removeEventListener("abort", end));
  });
}
