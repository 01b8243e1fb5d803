import type { Preferences } from "../ports.ts";

/** Where the names of this browser's devices are kept, oldest first. */
const POOL = "tutti:devices";
/** More than so many tabs at once begin with a new name each time. */
const LARGEST_POOL = 16;

/**
 * The name under which this tab's events are counted. Two tabs of one browser that are offline must not give the same number to two
 * clicks, and each name leaves a number in its person's document for good; so there is a small pool of names in this
 * browser, and a tab holds one of them by a lock that ends with the tab, however it ends. Without locks (an insecure address)
 * each page load has a name of its own, since nothing could tell whether a kept one is in use.
 *
 * @param locks the browser's `navigator.locks`.
 * @param fresh a new name.
 */
export async function claimDevice(preferences: Preferences, locks: LockManager | undefined, fresh: () => string): Promise<string> {
  if (!locks) return fresh();
  const known = (): string[] => (preferences.get(POOL) ?? "").split(" ").filter(Boolean);
  for (const name of known()) if (await hold(locks, name)) return name;
  const name = fresh();
  await hold(locks, name);
  preferences.set(POOL, [...known(), name].slice(0, LARGEST_POOL).join(" "));
  return name;
}

/** Takes a lock for as long as the page lives. @returns whether it was free. */
const hold = (locks: LockManager, name: string): Promise<boolean> =>
  new Promise((resolve) => {
    locks
      .request(`tutti-device:${name}`, { ifAvailable: true }, (lock) => {
        resolve(lock !== null);
        return lock === null ? undefined : new Promise<never>(() => undefined);
      })
      .catch(() => resolve(false));
  });
