import { simulate, type Outcome } from "./simulate.ts";
import { SIGHTS, type Sight } from "./world.ts";

/** Steps of a seed, beside those in which it comes to rest. */
export const STEPS = 100;

/** What several seeds came to. */
export interface Played {
  readonly seeds: number;
  /** For people: the first seed that failed, what was wrong, and what had happened. */
  readonly failure: string | undefined;
  /** How often each thing was seen. */
  readonly sights: Readonly<Record<Sight, number>>;
}

/** Plays seeds one after the other, and stops at the first that fails. */
export async function play(from: number, to: number): Promise<Played> {
  const sights = Object.fromEntries(SIGHTS.map((sight) => [sight, 0])) as Record<Sight, number>;
  for (let seed = from; seed <= to; seed++) {
    const outcome = await simulate(seed, STEPS);
    for (const [sight, times] of outcome.sights) sights[sight] += times;
    if (outcome.problem !== undefined) return { seeds: seed - from + 1, failure: told(outcome), sights };
  }
  return { seeds: to - from + 1, failure: undefined, sights };
}

const told = ({ seed, problem, trace }: Outcome): string => `Seed ${seed}: ${problem}\nWhat happened before:\n${trace.map((line) => `  ${line}`).join("\n")}`;
