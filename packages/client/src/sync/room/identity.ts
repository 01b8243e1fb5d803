import { isRole, parsePersonId, type AppId, type Person, type RoomId } from "@tutti/protocol";
import type { Preferences } from "../ports.ts";

/** Who the server says we are in a room, and what the room's app is called. */
export interface Identity {
  readonly person: Person;
  readonly title: string;
}

/** @returns the identity, or `undefined` where something else came. */
export function parseIdentity(raw: unknown): Identity | undefined {
  const { person, title } = (raw ?? {}) as { person?: Partial<Person>; title?: unknown };
  const id = parsePersonId(String(person?.id ?? ""));
  if (!id || !isRole(person?.role) || typeof person.name !== "string") return undefined;
  const colour = Number.isSafeInteger(person.colour) ? (person.colour as number) : 0;
  return { person: { id, name: person.name, colour, role: person.role }, title: typeof title === "string" ? title : "" };
}

const place = (app: AppId, room: RoomId): string => `tutti:me:${app}/${room}`;

/** Who we were when this room was last opened here: so that it opens without the server. */
export function recallIdentity(preferences: Preferences, app: AppId, room: RoomId): Identity | undefined {
  try {
    return parseIdentity(JSON.parse(preferences.get(place(app, room)) ?? "null"));
  } catch {
    return undefined;
  }
}

export function rememberIdentity(preferences: Preferences, app: AppId, room: RoomId, identity: Identity): void {
  preferences.set(place(app, room), JSON.stringify(identity));
}

/** The room may not be opened any more: a later visit asks the server first. */
export function forgetIdentity(preferences: Preferences, app: AppId, room: RoomId): void {
  preferences.set(place(app, room), "");
}
