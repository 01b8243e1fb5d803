import { cleanName, isRole, parseAppId, parsePersonId, parseRoomId, PERSON_COLOURS, type AppId, type PersonId, type Role, type RoomId } from "@tutti/protocol";

/** A right that an invitation gave. */
export interface Grant {
  readonly app: AppId;
  readonly room: RoomId;
  readonly role: Role;
}

/** Who somebody is, as the server signed it. The page holds it in a cookie that its scripts cannot read. */
export interface Session {
  readonly id: PersonId;
  readonly name: string;
  readonly colour: number;
  readonly grants: readonly Grant[];
}

/** A cookie holds this many grants; the oldest makes room for a new one. */
export const MAX_GRANTS = 30;

/** @returns the session without the app and room's older grant, and with this one. */
export function withGrant(session: Session, grant: Grant): Session {
  const others = session.grants.filter(({ app, room }) => app !== grant.app || room !== grant.room);
  return { ...session, grants: [...others, grant].slice(-MAX_GRANTS) };
}

/** What travels: short names, since it goes with every request. */
export const printSession = ({ id, name, colour, grants }: Session): object => ({
  t: "session", id, name, colour, grants: grants.map(({ app, room, role }) => [app, room, role]),
});

/** @returns the session, or `undefined` where the payload is something else. */
export function parseSession(payload: unknown): Session | undefined {
  if (typeof payload !== "object" || payload === null) return undefined;
  const { t, id, name, colour, grants } = payload as Record<string, unknown>;
  const person = typeof id === "string" ? parsePersonId(id) : undefined;
  const called = typeof name === "string" ? cleanName(name) : undefined;
  if (t !== "session" || !person || !called || !Array.isArray(grants)) return undefined;
  if (typeof colour !== "number" || !Number.isInteger(colour) || colour < 0 || colour >= PERSON_COLOURS) return undefined;
  return { id: person, name: called, colour, grants: grants.map(parseGrant).filter((grant) => grant !== undefined) };
}

function parseGrant(raw: unknown): Grant | undefined {
  if (!Array.isArray(raw)) return undefined;
  const [appText, roomText, role] = raw as unknown[];
  const app = typeof appText === "string" ? parseAppId(appText) : undefined;
  const room = typeof roomText === "string" ? parseRoomId(roomText) : undefined;
  return app && room && isRole(role) ? { app, room, role } : undefined;
}
