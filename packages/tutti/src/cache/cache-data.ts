import { context } from "../host/context.ts";
import { AuthorError } from "../ui/author-error.ts";
import type { ByteSize } from "../ui/files.ts";
import type { Duration } from "../ui/ui.ts";
import type { KeptResult, ToldApart } from "./cacheable.ts";
import { DataCache } from "./data-cache.ts";
import { readLimits } from "./limits.ts";

export interface CacheDataOptions<Args extends readonly unknown[]> {
  /** For how long a result is used; for good where absent. */
  readonly ttl?: Duration;
  /** So many results are kept, those used last; 1,000 where absent. */
  readonly maxEntries?: number;
  /** So large are the results together, in each process; 128 MB where absent. A larger one is computed at each call. */
  readonly maxBytes?: ByteSize;
  /** Keeps results on disk, across restarts and for all processes of the app, as long as its code stays as it is. */
  readonly persist?: boolean;
  /** What tells calls apart, in place of all arguments. */
  readonly key?: (...args: Args) => unknown;
  /** `"refresh"`: a result older than `ttl` is handed out once more while a new one is computed; what drew the old one then runs again. */
  readonly stale?: "refresh";
  /** `false`: everybody gets the same object, which nobody can change, in place of a copy. For large tables: they are also made ready for the page once. */
  readonly copy?: boolean;
  /** Its name on the developers' page and on disk; the function's own where absent. */
  readonly name?: string;
}

/** A function that remembers. */
export interface CachedData<Args extends readonly unknown[], R> {
  (...args: Args): Promise<R>;
  /** Forgets everything. On disk and in all processes, too. */
  clear(): void;
  /** Forgets what was computed for these arguments. On disk and in all processes, too. */
  clear(...args: Args): void;
}

/**
 * Makes a function that computes the same only once: calls with equal arguments get the result of the first. Arguments are compared
 * by value; a `Ui` among them does not count, and what was drawn with it is drawn again. Calls at once wait for one computation,
 * which does not end with the run that began it. Errors are not kept.
 *
 * @param fn computes the result from its arguments alone; it returns plain data or an Arrow table. What cannot be kept is an error of the compiler where types
 * tell, and of the call where they do not.
 * @throws AuthorError where it is made inside a script, which would make it anew in each run, or an option is wrong.
 * @example
 * const loadOrders = cacheData(async (year: number) => parse(await readFile(`orders-${year}.csv`)), { ttl: "10m" });
 * export default app("Orders", async (ui) => ui.dataframe(await loadOrders(2026)));
 */
export function cacheData<Args extends readonly unknown[], R>(
  fn: ((...args: Args) => R) & KeptResult<R>, options: CacheDataOptions<Args> & { readonly key: (...args: Args) => unknown },
): CachedData<Args, Awaited<R>>;
export function cacheData<Args extends readonly unknown[], R>(
  fn: ((...args: Args) => R) & KeptResult<R> & ToldApart<Args>, options?: CacheDataOptions<Args> & { readonly key?: never },
): CachedData<Args, Awaited<R>>;
export function cacheData<Args extends readonly unknown[], R>(fn: (...args: Args) => R, options: CacheDataOptions<Args> = {}): CachedData<Args, Awaited<R>> {
  if (typeof fn !== "function") throw new AuthorError("cacheData() needs a function: cacheData(async (year) => …)");
  if (context.current()) throw new AuthorError("cacheData() was called inside a script, and would begin empty in each run", "Make it once, at the top of the module");
  const cache = new DataCache(fn, options, readLimits("cacheData", options));
  return Object.assign((...args: Args) => cache.get(args), { clear: (...args: Args | []): void => cache.clear(args.length === 0 ? undefined : (args as Args)) });
}
