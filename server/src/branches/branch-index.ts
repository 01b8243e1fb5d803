import { accessTo, atLeast, parseBranch, type Access, type AppId, type Branch, type DocumentRef, type Role, type RoomId } from "@tutti/protocol";
import type { GrantedTo, RoleOf } from "../identity/roles.ts";
import type { Session } from "../identity/session.ts";
import type { Record } from "../log/port.ts";

/** Which rooms are branches of which, and what that means for rights. Kept in memory: every opening of a document asks. */
export class BranchIndex {
  readonly #branches = new Map<string, Branch>();
  readonly #rule: RoleOf;
  readonly #granted: GrantedTo;

  /**
   * @param rule what somebody may do in a room that is no branch.
   * @param granted what somebody was given in a room by name.
   */
  constructor(rule: RoleOf, granted: GrantedTo) {
    this.#rule = rule;
    this.#granted = granted;
  }

  /** Takes in what the store has kept. */
  load(records: readonly Record[]): void {
    for (const { app, data } of records) {
      const branch = parseBranch(JSON.parse(data ?? "null"));
      if (branch) this.put(app, branch);
    }
  }

  put(app: AppId, branch: Branch): void {
    this.#branches.set(`${app}/${branch.room}`, branch);
  }

  remove(app: AppId, room: RoomId): void {
    this.#branches.delete(`${app}/${room}`);
  }

  /** The branch that a room is; `undefined` for a room that was not forked. */
  of(app: AppId, room: RoomId): Branch | undefined {
    return this.#branches.get(`${app}/${room}`);
  }

  /** The room that this one goes back to: itself, where it is no branch. */
  rootOf(app: AppId, room: RoomId): RoomId {
    const branch = this.of(app, room);
    return branch ? this.rootOf(app, branch.origin) : room;
  }

  /** Every branch that there is, with its app. */
  all(): { readonly app: AppId; readonly branch: Branch }[] {
    return [...this.#branches].map(([name, branch]) => ({ app: name.slice(0, name.indexOf("/")) as AppId, branch }));
  }

  /** The branches of a room, oldest first. */
  list(app: AppId, origin: RoomId): Branch[] {
    return [...this.#branches].filter(([name, branch]) => branch.origin === origin && name === `${app}/${branch.room}`).map(([, branch]) => branch).sort((a, b) => a.at - b.at);
  }

  /**
   * What somebody is in a room, and so what they are shown. In a branch that is what they are in the room that it was forked
   * from: nobody becomes more by forking.
   */
  readonly roleOf: RoleOf = (session, app, room) => {
    const branch = this.of(app, room);
    if (!branch) return this.#rule(session, app, room);
    // What an app does by itself, for a webhook or by the clock, it does for the room, and for nobody's exploration.
    if (branch.explores === true && (session.by === "webhook" || session.by === "timer")) return undefined;
    const role = this.roleOf(session, app, branch.origin);
    return branch.closed === undefined && isOpenTo(branch, session, role) ? role : undefined;
  };

  /** Whether somebody is told of a branch of a room that they may enter. */
  isTold(session: Session, app: AppId, branch: Branch): boolean {
    return isOpenTo(branch, session, this.roleOf(session, app, branch.origin));
  }

  /** Whether somebody changes a room as editors do, whatever they are in it: a branch that they made, or were invited to as editors. */
  explores(session: Session, app: AppId, room: RoomId): boolean {
    const branch = this.of(app, room);
    if (!branch) return false;
    const granted = this.#granted(session, app, room);
    return branch.by === session.id || (granted !== undefined && atLeast(granted, "editor"));
  }

  /** What somebody may do with a document. Writing a branch is also for whoever made it, and for those invited to it as editors. */
  access(ref: DocumentRef, session: Session): Access {
    const role = this.roleOf(session, ref.app, ref.room);
    const access = accessTo(ref, session.id, role);
    return access === "read" && ref.kind === "room" && this.explores(session, ref.app, ref.room) ? "write" : access;
  }
}

/** A private branch is its maker's; once it was offered, also theirs who could merge it. */
const isOpenTo = ({ isPrivate, by, offered }: Branch, session: Session, role: Role | undefined): boolean =>
  isPrivate !== true || by === session.id || (offered !== undefined && role !== undefined && atLeast(role, "editor"));
