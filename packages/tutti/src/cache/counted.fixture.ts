/** A function that counts how often it is computed. */
export function counted<Args extends readonly unknown[], R>(fn: (...args: Args) => R): { fn: (...args: Args) => R; readonly times: number } {
  const count = { times: 0, fn: (...args: Args): R => {
    count.times++;
    return fn(...args);
  } };
  return count;
}
