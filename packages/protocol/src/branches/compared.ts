import { parsePersonId, type PersonId } from "../ids.ts";
import { boolean, count, json, listOf, number, oneOf, shape, text, those } from "../shape.ts";
import { MAX_BRANCHES, MAX_EXPLORATIONS, parseBranch, type Branch } from "./branch.ts";
import type { DeletedRow } from "./deleted-rows.ts";
import type { Difference } from "./diff-rooms.ts";
import { SHARED_SCOPES } from "./contents.ts";

/** Who changed something last, and when (ms since 1970). Without a person, the app itself. */
export interface Touch {
  readonly at: number;
  readonly by?: PersonId;
}

/** A difference as a page is told of it. */
export interface ComparedDifference extends Difference {
  /** Names what is to be seen here; it goes back with the choice. */
  readonly seen: string;
  readonly oursBy?: Touch;
  readonly theirsBy?: Touch;
  /** Only owners may write it on our side, and whoever asked is none. */
  readonly locked?: boolean;
}

export interface Comparison {
  readonly differences: readonly ComparedDifference[];
  /** So many more there are than are told. */
  readonly more: number;
}

/** So many differences are told. */
export const MAX_TOLD_DIFFERENCES = 2_000;

/** What a room has to do with branches. */
export interface BranchList {
  /** The branch that it is itself. */
  readonly self?: Branch;
  readonly branches: readonly Branch[];
  readonly mayFork: boolean;
  /** Whether whoever asks may begin a branch of their own, where they may not branch it for all. */
  readonly mayExplore: boolean;
  /** Whether whoever asks may merge into the room that this one was forked from. */
  readonly mayMerge: boolean;
}

/** What somebody chose of a difference. */
export interface Pick {
  readonly scope: Difference["scope"];
  readonly name: string;
  readonly take: "ours" | "theirs";
  readonly seen: string;
}

/** What came of merging: how many entries were written, and how many choices were about something that has changed meanwhile. */
export interface MergeOutcome {
  /** Names it, to take it back; absent where nothing was written. */
  readonly operation?: string;
  readonly written: number;
  readonly left: number;
}

const person = those<PersonId>((raw) => typeof raw === "string" && parsePersonId(raw) !== undefined);
const touch = shape<Touch>({ at: number }, { by: person });
const deleted = shape<DeletedRow>({ by: oneOf("ours", "theirs"), face: text() }, {});
const scope = oneOf(...SHARED_SCOPES);
const parseDifference = shape<ComparedDifference>(
  { scope, name: text(), kind: oneOf("theirs", "ours", "both", "conflict"), seen: text(64) },
  { base: json, ours: json, theirs: json, merged: json, deleted, oursBy: touch, theirsBy: touch, locked: boolean },
);

export const parseComparison = shape<Comparison>({ differences: listOf(parseDifference, MAX_TOLD_DIFFERENCES), more: count }, {});
export const parsePicks = listOf(shape<Pick>({ scope, name: text(2_048), take: oneOf("ours", "theirs"), seen: text(64) }, {}), MAX_TOLD_DIFFERENCES);
export const parseMergeOutcome = shape<MergeOutcome>({ written: count, left: count }, { operation: text(64) });

export const parseBranchList = shape<BranchList>({ branches: listOf(parseBranch, MAX_BRANCHES + MAX_EXPLORATIONS), mayFork: boolean, mayExplore: boolean, mayMerge: boolean }, { self: parseBranch });
