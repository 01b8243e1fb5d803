import { createHash, randomBytes } from "node:crypto";
import { parsePersonId, type AppId, type PersonId, type Role } from "@tutti/protocol";
import type { Session } from "../identity/session.ts";

/** Who something is that comes from outside of a run: a webhook, or a timer, of an app. */
export interface Outsider {
  readonly of: "webhook" | "timer";
  readonly app: AppId;
  readonly name: string;
  readonly role: Role;
}

/** The person as whom a webhook or a timer is in rooms: the same one at each time, so that its history and clicks are its own. */
export function outsiderId({ of, app, name }: Pick<Outsider, "of" | "app" | "name">): PersonId {
  const digest = createHash("sha256").update(`${of}/${app}/${name}`).digest("base64url").slice(0, 22);
  return parsePersonId(`${of}-${digest}`) as PersonId;
}

/** Tokens for one run of a handler each. They are in memory alone, and open nothing once it has ended. */
export class Passes {
  readonly #sessions = new Map<string, Session>();

  /** @returns the token, and what ends it. */
  issue(who: Outsider): { readonly token: string; readonly session: Session; end(): void } {
    const token = `tutti_run_${randomBytes(32).toString("base64url")}`;
    const session: Session = { id: outsiderId(who), name: who.name, colour: 0, by: who.of, groups: [], record: token, scope: { app: who.app, role: who.role } };
    this.#sessions.set(token, session);
    return { token, session, end: () => void this.#sessions.delete(token) };
  }

  session(token: string): Session | undefined {
    return this.#sessions.get(token);
  }
}
