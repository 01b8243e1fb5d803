import { noticesOf, ORIGIN, putNotice, type Scope } from "@tutti/protocol";
import type { RoomDocuments } from "./room-documents.ts";
import type { Conflict } from "./stored-values.ts";

/** Tells each author, in their own document, which of their values did not stand, and what stands instead. */
export function tellConflicts(documents: RoomDocuments, scope: Scope, conflicts: readonly Conflict[], now: number): void {
  for (const [author, lost] of Map.groupBy(conflicts, (conflict) => conflict.author)) {
    const notices = noticesOf(lost.map(({ key, mine, theirs, by }) => ({ entry: key, mine, theirs, by })), scope, now);
    documents.withMe(author, (doc) => notices.forEach((notice) => putNotice(doc, notice, ORIGIN.revision)));
  }
}
