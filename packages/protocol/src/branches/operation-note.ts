import { parsePersonId, type PersonId } from "../ids.ts";
import { count, number, oneOf, shape, text, those } from "../shape.ts";

/** What was done to a room at once. */
export interface OperationNote {
  /** `merge`: a branch was merged; `update`: a branch took over what its origin has; `restore`: the room was set back; `back`: another operation was taken back. */
  readonly kind: "merge" | "update" | "restore" | "back";
  /** Of a merge the branch's name, of a way back the version's, of `back` what the operation bore. */
  readonly name?: string | undefined;
  /** Of `back`: the operation that was taken back, and what that was. */
  readonly of?: string;
  readonly was?: "merge" | "update" | "restore" | "back";
  /** Of a way back, also of one that was taken back: to this moment, in ms since 1970. */
  readonly to?: number;
  readonly by: PersonId;
  readonly at: number;
  /** How many entries it wrote. */
  readonly count: number;
}

const KINDS = ["merge", "update", "restore", "back"] as const;

/** @returns the note, or `undefined` for whatever is none. */
export const parseOperationNote = shape<OperationNote>(
  { kind: oneOf(...KINDS), by: those((raw) => typeof raw === "string" && parsePersonId(raw) !== undefined), at: number, count },
  { name: text(200), of: text(64), was: oneOf(...KINDS), to: number },
);
