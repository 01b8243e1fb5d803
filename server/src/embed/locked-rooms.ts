import { isLockedRoom, type AppId, type Locks, type RoomId } from "@tutti/protocol";
import type { Session } from "../identity/session.ts";

/** More rooms than anybody has open at once. */
const MOST = 20_000;

/**
 * What is locked in which room. A token says it each time, and its room's name is made of it: so it is kept here for as long as
 * somebody is there, and nowhere else.
 */
export class LockedRooms {
  readonly #locks = new Map<string, Locks>();

  /** Somebody has shown a token. */
  see({ scope }: Session): void {
    if (scope?.room === undefined || scope.locks === undefined) return;
    const place = `${scope.app}/${scope.room}`;
    this.#locks.delete(place);
    this.#locks.set(place, scope.locks);
    const [oldest] = this.#locks.keys();
    if (this.#locks.size > MOST && oldest !== undefined) this.#locks.delete(oldest);
  }

  of(app: AppId, room: RoomId): Locks | undefined {
    return this.#locks.get(`${app}/${room}`);
  }

  /** Whether a room would open without what is locked in it. */
  isUnknown(app: AppId, room: RoomId): boolean {
    return isLockedRoom(room) && this.of(app, room) === undefined;
  }
}
