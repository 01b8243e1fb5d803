import { memberName, type WidgetPlace } from "@tutti/protocol";
import type { RoomSync } from "../types.ts";
import { undoOf } from "../undo/undo-history.ts";
import { writeValues } from "./value-handles.ts";

/** Writes what several members of a set say: all at once for everybody, and one step to take back. @returns whether it stands there now. */
export function writeMembers(room: Pick<RoomSync, "document" | "undo">, place: WidgetPlace, members: readonly (readonly [member: string, chosen: boolean])[]): boolean {
  const document = room.document(place.scope).get();
  if (!document) return false;
  const entries = members.map(([member, chosen]) => [memberName(place.key, member), chosen] as const);
  const unset = new Map(entries.map(([entry, chosen]) => [entry, !chosen]));
  return undoOf(room).recordRows(place, document, unset, () => writeValues(document, entries));
}
