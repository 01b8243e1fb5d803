import { context } from "../host/context.ts";
import type { Disk } from "./disk.ts";
import type { Flights } from "./flights.ts";

/** What caches need of the process that they are in. */
export interface CacheWorld {
  /** Where results are kept across restarts; absent where there is no such place, as in tests. */
  readonly disk?: Disk;
  /** The computations of all processes of this app; absent where this one is alone. */
  readonly flights?: Flights;
  warn(text: string): void;
}

let world: CacheWorld = { warn: (text) => console.warn(text) };

/** Says once, before the app is loaded, what its caches may use. */
export const useCacheWorld = (given: CacheWorld): void => {
  world = given;
};

export const cacheWorld = (): CacheWorld => world;

/** ms since 1970, by the clock of the run that asks where there is one. */
export const cacheNow = (): number => context.current()?.pass.scene.ports.now() ?? Date.now();
