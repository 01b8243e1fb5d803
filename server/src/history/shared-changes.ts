import { parseDocumentName, type AppId, type HistoryRow, type JsonValue, type RoomId } from "@tutti/protocol";
import type { ChangeQuery, StoredChange } from "../log/port.ts";
import { sharedDocuments } from "./past.ts";

/** Lines about the room as a whole (it was branched, a branch was merged) stand among the changes: so many more are looked through for them. */
const MARKS = 20;

/** What was changed last in what everybody in a room shares, newest first. */
export async function sharedChanges(place: { readonly app: AppId; readonly room: RoomId }, limit: number, changes: (query: ChangeQuery) => Promise<readonly StoredChange[]>): Promise<readonly HistoryRow[]> {
  const found = await changes({ documents: sharedDocuments(place), limit: limit + MARKS });
  return found.filter(({ key }) => !key.startsWith("$")).slice(0, limit).map(rowOf);
}

export function rowOf({ id, at, person, document, key, before, after, operation }: StoredChange): HistoryRow {
  const kind = parseDocumentName(document)?.kind;
  return {
    id, at, key, scope: kind === "me" || kind === "owner" ? kind : "room", ...(person ? { by: person } : {}),
    ...(before === null ? {} : { before: JSON.parse(before) as JsonValue }), ...(after === null ? {} : { after: JSON.parse(after) as JsonValue }), ...(operation !== undefined && { operation }),
  };
}
