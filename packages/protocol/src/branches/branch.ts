import { parsePersonId, parseRoomId, type PersonId, type RoomId } from "../ids.ts";
import { readable } from "../people.ts";
import { boolean, number, shape, text, those } from "../shape.ts";

/** A room that was forked from another, to try something. Its documents, run and history are its own. */
export interface Branch {
  readonly room: RoomId;
  /** The room that it was forked from: it says what may be seen here. */
  readonly origin: RoomId;
  readonly name: string;
  readonly by: PersonId;
  /** How they were called when they made it. */
  readonly who?: string;
  /** When it was forked, in ms since 1970. */
  readonly at: number;
  /** Nobody but whoever made it may enter, and those who could merge it once it was offered to them. */
  readonly isPrivate?: boolean;
  /** Somebody's who may not change the room that it is of: what they try stays in it. */
  readonly explores?: boolean;
  /** When it was offered to those who could merge it. */
  readonly offered?: number;
  /** Of one that is explored: when somebody was last there, as far as it was noted. */
  readonly seen?: number;
  /** When it was closed: nobody may enter until it is opened again. */
  readonly closed?: number;
}

/** A branch's name has at most so many characters. */
export const MAX_BRANCH_NAME = 60;
/** A room has at most so many branches, closed ones with them. */
export const MAX_BRANCHES = 50;
/** Beside them, so many that people explore on their own; and so many of one person's. */
export const MAX_EXPLORATIONS = 200;
export const MAX_EXPLORATIONS_EACH = 3;

/** A branch's name as it is kept: readable, and short. @returns `undefined` if nothing readable is left. */
export function cleanBranchName(text: string): string | undefined {
  return [...readable(text)].slice(0, MAX_BRANCH_NAME).join("").trim() || undefined;
}

const BETWEEN = "--";
const MAX_ROOM = 64;
const MAX_SLUG = 30;

/**
 * The room of a branch, from what it is forked from and how it is called: `main--cheaper-fares`. A name that nobody could read in
 * an address becomes `branch`.
 *
 * @param again counts up from 1 while the name is taken.
 */
export function branchRoomId(origin: RoomId, name: string, again = 1): RoomId {
  const plain = name.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase().replace(/[^a-z0-9]+/g, "-").replace(/^-+|-+$/g, "").slice(0, MAX_SLUG).replace(/-+$/, "");
  const end = `${BETWEEN}${plain || "branch"}${again > 1 ? `-${again}` : ""}`;
  const room = parseRoomId(`${origin.slice(0, MAX_ROOM - end.length).replace(/-+$/, "")}${end}`);
  if (!room) throw new Error(`No room can be named after "${name}"`);
  return room;
}

const room = those<RoomId>((raw) => typeof raw === "string" && parseRoomId(raw) !== undefined);
const person = those<PersonId>((raw) => typeof raw === "string" && parsePersonId(raw) !== undefined);

/** @returns the branch, or `undefined` for whatever is none. */
export const parseBranch = shape<Branch>({ room, origin: room, name: text(MAX_BRANCH_NAME), by: person, at: number }, { who: text(200), isPrivate: boolean, explores: boolean, offered: number, seen: number, closed: number });
