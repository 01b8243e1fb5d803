/** How one cache of this process does, for the developers' page. */
export interface CacheStats {
  readonly name: string;
  readonly kind: "data" | "resource";
  readonly entries: number;
  /** Of data: how large the results are together. */
  readonly bytes?: number;
  readonly hits: number;
  readonly misses: number;
  /** Computations under way. */
  readonly computing: number;
  /** Ages of the entries used last, in ms, and their sizes. */
  readonly newest: readonly { readonly age: number; readonly bytes?: number }[];
}

/** What each cache lets the process know and do. */
export interface Registered {
  readonly name: string;
  stats(now: number): CacheStats;
  /** Forgets one entry, or all; another process said so. */
  forget(key?: string): void;
}

const caches: Registered[] = [];

/** So many entries of each are shown. */
export const SHOWN_ENTRIES = 20;

export const registerCache = (cache: Registered): void => void caches.push(cache);

export const cacheStats = (now: number): CacheStats[] => caches.map((cache) => cache.stats(now));

/** Forgets what a cache of this name has, where another process of the app was told to. */
export const forgetCached = (name: string, key?: string): void => {
  for (const cache of caches) if (cache.name === name) cache.forget(key);
};
