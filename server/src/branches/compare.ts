import { createHash } from "node:crypto";
import {
  baseOf, cellOfEntry, diffRooms, isCoEdited, isRowEntry, type BranchSide, type ComparedDifference, type Difference, type ForkPoint, type PersonId, type RoomContents, type SharedScope, type View,
} from "@tutti/protocol";
import type { StandingCell } from "../log/port.ts";

/** Two rooms side by side: the one that would be written, and the one that it would be written from. */
export interface Sides {
  readonly into: BranchSide;
  readonly origin: RoomContents;
  readonly branch: RoomContents;
}

/** Names the two values that somebody has seen, so that nothing else is merged than what they chose. */
export const seenMark = ({ ours, theirs, kind, merged, deleted }: Difference): string =>
  createHash("sha256").update(JSON.stringify([kind, ours ?? null, theirs ?? null, merged ?? null, ...(deleted ? [deleted.face] : [])])).digest("base64url").slice(0, 16);

/** Where two rooms differ since their fork, without what is only being filled in. */
export function differencesOf(point: ForkPoint, { into, origin, branch }: Sides, drafts: ReadonlySet<string>): { readonly base: RoomContents; readonly differences: Difference[] } {
  const base = baseOf(point, { origin, branch });
  const [ours, theirs] = into === "origin" ? [origin, branch] : [branch, origin];
  return { base, differences: diffRooms(base, ours, theirs, (_, name) => drafts.has(cellOfEntry(name).cell)) };
}

/** The cells that forms hold until they are sent. */
export function draftCells(views: readonly View[]): Set<string> {
  const cells = new Set<string>();
  for (const view of views) for (const element of view.values()) if (element.kind === "form") for (const cell of element.props.cells) cells.add(cell);
  return cells;
}

/** The name under which the history tells of an entry. */
export const toldName = (name: string): string => (isCoEdited(name) || isRowEntry(name) ? name : cellOfEntry(name).cell);

type Touches = ReadonlyMap<string, { readonly at: number; readonly by?: PersonId }>;

/** Who changed each cell last, and when. */
export function touchesOf(standing: readonly StandingCell[], scopeOf: (document: string) => SharedScope): Touches {
  return new Map(standing.flatMap(({ document, key, change }) => (change ? [[`${scopeOf(document)}\n${key}`, { at: change.at, ...(change.person && { by: change.person }) }] as const] : [])));
}

export function compared(differences: readonly Difference[], ours: Touches, theirs: Touches, may: (scope: SharedScope) => boolean): ComparedDifference[] {
  return differences.map((difference): ComparedDifference => {
    const place = `${difference.scope}\n${toldName(difference.name)}`;
    const [mine, other] = [ours.get(place), theirs.get(place)];
    return { ...difference, seen: seenMark(difference), ...(mine && { oursBy: mine }), ...(other && { theirsBy: other }), ...(!may(difference.scope) && { locked: true }) };
  });
}
