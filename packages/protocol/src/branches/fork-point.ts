import type { JsonValue } from "../json.ts";
import { listOf, json, oneOf, shape, text } from "../shape.ts";
import { parseContents, printContents, SHARED_SCOPES, type RoomContents, type SharedScope } from "./contents.ts";
import { comesTo, sameContent, takenOf, type Difference, type Take } from "./diff-rooms.ts";

/** Which of the two rooms. */
export type BranchSide = "origin" | "branch";

/** Something that was brought over: what stood there before, so that taking it back brings the difference back. */
interface Moved {
  readonly scope: SharedScope;
  readonly name: string;
  /** Where it was written. */
  readonly side: BranchSide;
  readonly found?: JsonValue;
  readonly base?: JsonValue;
}

/** From where a branch and its origin have gone apart, name by name: what is brought over goes on from there. */
export interface ForkPoint {
  readonly contents: RoomContents;
  readonly moved: readonly Moved[];
}

/** What two rooms are compared with: the fork, or what was brought over last, unless that has been taken back. */
export function baseOf(point: ForkPoint, rooms: Readonly<Record<BranchSide, RoomContents>>): RoomContents {
  const base = { room: new Map(point.contents.room), owner: new Map(point.contents.owner) };
  for (const { scope, name, side, found, base: before } of point.moved) {
    // A text that was not there before is an empty one once it has been taken back.
    if (!sameContent(name, rooms[side][scope].get(name), found)) continue;
    if (before === undefined) base[scope].delete(name);
    else base[scope].set(name, before);
  }
  return base;
}

/**
 * Moves the fork point to where two rooms have been brought together.
 *
 * @param base what they were compared with.
 * @param into the side that was written; of its differences `ours` is that side.
 */
export function movePoint(point: ForkPoint, base: RoomContents, into: BranchSide, differences: readonly Difference[], take: (difference: Difference) => Take | undefined): ForkPoint {
  const contents = { room: new Map(point.contents.room), owner: new Map(point.contents.owner) };
  const decided = differences.filter((one) => take(one) !== undefined);
  for (const { scope, name, theirs } of decided) {
    if (theirs === undefined) contents[scope].delete(name);
    else contents[scope].set(name, theirs);
  }
  const found = new Map(decided.map(({ scope, name, ours }) => [`${scope}\n${name}`, ours]));
  // Where bringing over wrote nothing, there is nothing that could be taken back.
  const wrote = takenOf(differences, take).filter((one) => !sameContent(one.name, comesTo(one), one.ours));
  const moved = wrote.map(({ scope, name }): Moved => {
    const [was, before] = [found.get(`${scope}\n${name}`), base[scope].get(name)];
    return { scope, name, side: into, ...(was !== undefined && { found: was }), ...(before !== undefined && { base: before }) };
  });
  return { contents, moved: [...point.moved.filter(({ scope, name }) => !found.has(`${scope}\n${name}`)), ...moved] };
}

/** So much may have been brought over; a room holds no more. */
const MOST = 1_000_000;
const parseMoved = shape<Moved>({ scope: oneOf(...SHARED_SCOPES), name: text(), side: oneOf("origin", "branch") }, { found: json, base: json });

export const printForkPoint = ({ contents, moved }: ForkPoint): JsonValue => ({ contents: printContents(contents), moved: moved as unknown as JsonValue });

/** @returns the point, or `undefined` for whatever is none. */
export function parseForkPoint(raw: unknown): ForkPoint | undefined {
  const { contents, moved } = (raw ?? {}) as { contents?: unknown; moved?: unknown };
  const [parsed, brought] = [parseContents(contents), listOf(parseMoved, MOST)(moved)];
  return parsed && brought && { contents: parsed, moved: brought };
}
