import type { AppId, PersonId, RoomId } from "../ids.ts";
import type { DocumentRef } from "./names.ts";

/** Where a widget's value lives: with the room, with its owners, or with one person. */
export type Scope = "room" | "owner" | "me";

/** The document that holds a scope's values. Widget code never asks: it knows a scope only. */
export function documentOfScope(app: AppId, room: RoomId, scope: Scope, person: PersonId): DocumentRef {
  return scope === "me" ? { app, room, kind: "me", person } : { app, room, kind: scope };
}
