import type { Scope } from "@tutti/protocol";
import type { Readable, Unsubscribe } from "../types.ts";
import type { RoomDocument } from "./room-document.ts";

const SCOPES: readonly Scope[] = ["room", "owner", "me"];

/** Calls after each change of the documents, also of those that are opened in place of these. */
export function onEdit(current: (scope: Scope) => Readable<RoomDocument | undefined>, listener: () => void): Unsubscribe {
  const ends = SCOPES.map((scope) => {
    let leave: Unsubscribe = () => undefined;
    const end = current(scope).subscribe((document) => {
      leave();
      document?.doc.on("update", listener);
      leave = () => document?.doc.off("update", listener);
    });
    return () => {
      end();
      leave();
    };
  });
  return () => ends.forEach((end) => end());
}
