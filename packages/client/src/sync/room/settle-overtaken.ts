import { claimedBy, isRowEntry, noticesOf, parsePersonId, type LostValue, type Notice, type Scope } from "@tutti/protocol";
import type { Overtaken } from "../document/overtaken.ts";
import type { RoomDocument } from "../document/room-document.ts";
import type { Other } from "../types.ts";
import { writeValues } from "../values/value-handles.ts";

interface Around {
  readonly scope: Scope;
  readonly document: RoomDocument | undefined;
  readonly others: readonly Other[];
  readonly now: number;
}

/**
 * What becomes of values of this page's that others' took the place of: their reader is told. A script that took an edit of a
 * table back, as once it is saved, knew nothing of one that was made meanwhile: that one is written again.
 */
export function settleOvertaken(overtaken: readonly Overtaken[], { scope, document, others, now }: Around): readonly Notice[] {
  const again: (readonly [string, Overtaken["mine"]])[] = [];
  const lost: LostValue[] = [];
  for (const { entry, mine, theirs, client } of overtaken) {
    const claimed = isRowEntry(entry) ? claimedBy(entry, theirs) : undefined;
    if (isRowEntry(entry) && claimed === undefined) again.push([entry, mine]);
    else lost.push({ entry, mine, theirs, by: (claimed === undefined ? undefined : parsePersonId(claimed)) ?? others.find((other) => other.client === client)?.person.id });
  }
  writeValues(document, again);
  return noticesOf(lost, scope, now);
}
