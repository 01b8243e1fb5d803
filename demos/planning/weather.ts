import { readCsv } from "../data.ts";

export const CITIES = ["Seattle", "New York"] as const;
export type City = (typeof CITIES)[number];

/** Four years of days, 2012 to 2015. */
const DAYS = readCsv<"location" | "date" | "precipitation" | "temp_max" | "temp_min">("weather.csv").map((day) => ({
  city: day.location as City,
  date: day.date,
  rain: Number(day.precipitation),
  high: Number(day.temp_max),
  low: Number(day.temp_min),
}));

export interface Outlook {
  readonly days: number;
  readonly high: number;
  readonly low: number;
  /** The part of days on which it rained at all. */
  readonly wet: number;
}

/** What the same days of the year were like in the years that we have. */
export function outlook(city: City, from: string, days: number): Outlook {
  const wanted = new Set(Array.from({ length: days }, (_, i) => dayAfter(from, i).slice(5)));
  const found = DAYS.filter((day) => day.city === city && wanted.has(day.date.slice(5)));
  const mean = (value: (day: (typeof found)[number]) => number): number => found.reduce((sum, day) => sum + value(day), 0) / (found.length || 1);
  return { days: found.length, high: mean((day) => day.high), low: mean((day) => day.low), wet: mean((day) => (day.rain > 0 ? 1 : 0)) };
}

/** Mean highs and lows of each month. */
export function year(city: City): { month: string; High: number; Low: number }[] {
  const months = Map.groupBy(DAYS.filter((day) => day.city === city), (day) => day.date.slice(5, 7));
  return [...months].sort(([a], [b]) => (a < b ? -1 : 1)).map(([month, days]) => ({
    month: NAMES[Number(month) - 1] ?? month,
    High: days.reduce((sum, day) => sum + day.high, 0) / days.length,
    Low: days.reduce((sum, day) => sum + day.low, 0) / days.length,
  }));
}

const NAMES = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);
}
