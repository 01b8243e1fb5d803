import { isRole, parseAppId, parseRoomId } from "@tutti/protocol";
import type { Grant } from "./session.ts";

/** What an invitation's link carries: a grant, and when the link ends (seconds since 1970). */
export const printInvitation = ({ app, room, role }: Grant, until: number): object => ({ t: "invitation", app, room, role, until });

/** @returns the grant, or a sentence that says why there is none. */
export function parseInvitation(payload: unknown, now: number): Grant | string {
  const { t, app: appText, room: roomText, role, until } = (payload ?? {}) as Record<string, unknown>;
  const app = typeof appText === "string" ? parseAppId(appText) : undefined;
  const room = typeof roomText === "string" ? parseRoomId(roomText) : undefined;
  if (t !== "invitation" || !app || !room || !isRole(role) || typeof until !== "number") return "This link is not an invitation. Ask for a new one.";
  if (until * 1_000 < now) return "This invitation has ended. Ask for a new one.";
  return { app, room, role };
}
