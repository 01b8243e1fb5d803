import type { Connection, Document } from "@hocuspocus/server";
import { parsePresence, type DocumentKind, type PersonId } from "@tutti/protocol";
import type { RoomHandle } from "tutti/room";

/** Whose awareness is passed on: that of documents which everyone in the room reads. */
export const carriesPresence = (kind: DocumentKind): boolean => kind === "room" || kind === "owner";

/**
 * Makes an incoming awareness update honest, in place: the person is who the connection says, states of others' clients go,
 * so does what is no presence, and a preview goes where its sender may not write.
 */
export function cleanPresence(
  states: Map<number, Record<string, unknown>>,
  from: { readonly document: Document; readonly connection: Connection; readonly person: PersonId; readonly passes: boolean },
): void {
  const mine = from.document.getClients(from.connection);
  for (const [client, state] of states) {
    const presence = from.passes && mayState(client, from) && Object.keys(state).length > 0 ? parsePresence({ ...state, person: from.person }) : undefined;
    // A tab has one client, and perhaps a second while it opens its document afresh.
    if (!presence || (!mine.has(client) && mine.size >= 4)) {
      states.delete(client);
      continue;
    }
    const { preview, ...rest } = presence;
    states.set(client, preview && !from.connection.readOnly ? { ...rest, preview } : rest);
  }
}

function mayState(client: number, { document, connection }: { readonly document: Document; readonly connection: Connection }): boolean {
  for (const [other, { clients }] of document.connections) if (other !== connection && clients.has(client)) return false;
  return true;
}

/** What somebody drags just now. */
export type Preview = Parameters<RoomHandle["previews"]>[0][number];

/** The previews that people hold in a document just now. Its states have been cleaned when they came in. */
export function previewsIn(document: Document): readonly Preview[] {
  const previews: Preview[] = [];
  for (const state of document.awareness.getStates().values()) {
    // Pointers move many times a second in a full room; few hold a preview, and only theirs are read.
    const presence = "preview" in state ? parsePresence(state) : undefined;
    if (presence?.preview) previews.push({ person: presence.person, ...presence.preview });
  }
  return previews;
}
