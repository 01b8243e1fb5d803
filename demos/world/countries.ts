import { readJson } from "../data.ts";

/** A country in one year. */
export interface Standing {
  readonly country: string;
  readonly region: string;
  readonly year: number;
  readonly people: number;
  /** Years that somebody born then could expect to live. */
  readonly life: number;
  /** Children a woman has, on average. */
  readonly children: number;
}

const REGIONS = ["South Asia", "Europe and Central Asia", "Sub-Saharan Africa", "The Americas", "East Asia and Pacific", "Middle East and North Africa"];

export const STANDINGS: readonly Standing[] = readJson<{ year: number; country: string; cluster: number; pop: number; life_expect: number; fertility: number }>("gapminder.json")
  .map((row) => ({ country: row.country, region: REGIONS[row.cluster] ?? "Elsewhere", year: row.year, people: row.pop, life: row.life_expect, children: row.fertility }));

export const COUNTRIES: readonly string[] = [...new Set(STANDINGS.map(({ country }) => country))].toSorted();
export const FIRST = Math.min(...STANDINGS.map(({ year }) => year));
export const LAST = Math.max(...STANDINGS.map(({ year }) => year));
export const STEP = 5;

export const inYear = (year: number): readonly Standing[] => STANDINGS.filter((standing) => standing.year === year);
export const ofCountry = (country: string): readonly Standing[] => STANDINGS.filter((standing) => standing.country === country);

/** A mean over people, not over countries. */
export function meanLife(standings: readonly Standing[]): number | null {
  const people = standings.reduce((sum, standing) => sum + standing.people, 0);
  return people === 0 ? null : standings.reduce((sum, standing) => sum + standing.life * standing.people, 0) / people;
}
