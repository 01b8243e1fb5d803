import type { AppId, RoomId } from "@tutti/protocol";
import type { RoomSync } from "../../sync/types.ts";
import { undoOf } from "../../sync/undo/undo-history.ts";
import { branchApi } from "./branch-api.ts";

type Place = { readonly app: AppId; readonly room: RoomId };

/** What this tab has merged into a room that it is not in, until it comes there. */
const keyOf = ({ app, room }: Place): string => `tutti:${app}/${room}:merged`;

/** Remembers that this tab has merged into another room: there, undo takes it back. */
export function rememberMerge(place: Place, operation: string): void {
  try {
    sessionStorage.setItem(keyOf(place), operation);
  } catch {
    // Nothing can be kept here; the history takes it back all the same.
  }
}

/** Makes an operation of this person's a step of this room's undo. */
export const adoptOperation = (room: RoomSync, operation: string): void =>
  undoOf(room).adopt(operation, async (id) => (await branchApi.takeBack(room, id)).operation);

/** Makes what this tab has merged into this room the last step of its undo here. */
export function adoptMerge(room: RoomSync, operation: string): void {
  sessionStorage.removeItem(keyOf(room));
  adoptOperation(room, operation);
}
