import { context } from "../host/context.ts";
import { AuthorError } from "../ui/author-error.ts";
import type { Duration } from "../ui/ui.ts";
import { readLimits } from "./limits.ts";
import { ResourceCache } from "./resource-cache.ts";

export interface CacheResourceOptions<Args extends readonly unknown[], R> {
  /** For how long a resource is used; as long as its process lives where absent. */
  readonly ttl?: Duration;
  /** So many are kept, those used last; 1,000 where absent. */
  readonly maxEntries?: number;
  /** Asked before a resource is used again: where it says `false` or throws, a new one is made. */
  readonly validate?: (resource: R) => boolean | Promise<boolean>;
  /** Called once for each resource that is not used any more, after the runs that have it: close it here. */
  readonly onRelease?: (resource: R) => unknown;
  /** What tells calls apart, in place of all arguments. */
  readonly key?: (...args: Args) => unknown;
  /** Its name on the developers' page; the function's own where absent. */
  readonly name?: string;
}

/** A function that makes a thing once. */
export interface CachedResource<Args extends readonly unknown[], R> {
  (...args: Args): Promise<R>;
  /** Lets go of what was made for these arguments, or of everything where none are given. In this process. */
  clear(...args: Args | []): void;
}

/**
 * Makes a function that gives the same thing to everybody, and no copy: a connection, a model, a client. There is one for each set
 * of arguments in each process of the app; rooms share processes. What is changed in it is changed for all.
 *
 * @throws AuthorError where it is made inside a script, or an option is wrong.
 * @example
 * const database = cacheResource((file: string) => new DatabaseSync(file), { onRelease: (db) => db.close() });
 */
export function cacheResource<Args extends readonly unknown[], R>(fn: (...args: Args) => R, options: CacheResourceOptions<Args, Awaited<R>> = {}): CachedResource<Args, Awaited<R>> {
  if (typeof fn !== "function") throw new AuthorError("cacheResource() needs a function: cacheResource(() => connect())");
  if (context.current()) throw new AuthorError("cacheResource() was called inside a script, and would begin empty in each run", "Make it once, at the top of the module");
  const cache = new ResourceCache(fn, options, readLimits("cacheResource", options));
  return Object.assign((...args: Args) => cache.get(args), { clear: (...args: Args | []) => cache.clear(args.length === 0 ? undefined : (args as Args)) });
}
