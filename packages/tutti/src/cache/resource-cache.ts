import { LRUCache } from "lru-cache";
import { context } from "../host/context.ts";
import type { CallSite } from "../runner/call-site.ts";
import type { Pass } from "../runner/pass.ts";
import type { CacheResourceOptions } from "./cache-resource.ts";
import { CachedFunction } from "./cached-function.ts";
import type { CacheLimits } from "./limits.ts";
import { agesOf, registerCache, type CacheStats, type Registered } from "./registry.ts";
import { cacheNow, cacheWorld } from "./world.ts";

/** A resource, from the moment that it is begun to be made. */
interface Held<R> {
  readonly made: Promise<R>;
  readonly at: number;
  /** Runs that were handed it and are not over. */
  readonly users: Set<Pass>;
  /** It is handed to nobody any more. */
  retired: boolean;
}

/** The resources of one cached function. */
export class ResourceCache<Args extends readonly unknown[], R> implements Registered {
  readonly #of: CachedFunction<Args, R>;
  readonly #options: CacheResourceOptions<Args, Awaited<R>>;
  readonly #limits: CacheLimits;
  readonly #held: LRUCache<string, Held<Awaited<R>>>;
  #hits = 0;
  #misses = 0;
  #making = 0;

  constructor(fn: (...args: Args) => R, options: CacheResourceOptions<Args, Awaited<R>>, limits: CacheLimits) {
    this.#of = new CachedFunction(fn, options);
    this.#options = options;
    this.#limits = limits;
    this.#held = new LRUCache({ max: limits.maxEntries, dispose: (held) => this.#retire(held) });
    registerCache(this);
  }

  get name(): string {
    return this.#of.name;
  }

  get site(): CallSite {
    return this.#of.site;
  }

  async get(args: Args): Promise<Awaited<R>> {
    const key = this.#of.keyOf(args);
    const known = this.#held.get(key);
    const held = known && (await this.#isGood(known)) ? known : this.#instead(key, known, args);
    if (held === known) this.#hits++;
    this.#use(held);
    return held.made;
  }

  clear(args: Args | undefined): void {
    this.forget(args && this.#of.keyOf(args));
  }

  forget(key?: string): void {
    if (key === undefined) this.#held.clear();
    else this.#held.delete(key);
  }

  drop(): void {
    this.forget();
  }

  stats(now: number): CacheStats {
    return { name: this.name, kind: "resource", onDisk: false, entries: this.#held.size, hits: this.#hits, misses: this.#misses, computing: this.#making, ...agesOf(this.#held.values(), now) };
  }

  async #isGood(held: Held<Awaited<R>>): Promise<boolean> {
    if (cacheNow() - held.at >= this.#limits.ttl) return false;
    const { validate } = this.#options;
    if (!validate) return true;
    try {
      return (await validate(await held.made)) && !held.retired;
    } catch {
      return false;
    }
  }

  /** Another in the place of one that is not good any more, or the one that somebody else has made meanwhile. */
  #instead(key: string, old: Held<Awaited<R>> | undefined, args: Args): Held<Awaited<R>> {
    const now = this.#held.peek(key);
    if (now && now !== old) return now;
    this.#held.delete(key);
    this.#misses++;
    this.#making++;
    const make = async (): Promise<Awaited<R>> => {
      const made: Awaited<R> = await this.#of.call(...args);
      return made;
    };
    const held: Held<Awaited<R>> = { made: make(), at: cacheNow(), users: new Set(), retired: false };
    this.#held.set(key, held);
    held.made.then(
      () => void this.#making--,
      () => {
        this.#making--;
        // What could not be made is tried again at the next call.
        if (this.#held.peek(key) === held) this.#held.delete(key);
      },
    );
    return held;
  }

  #use(held: Held<Awaited<R>>): void {
    const pass = context.current()?.pass;
    if (!pass?.live || held.users.has(pass)) return;
    held.users.add(pass);
    pass.signal.addEventListener("abort", () => {
      held.users.delete(pass);
      if (held.retired) this.#release(held);
    }, { once: true });
  }

  #retire(held: Held<Awaited<R>>): void {
    held.retired = true;
    this.#release(held);
  }

  #release(held: Held<Awaited<R>>): void {
    const { onRelease } = this.#options;
    if (!onRelease || held.users.size > 0) return;
    const told = (error: unknown): void => cacheWorld().warn(`${this.name} could not be released: ${error instanceof Error ? error.message : String(error)}`);
    // Where it could not be made there is nothing to let go of.
    void held.made.then((resource) => Promise.resolve(onRelease(resource)).catch(told), () => undefined).catch(told);
  }
}
