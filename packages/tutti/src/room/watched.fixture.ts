import { parsePersonId, type PersonId } from "@tutti/protocol";
import type * as Y from "yjs";
import type { CellChange } from "../host/messages.ts";
import { Copy, Documents } from "../testing/wire.ts";
import { bindAuthors } from "./authors.ts";
import { app, room, roomDocument } from "./room.fixture.ts";
import type { Conflict } from "./stored-values.ts";
import { WatchedDocument } from "./watch-document.ts";

export const ref = { app, room, kind: "room" } as const;

/** One document as a server watches it, and some people's copies of it. */
export function rig(people: number): { server: Y.Doc; watched: WatchedDocument; copies: Copy[]; conflicts: Conflict[]; changes: CellChange[] } {
  const documents = new Documents();
  const server = documents.open(ref);
  const conflicts: Conflict[] = [];
  const changes: CellChange[] = [];
  const authors = bindAuthors({ recalled: undefined, personOf: (origin) => documents.personOf(origin), bind: () => undefined });
  const watched = new WatchedDocument(ref, roomDocument, server, authors, {
    changed: (told) => changes.push(...told),
    typed: () => undefined,
    eventsChanged: () => undefined,
    commentsChanged: () => undefined,
    conflicts: (told) => conflicts.push(...told),
  });
  const copies = Array.from({ length: people }, (_, n) => new Copy(server, parsePersonId(`p${n}`) as PersonId, false));
  for (const copy of copies) copy.connect();
  return { server, watched, copies, conflicts, changes };
}
