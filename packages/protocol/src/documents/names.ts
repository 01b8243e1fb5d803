import { parseAppId, parsePersonId, parseRoomId, type AppId, type PersonId, type RoomId } from "../ids.ts";
import { atLeast, type Role } from "../roles.ts";

/** A document of a room, by who may write it: a right is a document. */
export type DocumentRef =
  | { readonly app: AppId; readonly room: RoomId; readonly kind: "room" }
  | { readonly app: AppId; readonly room: RoomId; readonly kind: "owner" }
  | { readonly app: AppId; readonly room: RoomId; readonly kind: "comments" }
  | { readonly app: AppId; readonly room: RoomId; readonly kind: "me"; readonly person: PersonId };

/** A document's kind, which is its permission domain. */
export type DocumentKind = DocumentRef["kind"];

/** Prints the name under which a document travels and is stored. */
export function documentName(ref: DocumentRef): string {
  switch (ref.kind) {
    case "room":
      return `${ref.app}/${ref.room}`;
    case "owner":
    case "comments":
      return `${ref.app}/${ref.room}/${ref.kind}`;
    case "me":
      return `${ref.app}/${ref.room}/me/${ref.person}`;
  }
}

/** @returns the typed parts, or `undefined` for whatever does not print back to the very same text. */
export function parseDocumentName(name: string): DocumentRef | undefined {
  const [appText, roomText, kind, personText, ...rest] = name.split("/");
  const app = parseAppId(appText ?? "");
  const room = parseRoomId(roomText ?? "");
  if (!app || !room || rest.length > 0) return undefined;
  const ref = refOf(app, room, kind, personText);
  return ref && documentName(ref) === name ? ref : undefined;
}

function refOf(app: AppId, room: RoomId, kind: string | undefined, personText: string | undefined): DocumentRef | undefined {
  switch (kind) {
    case undefined:
      return { app, room, kind: "room" };
    case "owner":
    case "comments":
      return { app, room, kind };
    case "me": {
      const person = parsePersonId(personText ?? "");
      return person && { app, room, kind, person };
    }
    default:
      return undefined;
  }
}

/** What somebody may do with a document. */
export type Access = "none" | "read" | "write";

/**
 * The permission table of DESIGN.md: who may read and write a room's documents. Deny is the default.
 *
 * @param role the person's role in that room, or `undefined` if they have none.
 */
export function accessTo(ref: DocumentRef, person: PersonId, role: Role | undefined): Access {
  if (!role) return "none";
  switch (ref.kind) {
    case "room":
      return atLeast(role, "editor") ? "write" : "read";
    case "owner":
      return role === "owner" ? "write" : "read";
    case "comments":
      return "read";
    case "me":
      return ref.person === person ? "write" : "none";
  }
}
