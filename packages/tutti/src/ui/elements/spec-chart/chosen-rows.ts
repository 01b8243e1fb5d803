import { inLine, inSpan, type Area, type PointName, type Selection, type Span } from "@tutti/protocol/script";
import type { ChartSelection } from "../../charts.ts";
import { keyOf } from "../selected-rows.ts";
import { selectedBy } from "../selections.ts";

export type Key = string | number | null;

/** What a chart draws, one after another, as its author has it: the rows of a table, or the items of a list in a spec. */
export interface DrawnRows {
  /** The table or list that they are of. */
  readonly source: object;
  readonly count: number;
  row(i: number): unknown;
  /** Where it stands in the author's data. */
  index(i: number): number;
  x(i: number): Key;
  y(i: number): Key;
  /** Which of them are these points. */
  named(points: readonly PointName[]): (i: number) => boolean;
}

/** What is selected, as the author's own rows. They are looked for when they are asked for. */
export function chosenRows(drawn: () => readonly DrawnRows[], chosen: Selection): ChartSelection {
  let found: readonly { readonly of: DrawnRows; readonly i: number }[] | undefined;
  const empty = chosen.points.length === 0 && !chosen.area;
  const all = () => (found ??= empty ? [] : drawn().flatMap((of) => find(of, chosen).map((i) => ({ of, i }))));
  // Of several series over one table a row is told once.
  const once = () => {
    const seen = new Map<object, Set<number>>();
    return all().filter(({ of, i }) => {
      const known = seen.get(of.source) ?? new Set();
      seen.set(of.source, known);
      return !known.has(of.index(i)) && known.add(of.index(i));
    });
  };
  return {
    empty,
    get indices() { return once().map(({ of, i }) => of.index(i)); },
    get rows() { return once().map(({ of, i }) => of.row(i)); },
    points: chosen.points.map(({ point }) => point),
    area: chosen.area?.area,
    by: selectedBy(chosen),
  };
}

function find(of: DrawnRows, { points, area }: Selection): readonly number[] {
  const inside = area ? (i: number) => within(area.area, of.x(i), of.y(i)) : of.named(points.map(({ point }) => point));
  return Array.from({ length: of.count }, (_, i) => i).filter(inside);
}

const within = (area: Area, x: Key, y: Key): boolean => {
  if (area.kind === "box") return along(area.x, x) && along(area.y, y);
  const [px, py] = [numberOf(x), numberOf(y)];
  return px !== null && py !== null && inLine(area.line, px, py);
};
const along = (span: Span | undefined, at: Key): boolean => inSpan(span, span !== undefined && typeof span[0] === "number" ? numberOf(at) : at === null ? null : String(at));

/** A place as a number: a day that was written as a text is the moment at which it begins. */
export function numberOf(at: Key): number | null {
  if (at === null || typeof at === "number") return at;
  const number = at.trim() === "" ? Number.NaN : Number(at);
  const moment = Number.isNaN(number) ? Date.parse(/T.*(?:Z|[+-]\d\d:?\d\d)$/.test(at) ? at : `${at.replace(" ", "T")}${/[T ]/.test(at) ? "Z" : ""}`) : number;
  return Number.isNaN(moment) ? null : moment;
}

/** Points by all that tells them apart, whatever was a number and what a text. */
export const nameOf = (point: Readonly<Record<string, unknown>>): string =>
  JSON.stringify(Object.entries(point).filter(([, value]) => value !== undefined).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, value]) => [name, value === null ? null : String(keyOf(value))]));

/** Rows that are known by all that tells a point from the others. */
export function byName(points: readonly PointName[], name: (i: number) => Readonly<Record<string, unknown>>): (i: number) => boolean {
  const names = new Set(points.map(nameOf));
  return (i) => names.has(nameOf(name(i)));
}
