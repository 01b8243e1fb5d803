import type { Area, PointName, SelectKind } from "@tutti/protocol";
import type { Corner } from "./drawing.ts";
import type { Found } from "./nearest.ts";

/** In CSS pixels. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** A picture that people select in, whoever draws it: which points it has and where, and what a place on it means. */
export interface Surface {
  /** The part of it that one draws in. */
  readonly inner: Box;
  /** Whether its points run down instead of across, as the bars of a lying chart do. */
  readonly flat: boolean;
  /** How many series there are for keys to go through. */
  readonly groups: number;
  count(group: number): number;
  /** A point of a series, by its place in the order that keys follow. */
  at(group: number, step: number): Found;
  /** The middle of a point, in CSS pixels; `undefined` where it is not in the picture. */
  pixel(at: Found): Corner | undefined;
  words(at: Found, chosen: boolean): string;
  name(at: Found): PointName | undefined;
  isChosen(at: Found): boolean;
  /** The point that is meant at a place; `undefined` beside all of them. */
  find(at: Corner): Found | undefined;
  /** What somebody draws: from one corner to another, or along a line. */
  area(kind: SelectKind, from: Corner, to: Corner, line: readonly Corner[]): Area | undefined;
  /** What keys draw: from one point of a series to another. */
  stretch(kind: SelectKind, group: number, from: number, to: number): Area | undefined;
  /** An area as the outline of an SVG path; empty where it lies beside the picture. */
  outline(area: Area): string;
}
