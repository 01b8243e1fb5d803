import { PERSON_MEMBER } from "../documents/layout.ts";
import { parsePersonId, type PersonId } from "../ids.ts";
import { isJsonObject, type JsonValue } from "../json.ts";
import { entriesOf } from "./checklist.ts";
import type { WidgetProps, WidgetRule } from "./widget.ts";

/** What may be selected on a chart or map: points one by one, what lies in a rectangle or stretch, or what a line goes round. */
export const SELECT_KINDS = ["points", "box", "lasso"] as const;
export type SelectKind = (typeof SELECT_KINDS)[number];

/** What tells a point from the others: its place, and its series. Moments are ms since 1970. */
export type PointName = Readonly<Record<string, string | number | boolean | null>>;

/** A stretch of an axis: from and to, or the values of an axis of categories. */
export type Span = readonly [number, number] | readonly string[];

/** What lies inside: a stretch of one axis or both, or a closed line. All in the data's own units, never in pixels. */
export type Area =
  | { readonly kind: "box"; readonly x?: Span; readonly y?: Span }
  | { readonly kind: "lasso"; readonly line: readonly (readonly [number, number])[] };

/** A point that is selected, and by whom; `undefined` where it was the script. */
export interface PickedPoint {
  readonly point: PointName;
  readonly by: PersonId | undefined;
}

/** What is selected in a chart or map now. */
export interface Selection {
  readonly points: readonly PickedPoint[];
  readonly area: { readonly area: Area; readonly by: PersonId | undefined } | undefined;
}

export interface SelectableProps extends WidgetProps {
  /** Absent where nothing can be selected. */
  readonly select?: SelectKind;
}

/** More points than this are not kept; a box holds any number. */
export const MAX_PICKED = 500;
/** A line has no more corners than this. */
export const MAX_CORNERS = 400;
const MAX_FIELDS = 8;
const MAX_CHARS = 300;

/** The entry of the one area that a chart has. */
export const AREA_MEMBER = "area";

/** The name of a point's own entry, so that two people's points both stay: made of what tells it from the others. */
export function pointMember(point: PointName): string {
  const text = JSON.stringify(Object.entries(point).sort(([a], [b]) => (a < b ? -1 : 1)));
  let [one, two] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    const unit = text.charCodeAt(i);
    one = Math.imul(one ^ unit, 2654435761);
    two = Math.imul(two ^ unit, 1597334677);
  }
  return `p${(one >>> 0).toString(36)}-${(two >>> 0).toString(36)}`;
}

/** What a point's entry holds, and the area's; null takes it back. The server puts back an entry whose `by` is not its author. */
export const pointEntry = (point: PointName, by: PersonId | undefined): JsonValue => (by === undefined ? { point } : { point, by });
export const areaEntry = (area: Area, by: PersonId | undefined): JsonValue => {
  const plain = { ...area } as unknown as JsonValue;
  return by === undefined ? { area: plain } : { area: plain, by };
};

const NOTHING: Selection = { points: [], area: undefined };

/** One entry for each point, and one for the area. What does not fit the kind of selection is passed over, and stays. */
export const selection: WidgetRule<SelectableProps, Selection> = {
  storage: "marks",
  initial: () => NOTHING,
  accept: (props, stored) => {
    if (!Array.isArray(stored)) return undefined;
    const points: PickedPoint[] = [];
    let area: Selection["area"];
    for (const [member, entry] of entriesOf(stored)) {
      if (member.startsWith(PERSON_MEMBER) || !isJsonObject(entry)) continue;
      const by = typeof entry["by"] === "string" ? parsePersonId(entry["by"]) : undefined;
      if (member === AREA_MEMBER) {
        const found = readArea(entry["area"]);
        if (found && found.kind === props.select) area = { area: found, by };
      } else if (props.select === "points" && points.length < MAX_PICKED) {
        const point = readPoint(entry["point"]);
        if (point && pointMember(point) === member) points.push({ point, by });
      }
    }
    return points.length === 0 && !area ? NOTHING : { points, area };
  },
  problem: (props) => (props.select === undefined || SELECT_KINDS.includes(props.select) ? undefined : `select is ${JSON.stringify(props.select)}; it is one of ${SELECT_KINDS.map((kind) => `"${kind}"`).join(", ")}`),
};

function readPoint(value: JsonValue | undefined): PointName | undefined {
  if (!isJsonObject(value)) return undefined;
  const fields = Object.entries(value);
  const plain = (field: JsonValue): boolean => field === null || typeof field !== "object" && (typeof field !== "string" || field.length <= MAX_CHARS);
  return fields.length > 0 && fields.length <= MAX_FIELDS && fields.every(([name, field]) => name.length <= MAX_CHARS && plain(field)) ? (value as PointName) : undefined;
}

/** @returns the area, or `undefined` where something else was written. */
export function readArea(value: JsonValue | undefined): Area | undefined {
  if (!isJsonObject(value)) return undefined;
  if (value["kind"] === "lasso") {
    const { line } = value;
    const corner = (at: JsonValue): at is [number, number] => Array.isArray(at) && at.length === 2 && at.every((part) => typeof part === "number");
    return Array.isArray(line) && line.length >= 3 && line.length <= MAX_CORNERS && line.every(corner) ? { kind: "lasso", line: line as readonly [number, number][] } : undefined;
  }
  if (value["kind"] !== "box") return undefined;
  const [x, y] = [readSpan(value["x"]), readSpan(value["y"])];
  if (x === null || y === null || (!x && !y)) return undefined;
  return { kind: "box", ...(x && { x }), ...(y && { y }) };
}

function readSpan(value: JsonValue | undefined): Span | undefined | null {
  if (value === undefined) return undefined;
  if (!Array.isArray(value) || value.length > MAX_CORNERS) return null;
  const [from, to] = value as readonly JsonValue[];
  if (value.length === 2 && typeof from === "number" && typeof to === "number") return from <= to ? [from, to] : null;
  return value.every((part) => typeof part === "string" && part.length <= MAX_CHARS) ? (value as readonly string[]) : null;
}


/** Whether a place on an axis lies in a stretch of it. What has no place lies in none. */
export function inSpan(span: Span | undefined, at: string | number | null): boolean {
  if (span === undefined) return true;
  const [from, to] = span;
  if (typeof from === "number" && typeof to === "number") return typeof at === "number" && at >= from && at <= to;
  return at !== null && (span as readonly string[]).includes(String(at));
}

/** Whether a place lies inside a closed line: an even number of crossings is outside (Shimrat, 1962). */
export function inLine(line: readonly (readonly [number, number])[], x: number, y: number): boolean {
  let inside = false;
  for (let i = 0, j = line.length - 1; i < line.length; j = i, i += 1) {
    const [ax, ay] = line[i] as readonly [number, number];
    const [bx, by] = line[j] as readonly [number, number];
    if (ay > y !== by > y && x < ((bx - ax) * (y - ay)) / (by - ay) + ax) inside = !inside;
  }
  return inside;
}
