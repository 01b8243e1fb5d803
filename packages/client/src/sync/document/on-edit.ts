import type { Scope } from "@tutti/protocol";
import type * as Y from "yjs";
import type { Readable, Unsubscribe } from "../types.ts";
import type { RoomDocument } from "./room-document.ts";

const SCOPES: readonly Scope[] = ["room", "owner", "me"];

/** Calls after each change of the documents, also of those that are opened in place of these. */
export function onEdit(current: (scope: Scope) => Readable<RoomDocument | undefined>, listener: () => void): Unsubscribe {
  // Not "update": for that Yjs prints each change.
  const look = ({ changed }: Y.Transaction): void => void (changed.size > 0 && listener());
  const ends = SCOPES.map((scope) => {
    let leave: Unsubscribe = () => undefined;
    const end = current(scope).subscribe((document) => {
      leave();
      document?.doc.on("afterTransaction", look);
      leave = () => document?.doc.off("afterTransaction", look);
    });
    return () => {
      end();
      leave();
    };
  });
  return () => ends.forEach((end) => end());
}
