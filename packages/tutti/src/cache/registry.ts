import type { CacheFigures } from "../host/messages.ts";
import { shownSite, type CallSite } from "../runner/call-site.ts";

/** What a cache knows of itself, for the developers' page. */
export type CacheStats = Omit<CacheFigures, "place">;

/** What each cache lets the process know and do. */
export interface Registered {
  readonly name: string;
  /** Where it is made. */
  readonly site: CallSite;
  stats(now: number): CacheStats;
  /** Forgets one entry, or all; another process said so. */
  forget(key?: string): void;
  /** Forgets all, on disk too; whoever asks tells the other processes. */
  drop(): void;
}

const caches: Registered[] = [];

/** The page has no use for more; a module that makes caches in a loop has as many as it likes. */
const MOST_SHOWN = 500;
/** Characters of a name. */
const LONGEST_NAME = 4_000;

export const registerCache = (cache: Registered): void => void caches.push(cache);

/** @param root the folder that places in the source are shown from. */
export const cacheStats = (now: number, root?: string): CacheFigures[] =>
  caches.filter(({ name }) => name.length <= LONGEST_NAME).slice(0, MOST_SHOWN).map((cache) => ({ ...cache.stats(now), place: shownSite(cache.site, { root }) }));

/** How old the oldest and the newest of some are (ms). */
export function agesOf(made: Iterable<{ readonly at: number }>, now: number): Pick<CacheStats, "oldest" | "newest"> {
  let [first, last] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (const { at } of made) [first, last] = [Math.min(first, at), Math.max(last, at)];
  return first > last ? {} : { oldest: Math.max(0, now - first), newest: Math.max(0, now - last) };
}

/** Forgets what a cache of this name has, where another process of the app was told to. */
export const forgetCached = (name: string, key?: string): void => {
  for (const cache of caches) if (cache.name === name) cache.forget(key);
};

/** Forgets what caches of this name have, or all of them, on disk too. */
export const dropCached = (name?: string): void => {
  for (const cache of caches) if (name === undefined || cache.name === name) cache.drop();
};
