import type { TaskContext } from "tutti";
import { readJson } from "../data.ts";

export interface Drawing {
  /** So many times as many flights are drawn, with repetition, as there are. */
  readonly times: number;
  readonly seed: number;
}

/** For each airport, in how many drawings its mean delay was so many tenths of a minute. */
export type Counts = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Airports with fewer departures say nothing about themselves. */
const ENOUGH = 400;

/** Draws flights again and again, and says how the mean delay of each airport would differ: runs on a thread of its own. */
export default function resample({ times, seed }: Drawing, { progress }: TaskContext): Counts {
  const flights = readJson<{ delay: number; origin: string }>("flights-20k.json");
  const airports = [...Map.groupBy(flights, ({ origin }) => origin)].filter(([, { length }]) => length >= ENOUGH).map(([airport]) => airport);
  const numbers = new Map(airports.map((airport, i) => [airport, i]));
  const origins = Int16Array.from(flights, ({ origin }) => numbers.get(origin) ?? -1);
  const delays = Float64Array.from(flights, ({ delay }) => delay);
  const found = airports.map((): Record<string, number> => ({}));
  const random = randomFrom(seed);
  for (let time = 0; time < times; time++) {
    const [sums, counts] = [new Float64Array(airports.length), new Int32Array(airports.length)];
    for (let n = 0; n < flights.length; n++) {
      const drawn = Math.floor(random() * flights.length);
      const airport = origins[drawn] ?? -1;
      if (airport < 0) continue;
      sums[airport] = (sums[airport] ?? 0) + (delays[drawn] ?? 0);
      counts[airport] = (counts[airport] ?? 0) + 1;
    }
    found.forEach((tenths, i) => {
      const mean = Math.round((10 * (sums[i] ?? 0)) / Math.max(1, counts[i] ?? 0));
      tenths[mean] = (tenths[mean] ?? 0) + 1;
    });
    progress((time + 1) / times);
  }
  return Object.fromEntries(airports.map((airport, i) => [airport, found[i] ?? {}]));
}

/** The same numbers for the same seed (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
