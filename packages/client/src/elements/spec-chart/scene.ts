import type { Area, PointName, SelectKind } from "@tutti/protocol";
import type { Corner } from "../chart/select/drawing.ts";
import type { Found } from "../chart/select/nearest.ts";
import type { Box } from "../chart/select/surface.ts";

/** Points of one series as they stand in a picture, in CSS pixels. */
export interface Spots {
  readonly called: string;
  readonly x: Float64Array;
  readonly y: Float64Array;
  /** What tells a point from the others. */
  name(i: number): PointName;
  words(i: number): string;
  /** What a point stands for that outlives a change of its values: its place on the axis, what it is called. */
  lasting?(i: number): string | number | null | undefined;
  /** Whether `called` is a number that its author did not write. */
  readonly unnamed?: boolean;
  /** How many there are, where `x` and `y` are reckoned only when asked for; and where one of them is. */
  readonly count?: number;
  pixel?(i: number): Corner | undefined;
  /** What its points are made of, where that stays while they are drawn anew elsewhere. */
  readonly of?: object;
}

/** What a place in a picture means, where it means something. */
export interface Place {
  area(kind: SelectKind, from: Corner, to: Corner, line: readonly Corner[]): Area | undefined;
  outline(area: Area): string;
  inside(area: Area, at: Corner): boolean;
}

/** What a library has drawn, as far as people select in it and hear it read. */
export interface Scene {
  readonly inner: Box;
  readonly spots: readonly Spots[];
  readonly place: Place | undefined;
  /** The point under a place, where the library knows better than its middle does. */
  readonly under?: (at: Corner) => Found | undefined;
}

export const countOf = ({ spots }: Scene): number => spots.reduce((sum, one) => sum + one.x.length, 0);
