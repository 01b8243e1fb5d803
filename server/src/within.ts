/** Waits for `work`, but not longer than `ms`. @returns whether it ended in time, well or not. */
export async function within(ms: number, work: Promise<unknown>): Promise<boolean> {
  const timer = Promise.withResolvers<false>();
  const timeout = setTimeout(() => timer.resolve(false), Math.max(0, ms));
  try {
    return await Promise.race([work.then(() => true, () => true), timer.promise]);
  } finally {
    clearTimeout(timeout);
  }
}
