import { operationOrigin, readContents, SHARED_SCOPES, writeContent, type ContentWrite, type PersonId, type RoomContents } from "@tutti/protocol";
import type { WatchedDocument } from "./watch-document.ts";

/** Something that is done to a room at once, in somebody's name: it is told as one, and taken back as one. */
export interface Operation {
  readonly id: string;
  readonly by: PersonId;
  readonly writes: readonly ContentWrite[];
}

type SharedDocuments = (scope: "room" | "owner") => WatchedDocument | undefined;

/** What the room's two shared documents say. */
export const contentsOf = (of: SharedDocuments): RoomContents => {
  const read = (scope: "room" | "owner") => {
    const document = of(scope);
    return document ? readContents(document.doc) : new Map();
  };
  return { room: read("room"), owner: read("owner") };
};

/** Writes it, each document in one transaction: nobody sees half of it. */
export function writeOperation(of: SharedDocuments, { id, by, writes }: Operation): void {
  const origin = operationOrigin(id, by);
  for (const scope of SHARED_SCOPES) {
    const doc = of(scope)?.doc;
    const own = writes.filter((write) => write.scope === scope);
    if (!doc || own.length === 0) continue;
    doc.transact(() => {
      for (const { name, value } of own) writeContent(doc, name, value, origin);
    }, origin);
  }
}
