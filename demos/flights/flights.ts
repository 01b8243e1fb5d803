import { readCsv, readJson } from "../data.ts";

/** One departure. `delay` is in minutes, below zero where it left early; `day` is 0 for Sunday. */
export interface Flight {
  readonly airport: string;
  readonly hour: number;
  readonly day: number;
  readonly delay: number;
  readonly distance: number;
}

/** Departures in the United States from January to March 2001, as the Bureau of Transportation Statistics counted them. */
export const FLIGHTS: readonly Flight[] = readJson<{ date: string; delay: number; distance: number; origin: string }>("flights-20k.json")
  .map(({ date, delay, distance, origin }) => ({
    airport: origin,
    hour: Number(date.slice(11, 13)),
    day: new Date(`${date.slice(0, 10).replaceAll("/", "-")}T00:00:00Z`).getUTCDay(),
    delay,
    distance,
  }));

const cities = new Map(readCsv<"iata" | "city">("airports.csv").map(({ iata, city }) => [iata, city]));

/** `Newark (EWR)`; the code alone where the city is not known. */
export const placeOf = (airport: string): string => (cities.has(airport) ? `${cities.get(airport)} (${airport})` : airport);

/** The airports that most of the flights leave from, the busiest first. */
export const AIRPORTS: readonly string[] = [...Map.groupBy(FLIGHTS, (flight) => flight.airport)]
  .sort(([, a], [, b]) => b.length - a.length)
  .slice(0, 24)
  .map(([airport]) => airport);

export interface Summary {
  readonly flights: number;
  readonly delay: number;
  /** The part that left no later than `late` minutes. */
  readonly onTime: number;
}

export function summarise(flights: readonly Flight[], late: number): Summary {
  const total = flights.reduce((sum, flight) => sum + flight.delay, 0);
  const onTime = flights.filter((flight) => flight.delay <= late).length;
  return { flights: flights.length, delay: total / (flights.length || 1), onTime: onTime / (flights.length || 1) };
}

/** Summaries of groups with enough flights to say something, in the order of their keys. */
export function summariseBy<Key extends string | number>(flights: readonly Flight[], key: (flight: Flight) => Key, late: number, atLeast = 1) {
  return [...Map.groupBy(flights, key)]
    .filter(([, group]) => group.length >= atLeast)
    .map(([name, group]) => ({ name, ...summarise(group, late) }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}
