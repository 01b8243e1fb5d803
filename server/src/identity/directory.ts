import { atLeast, type AppId, type Person, type PersonId, type RoomId } from "@tutti/protocol";
import type { RoleOf } from "./roles.ts";
import { isProgram, type Session } from "./session.ts";

/** Who people are, by their id: the newest session that each has shown. Names and colours are looked up here, never believed from a page. */
export class Directory {
  readonly #roleOf: RoleOf;
  readonly #explores: (session: Session, app: AppId, room: RoomId) => boolean;
  readonly #sessions = new Map<PersonId, Session>();

  /** @param explores whether somebody changes a room as editors do, whatever they are in it. */
  constructor(roleOf: RoleOf, explores: (session: Session, app: AppId, room: RoomId) => boolean) {
    this.#roleOf = roleOf;
    this.#explores = explores;
  }

  see(session: Session): void {
    // Taken out and put back, so that the map's order is that of last sight.
    this.#sessions.delete(session.id);
    this.#sessions.set(session.id, session);
    const [oldest] = this.#sessions.keys();
    if (this.#sessions.size > 100_000 && oldest) this.#sessions.delete(oldest);
  }

  /** The newest that somebody has shown. */
  session(id: PersonId): Session | undefined {
    return this.#sessions.get(id);
  }

  /** @returns the person as a room's people see them, or `undefined` where they are unknown or may not enter. */
  person(id: PersonId, app: AppId, room: RoomId): Person | undefined {
    const session = this.#sessions.get(id);
    const role = session && this.#roleOf(session, app, room);
    if (!role) return undefined;
    const explores = !atLeast(role, "editor") && this.#explores(session, app, room);
    return { id, name: session.name, colour: session.colour, role, ...(explores && { explores }), ...(isProgram(session) && { program: true }) };
  }
}
