import { parsePersonId, parseRoomId, type PersonId, type RoomId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { boolean, count, json, listOf, number, oneOf, shape, text, those } from "../shape.ts";
import type { Scope } from "../documents/scope.ts";
import type { Channel } from "../stream/messages.ts";
import type { ViewElement } from "../stream/view.ts";

/** What a cell said at a moment of the past, as a script reads it. */
export interface PastCell {
  readonly scope: Scope;
  readonly key: string;
  readonly value: JsonValue;
}

/** A room as it was: what it said then, exactly, and what the page looked like. */
export interface PastRoom {
  /** The moment that is looked at, in ms since 1970. */
  readonly at: number;
  /** The last change that counts. */
  readonly change: number;
  /** Whether the page was drawn just now, with today's app and data, from the values of then; else it was kept at that time. */
  readonly computed: boolean;
  readonly cells: readonly PastCell[];
  readonly views: readonly { readonly page: string; readonly channel: Channel; readonly elements: readonly ViewElement[] }[];
  /** Under which name its tables and pictures are read. */
  readonly look: RoomId;
}

/** A moment of a room that somebody gave a name. */
export interface Version {
  readonly id: string;
  readonly name: string;
  readonly note?: string;
  readonly by: PersonId;
  readonly who: string;
  readonly at: number;
  readonly change: number;
}

/** Named versions of a room, and how much history it keeps. */
export interface VersionList {
  readonly versions: readonly Version[];
  readonly mayName: boolean;
  readonly changes: number;
  readonly bytes: number;
  readonly days: number;
}

export const MAX_VERSIONS = 100;
export const MAX_VERSION_NAME = 80;
export const MAX_VERSION_NOTE = 500;

const person = those<PersonId>((raw) => typeof raw === "string" && parsePersonId(raw) !== undefined);
const room = those<RoomId>((raw) => typeof raw === "string" && parseRoomId(raw) !== undefined);

export const parseVersion = shape<Version>({ id: text(64), name: text(MAX_VERSION_NAME), by: person, who: text(200), at: number, change: count }, { note: text(MAX_VERSION_NOTE) });
export const parseVersionList = shape<VersionList>({ versions: listOf(parseVersion, MAX_VERSIONS), mayName: boolean, changes: count, bytes: count, days: number }, {});
const parsePastCell = shape<PastCell>({ scope: oneOf("room", "owner", "me"), key: text(), value: json }, {});
/** The views are our own server's: the page trusts them as it does those of the stream. */
export const parsePastRoom = shape<PastRoom>({ at: number, change: count, computed: boolean, cells: listOf(parsePastCell, 200_000), views: those<PastRoom["views"]>(Array.isArray), look: room }, {});
