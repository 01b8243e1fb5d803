/** How long steps may follow each other before others have their turn. */
const SLICE = 12;

/**
 * Runs a generator to its end in short slices of time.
 *
 * @returns `undefined` where it was no longer wanted.
 */
export async function drive<T>(steps: Generator<void, T>, wanted: () => boolean): Promise<{ readonly value: T } | undefined> {
  let until = performance.now() + SLICE;
  while (wanted()) {
    const step = steps.next();
    if (step.done) return { value: step.value };
    if (performance.now() < until) continue;
    await new Promise((resolve) => setTimeout(resolve, 0));
    until = performance.now() + SLICE;
  }
  return undefined;
}
