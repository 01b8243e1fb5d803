import type { JsonValue, PersonId, RoomId } from "@tutti/protocol";

/** One change of what a room shares. */
export interface RoomChange {
  /** Rises with time. */
  readonly id: number;
  readonly at: Date;
  /** Who made it, and how they are called; absent where the app itself wrote it. */
  readonly by?: { readonly id: PersonId; readonly name: string };
  /** Whether it is everybody's, or one that owners alone may change. */
  readonly scope: "room" | "owner";
  /** The key of what was changed: the author's own, or kind and label as in `slider:Months`; a state's begins with `state:`, a co-edited text's with `text:`. */
  readonly key: string;
  /** What it said before; absent where nothing was stored. */
  readonly before?: JsonValue;
  /** What it says since; absent where it was taken away. */
  readonly after?: JsonValue;
}

export interface HistoryOptions {
  /** At most so many changes, the newest; 1 to 100, 50 where absent. */
  readonly limit?: number;
}

/** The room that a script runs for. */
export interface RoomInfo {
  /** Its name in the address, the same for its whole life: to file under it what is kept elsewhere. */
  readonly id: RoomId;
  /**
   * Whether this is a branch that somebody explores on their own who may not change the room itself. Nothing is written to a database from there; what a script does
   * outside by itself, such as mail and requests, it leaves out where this is true.
   */
  readonly exploration: boolean;
  /**
   * Says something to every page that is open in the room now. It is stored nowhere: who comes later, or is offline, never hears of it, so what has to be known is a
   * state. Components hear it by `onBroadcast`, programs by `room.onBroadcast`, and the page around an embedded app by the event `tutti-broadcast`.
   *
   * @param name letters, digits, `_` and `-`, a letter first; 64 at most.
   * @param data JSON of 16,384 characters at most; `null` where absent.
   * @throws where either cannot travel, where it is called in `ui.private` without a click, and where it is called over and over: 50 at once, then 10 in a second.
   */
  broadcast(name: string, data?: JsonValue): void;
  /**
   * What was changed last in what everybody shares, the newest first. What is one person's own is not among it, and passwords are in no history. Typing is one change
   * for a stretch of it. It is read when it is called: a part of the script does not run again because something was changed that it did not read.
   *
   * @throws where the limit is none, or the server's history cannot be read.
   */
  history(options?: HistoryOptions): Promise<readonly RoomChange[]>;
  /**
   * Makes a branch of the room as it is now, in the name of whoever pressed the button or changed the value that this is called for: what the page's own "Branch" does.
   * What this very run writes is not in it yet.
   *
   * @returns the branch's name in the address.
   * @throws where nobody caused it, where they may not change the room, and where it has as many branches as it can have.
   */
  fork(name: string): Promise<RoomId>;
}
