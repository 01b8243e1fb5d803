import { readJson } from "../data.ts";

/** One departure. `delay` is in minutes, below zero where it left early. */
export interface Departure {
  readonly at: number;
  readonly origin: string;
  readonly destination: string;
  readonly delay: number;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Three months of departures in the United States, in their order, as the Bureau of Transportation Statistics counted them. */
const ALL: readonly Departure[] = readJson<{ date: string; delay: number; origin: string; destination: string }>("flights-20k.json")
  .map(({ date, delay, origin, destination }) => ({ at: Date.parse(`${date.replaceAll("/", "-").replace(" ", "T")}Z`), origin, destination, delay }))
  .sort((a, b) => a.at - b.at);
const [FIRST, LAST] = [ALL[0]?.at ?? 0, ALL.at(-1)?.at ?? 0];

/** The airports that most leave from. */
export const AIRPORTS: readonly string[] = [...Map.groupBy(ALL, ({ origin }) => origin)].sort(([, a], [, b]) => b.length - a.length).slice(0, 6).map(([airport]) => airport);

/** What time it is on the board: an hour goes by in a second, and after three months they begin again. The same for everybody, whenever they come. */
const boardTime = (now: number): number => FIRST + DAY + ((now * (HOUR / 1_000)) % (LAST - FIRST - DAY));

/** What left after one moment and up to another, the oldest first. */
const between = (from: number, to: number, airport: string | undefined): Departure[] =>
  ALL.slice(indexAt(from), indexAt(to)).filter(({ origin }) => airport === undefined || origin === airport);

/** The first that left after a moment. */
function indexAt(moment: number): number {
  let [low, high] = [0, ALL.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((ALL[middle]?.at ?? 0) <= moment) low = middle + 1;
    else high = middle;
  }
  return low;
}

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** What leaves while one looks, tenth by tenth of a second; at first what left in the last day. */
export async function* departures(airport: string | undefined): AsyncGenerator<readonly Departure[]> {
  let seen = boardTime(Date.now()) - DAY;
  for (;;) {
    const now = boardTime(Date.now());
    // After the last day comes the first.
    if (now < seen) seen = now - DAY;
    const left = between(seen, now, airport);
    if (left.length > 0) yield left;
    seen = now;
    await wait(100);
  }
}

/** How it stands, ten times a second: since midnight. */
export async function* today(airport: string | undefined): AsyncGenerator<{ readonly now: number; readonly left: readonly Departure[] }> {
  for (;;) {
    const now = boardTime(Date.now());
    yield { now, left: between(now - (now % DAY), now, airport) };
    await wait(100);
  }
}
