import { LRUCache } from "lru-cache";
import { context } from "../host/context.ts";
import type { CallSite } from "../runner/call-site.ts";
import { AuthorError } from "../ui/author-error.ts";
import type { CacheDataOptions } from "./cache-data.ts";
import { CachedFunction } from "./cached-function.ts";
import type { Disk } from "./disk.ts";
import type { Flights } from "./flights.ts";
import { computeInside, insideCached, type Inside } from "./inside.ts";
import { isUi } from "./is-ui.ts";
import { handOut, keep, sameKept, type Entry } from "./kept.ts";
import type { CacheLimits } from "./limits.ts";
import { Recording, replay } from "./recording.ts";
import { agesOf, registerCache, type CacheStats, type Registered } from "./registry.ts";
import { shadowUi } from "./shadow-ui.ts";
import { StaleReaders } from "./stale-readers.ts";
import { cacheNow, cacheWorld } from "./world.ts";

/** A result, and the call whose `Ui`s it was drawn with while it was computed. */
interface Found {
  readonly entry: Entry;
  readonly drawnFor?: readonly unknown[];
}

/** A computation, from its beginning until its result is written down. */
interface Flight {
  readonly key: string;
  /** Whether its call was forgotten meanwhile: its result is for those who have asked before, and is not kept. */
  forgotten: boolean;
  written: Promise<void>;
}

/** After a refresh that failed the old result stays for so long (ms), and at most for its `ttl`. */
const RETRY_AFTER = 10_000;

/** The results of one cached function. */
export class DataCache<Args extends readonly unknown[], R> implements Registered {
  readonly #of: CachedFunction<Args, R>;
  readonly #options: CacheDataOptions<Args>;
  readonly #limits: CacheLimits;
  readonly #entries: LRUCache<string, Entry>;
  readonly #flights = new Map<string, Promise<Found>>();
  readonly #stale = new StaleReaders();
  #hits = 0;
  #misses = 0;
  readonly #begun = new Set<Flight>();
  #tooLarge = false;

  constructor(fn: (...args: Args) => R, options: CacheDataOptions<Args>, limits: CacheLimits) {
    this.#of = new CachedFunction(fn, options);
    this.#options = options;
    this.#limits = limits;
    this.#entries = new LRUCache({ max: limits.maxEntries, maxSize: limits.maxBytes, sizeCalculation: ({ size }) => Math.max(1, size) });
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
    const known = this.#entries.get(key);
    if (known && this.#isFresh(known)) return this.#hit(known, args);
    if (known && this.#options.stale === "refresh") {
      this.#refresh(key, args, known);
      return this.#hit(known, args);
    }
    const { entry, drawnFor } = await (this.#flights.get(key) ?? this.#fly(key, args));
    if (drawnFor !== args) replay(entry.calls, args);
    return handOut(entry.kept) as Awaited<R>;
  }

  /** Forgets the result of a call, or all. On disk, too, and in the app's other processes. */
  clear(args: Args | undefined): void {
    const key = args && this.#of.keyOf(args);
    const { disk, flights } = cacheWorld();
    this.forget(key);
    if (this.#options.persist) disk?.remove(this.name, key);
    flights?.tellForgotten(this.name, key);
  }

  forget(key?: string): void {
    for (const flight of this.#begun) if (key === undefined || flight.key === key) flight.forgotten = true;
    if (key === undefined) this.#entries.clear();
    else this.#entries.delete(key);
    if (key === undefined) this.#flights.clear();
    else this.#flights.delete(key);
  }

  drop(): void {
    this.forget();
    if (this.#options.persist) cacheWorld().disk?.remove(this.name);
  }

  stats(now: number): CacheStats {
    return {
      name: this.name, kind: "data", onDisk: this.#options.persist === true && cacheWorld().disk !== undefined, entries: this.#entries.size, bytes: this.#entries.calculatedSize,
      hits: this.#hits, misses: this.#misses, computing: this.#flights.size, ...agesOf(this.#entries.values(), now),
    };
  }

  #isFresh({ at }: { readonly at: number }): boolean {
    return cacheNow() - at < this.#limits.ttl;
  }

  #hit(entry: Entry, args: Args): Awaited<R> {
    this.#hits++;
    if (entry.calls.length > 0) replay(entry.calls, args);
    return handOut(entry.kept) as Awaited<R>;
  }

  #refresh(key: string, args: Args, old: Entry): void {
    const here = context.current();
    if (here) this.#stale.add(key, here.pass.scene, here.part);
    if (this.#flights.has(key)) return;
    // It draws for nobody: those who have the old result run again where the new one is another.
    const found = this.#fly(key, args.map((arg) => (isUi(arg) ? shadowUi() : arg)) as unknown as Args);
    void found.then(
      ({ entry }) => this.#stale.settle(key, this.name, !sameKept(old.kept, entry.kept)),
      (error: unknown) => {
        this.#stale.settle(key, this.name, false);
        cacheWorld().warn(`${this.#of.called} could not be refreshed, and its last result is used on: ${error instanceof Error ? error.message : String(error)}`);
        const { ttl } = this.#limits;
        if (this.#entries.peek(key) === old) this.#entries.set(key, { ...old, at: cacheNow() - ttl + Math.min(ttl, RETRY_AFTER) });
      },
    );
  }

  #fly(key: string, args: Args): Promise<Found> {
    this.#misses++;
    const flight: Flight = { key, forgotten: false, written: Promise.resolve() };
    this.#begun.add(flight);
    const found = this.#find(flight, args).then((result) => {
      if (!flight.forgotten) this.#put(key, result.entry);
      return result;
    });
    this.#flights.set(key, found);
    const over = (): void => {
      if (this.#flights.get(key) === found) this.#flights.delete(key);
      void flight.written.finally(() => this.#begun.delete(flight));
    };
    found.then(over, over);
    return found;
  }

  async #find(flight: Flight, args: Args): Promise<Found> {
    const { key } = flight;
    const { flights, disk } = cacheWorld();
    const kept = this.#options.persist ? disk : undefined;
    const stored = kept ? await kept.read(this.name, key) : undefined;
    if (stored && this.#isFresh(stored)) return { entry: stored };
    if (!flights) {
      const entry = await this.#compute(key, args);
      flight.written = this.#handOver(undefined, kept, flight, entry);
      return { entry, drawnFor: args };
    }
    const turn = await flights.claim(this.name, key);
    const theirs = turn === "there" ? await (kept ?? flights.passing).read(this.name, key) : undefined;
    if (theirs && this.#isFresh(theirs)) return { entry: theirs };
    try {
      const entry = await this.#compute(key, args);
      flight.written = this.#handOver(flights, kept, flight, entry);
      return { entry, drawnFor: args };
    } catch (error) {
      flights.settle(this.name, key, false);
      throw error;
    }
  }

  /** Writes a result down for good, and for the app's other processes that wait for it. */
  async #handOver(flights: Flights | undefined, kept: Disk | undefined, flight: Flight, entry: Entry): Promise<void> {
    const { name } = this;
    const { key } = flight;
    const written = flight.forgotten ? false : await kept?.write(name, key, entry);
    if (flight.forgotten) {
      if (written) kept?.remove(name, key);
      // Who waits in another process may have asked after it was forgotten: the first of them computes anew.
      return flights?.settle(name, key, false);
    }
    if (await flights?.computed(name, key)) flights?.settle(name, key, written ?? (await flights.passing.write(name, key, entry)));
  }

  async #compute(key: string, args: Args): Promise<Entry> {
    const around = insideCached();
    for (let each = around; each; each = each.around) {
      if (each.cache === this && each.key === key) throw new AuthorError(`${this.#of.called} calls itself with the same arguments, and would wait for itself`);
    }
    const inside: Inside = { called: this.#of.called, cache: this, key, around, drawing: false };
    const recording = new Recording(inside);
    const at = cacheNow();
    const value = await computeInside(inside, () => this.#of.call(...recording.listen(args)));
    return { ...keep(value, this.#options.copy !== false, this.#of.called), calls: recording.calls, at };
  }

  #put(key: string, entry: Entry): void {
    if (entry.size <= this.#limits.maxBytes) return void this.#entries.set(key, entry);
    if (!this.#tooLarge) cacheWorld().warn(`${this.#of.called} gave ${entry.size} bytes, more than its cache may hold (maxBytes is ${this.#limits.maxBytes}): it is computed at each call`);
    this.#tooLarge = true;
  }
}
