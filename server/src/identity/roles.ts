import { isLockedRoom, ROLES, type AppId, type Role, type RoomId, type Sharing } from "@tutti/protocol";
import type { AccessConfig, RightsConfig, RoomRights } from "../options.ts";
import { isProgram, type Session } from "./session.ts";

/** What somebody may do in a room: the most of what is theirs; `undefined` is nothing at all. */
export type RoleOf = (session: Session, app: AppId, room: RoomId) => Role | undefined;

/** What was given to somebody by name: by a link, or by an owner. */
export type GrantedTo = (session: Session, app: AppId, room: RoomId) => Role | undefined;

/**
 * @returns the rule of this server's configuration: what everybody may, what those who signed in may, what groups and people may, and
 * what was given by name. The most of it holds. A program has what its token says, and nothing else.
 */
export function roleRule(access: AccessConfig | undefined, granted: GrantedTo, providers: readonly string[] = []): RoleOf {
  return (session, app, room) => {
    if (session.by === "embed" || isProgram(session)) {
      const { scope } = session;
      return scope?.app === app && (scope.room === undefined ? !isLockedRoom(room) : scope.room === room) ? scope.role : undefined;
    }
    // What is locked is known from the token alone: whoever came without one would find the room open.
    if (isLockedRoom(room)) return undefined;
    const layers = layersOf(access, app, room);
    const members = firstOf(layers, "members");
    return highest([
      whatAllMay(layers), session.by === "guest" ? undefined : members,
      ...layers.flatMap((rights) => (session.by === "guest" ? [] : named(rights, session, providers))),
      granted(session, app, room),
    ]);
  };
}

/** What somebody may do in each room of an app, whatever it is called, and may so give in all of them at once. */
export type RoleInAll = (session: Session, app: AppId) => Role | undefined;

/** @returns the rule of this server's configuration for all rooms of an app together. What was given in one room by name, or by its name's pattern, counts in that one alone. */
export function roleInAllRule(access: AccessConfig | undefined, providers: readonly string[] = []): RoleInAll {
  return (session, app) => {
    if (session.by === "embed" || isProgram(session)) return session.scope?.app === app && session.scope.room === undefined ? session.scope.role : undefined;
    const own = access?.apps && Object.hasOwn(access.apps, app) ? access.apps[app] : undefined;
    const layers = [own, access].filter((rights) => rights !== undefined);
    const some = Object.values(own?.rooms ?? {}).map((rights) => [rights, ...layers]);
    const inAll = (what: (layers: readonly RoomRights[]) => Role | null | undefined): Role | undefined => lowest([what(layers), ...some.map(what)]);
    return highest([
      inAll(whatAllMay), session.by === "guest" ? undefined : inAll((all) => firstOf(all, "members")),
      ...layers.flatMap((rights) => (session.by === "guest" ? [] : named(rights, session, providers))),
    ]);
  };
}

/** Everything that the settings say of a room, the nearest first. */
function layersOf(access: AccessConfig | undefined, app: AppId, room: RoomId): readonly RoomRights[] {
  const own = access?.apps && Object.hasOwn(access.apps, app) ? access.apps[app] : undefined;
  const rooms = Object.entries(own?.rooms ?? {}).filter(([pattern]) => fitsRoom(pattern, room)).map(([, rights]) => rights);
  return [...rooms, own, access].filter((rights) => rights !== undefined);
}

const PATTERN = /^[a-z0-9*-]{1,64}$/;
/** Whether a text can be meant as names of rooms: such as `main`, or `board-*`. */
export const isRoomPattern = (text: string): boolean => PATTERN.test(text) && !text.includes("**");

/** Whether a room's name fits. Names are short, and so few stars stand in one that this is quick whatever was written. */
export function fitsRoom(pattern: string, room: string): boolean {
  const [first = "", ...rest] = pattern.split("*");
  if (rest.length === 0) return room === first;
  const last = rest.pop() ?? "";
  if (!room.startsWith(first) || !room.endsWith(last) || room.length < first.length + last.length) return false;
  let at = first.length;
  for (const part of rest) {
    const found = room.indexOf(part, at);
    if (found < 0) return false;
    at = found + part.length;
  }
  return at <= room.length - last.length;
}

/** What the nearest says; `null` is something said. */
const firstOf = (layers: readonly RoomRights[], name: "default" | "members"): Role | null | undefined => layers.find((rights) => rights[name] !== undefined)?.[name];

function whatAllMay(layers: readonly RoomRights[]): Role | null {
  const said = firstOf(layers, "default");
  return said === undefined ? "editor" : said;
}

/** @returns whether those who may not change rooms of an app may explore them on their own, by this server's configuration. */
export const exploreRule = (access: AccessConfig | undefined) => (app: AppId): boolean => {
  const own = access?.apps && Object.hasOwn(access.apps, app) ? access.apps[app]?.explore : undefined;
  return own ?? access?.explore ?? true;
};

/** @returns whether viewers of an app may comment, by this server's configuration. */
export const viewersCommentRule = (access: AccessConfig | undefined) => (app: AppId): boolean => {
  const own = access?.apps && Object.hasOwn(access.apps, app) ? access.apps[app]?.viewersComment : undefined;
  return own ?? access?.viewersComment ?? false;
};
/** @returns what the settings give in a room, to be shown to those who share it. */
export const settingsRule = (access: AccessConfig | undefined) => (app: AppId, room: RoomId): Sharing["settings"] => {
  const layers = layersOf(access, app, room);
  const [everybody, members] = [whatAllMay(layers), firstOf(layers, "members")];
  const named = layers.toReversed().flatMap(({ groups, people }) => Object.entries({ ...groups, ...people })).map(([name, role]) => ({ name, role }));
  return { named, ...(everybody ? { everybody } : {}), ...(members ? { members } : {}) };
};

/** @returns the least role that reads others' names in an app, by this server's configuration. */
export const namesRule = (access: AccessConfig | undefined) => (app: AppId): Role => {
  const own = access?.apps && Object.hasOwn(access.apps, app) ? access.apps[app]?.namesFor : undefined;
  return own ?? access?.namesFor ?? "viewer";
};

/** @returns the least role that reads what went wrong in an app's script, by this server's configuration. */
export const errorsRule = (access: AccessConfig | undefined, dev: boolean) => (app: AppId): Role => {
  const own = access?.apps && Object.hasOwn(access.apps, app) ? access.apps[app]?.errorsFor : undefined;
  return own ?? access?.errorsFor ?? (dev ? "viewer" : "editor");
};

/** What groups and addresses are given. */
function named({ groups = {}, people = {} }: Pick<RightsConfig, "groups" | "people">, session: Session, providers: readonly string[]): Role[] {
  const ofGroups = Object.entries(groups).filter(([group]) => session.groups.some((one) => isGroup(one, group, providers)));
  const ofPeople = Object.entries(people).filter(([email]) => session.email !== undefined && email.toLowerCase() === session.email);
  return [...ofGroups, ...ofPeople].map(([, role]) => role);
}

/**
 * Whether a group, as it is known by who says so (`keycloak:admins`), is the one that was written. A name that begins with a
 * provider's means that provider's alone, so that another one cannot give its people a group of that name.
 */
function isGroup(known: string, written: string, providers: readonly string[]): boolean {
  if (providers.some((id) => written.startsWith(`${id}:`))) return known === written;
  return known.slice(known.indexOf(":") + 1) === written;
}

/** The least of a list; nothing where one is nothing. */
const lowest = (roles: readonly (Role | null | undefined)[]): Role | undefined => (roles.every((role) => role) ? ROLES.findLast((role) => roles.includes(role)) : undefined);

/** The most that is in a list. */
export function highest(roles: readonly (Role | null | undefined)[]): Role | undefined {
  return ROLES.find((role) => roles.includes(role));
}
