import { atLeast, type AppId, type Role, type RoomId } from "@tutti/protocol";
import type { AccessConfig } from "../options.ts";
import type { Session } from "./session.ts";

/** What somebody may do in a room: the most of what invitations gave them and what everyone may. */
export type RoleOf = (session: Pick<Session, "grants">, app: AppId, room: RoomId) => Role | undefined;

/** @returns the rule of this server's configuration. */
export function roleRule(access: AccessConfig | undefined): RoleOf {
  return ({ grants }, app, room) => {
    const own = access?.apps && Object.hasOwn(access.apps, app) ? access.apps[app]?.default : undefined;
    const open = own === undefined ? (access?.default === undefined ? "editor" : access.default) : own;
    const granted = grants.find((grant) => grant.app === app && grant.room === room)?.role;
    if (!granted) return open ?? undefined;
    return open && atLeast(open, granted) ? open : granted;
  };
}
