import { isCoEdited } from "../documents/co-edited.ts";
import { RICH, richName, textName } from "../documents/layout.ts";
import { parseTree } from "../documents/parse-tree.ts";
import { jsonEqual, type JsonValue } from "../json.ts";
import { isRowEntry } from "../rows/row-names.ts";
import { SHARED_SCOPES, type RoomContents, type SharedScope } from "./contents.ts";
import { choosingRows, deletingRows, type DeletedRow } from "./deleted-rows.ts";
import { mergeText } from "./merge-text.ts";
import { mergeTree } from "./merge-tree.ts";

/** Something that two rooms of one origin say differently: an entry, or a co-edited text. */
export interface Difference {
  readonly scope: SharedScope;
  readonly name: string;
  /**
   * `theirs`, `ours`: changed on that side alone since the fork. `both`: a text that both changed; what either typed stays.
   * `conflict`: both changed it, and one of the two has to be chosen.
   */
  readonly kind: "theirs" | "ours" | "both" | "conflict";
  /** Absent where nothing was said. */
  readonly base?: JsonValue;
  readonly ours?: JsonValue;
  readonly theirs?: JsonValue;
  /** What `both` come to. */
  readonly merged?: JsonValue;
  /** Of a conflict about a row that one side deleted. */
  readonly deleted?: DeletedRow;
}

/** What was chosen of a difference: ours stays as it is, or theirs is taken; of what `both` changed, what the two come to. */
export type Take = "ours" | "theirs";

/** Something to be written on our side. Without a value, an entry is to say nothing. */
export interface ContentWrite {
  readonly scope: SharedScope;
  readonly name: string;
  readonly value: JsonValue | undefined;
}

/**
 * Compares two rooms three ways, entry by entry. What both say alike is no difference, whatever it was before.
 *
 * @param ignored names of entries that are nobody's work to bring over: what is being filled in.
 */
export function diffRooms(base: RoomContents, ours: RoomContents, theirs: RoomContents, ignored: (scope: SharedScope, name: string) => boolean = () => false): Difference[] {
  const found: Difference[] = [];
  for (const scope of SHARED_SCOPES) {
    const names = new Set([...ours[scope].keys(), ...theirs[scope].keys()]);
    for (const name of [...names].sort()) {
      const [a, b, was] = [ours[scope].get(name), theirs[scope].get(name), base[scope].get(name)];
      if (sameContent(name, a, b) || ignored(scope, name)) continue;
      const text = [ours, theirs].some((side) => side[scope].has(textName(name)) || side[scope].has(richName(name)));
      found.push({ scope, name, ...compared(name, text ? textName(name) : name, was, a, b), ...(was !== undefined && { base: was }), ...(a !== undefined && { ours: a }), ...(b !== undefined && { theirs: b }) });
    }
  }
  return choosingRows(found, ours, theirs);
}

/** @param as what it is brought together as: what was committed of a text is a text too. */
function compared(name: string, as: string, base: JsonValue | undefined, ours: JsonValue | undefined, theirs: JsonValue | undefined): Pick<Difference, "kind" | "merged"> {
  if (sameContent(name, ours, base)) return { kind: "theirs" };
  if (sameContent(name, theirs, base)) return { kind: "ours" };
  return isCoEdited(as) && [ours, theirs].every((side) => isCoEdited(name) || side === undefined || typeof side === "string") ? { kind: "both", merged: mergeCoEdited(isCoEdited(name) ? name : as, base, ours, theirs) } : { kind: "conflict" };
}

/** Brings two people's work on one co-edited text together. */
export function mergeCoEdited(name: string, base: JsonValue | undefined, ours: JsonValue | undefined, theirs: JsonValue | undefined): JsonValue {
  const text = (value: JsonValue | undefined): string => (typeof value === "string" ? value : "");
  if (!name.startsWith(RICH)) return mergeText(base === undefined ? undefined : text(base), text(ours), text(theirs));
  return mergeTree(base === undefined ? undefined : parseTree(base), parseTree(ours), parseTree(theirs)) as unknown as JsonValue;
}

/** Whether an entry says the same: of a cell of a table, who wrote it does not count, and one that says nothing is as good as none. */
export function sameContent(name: string, a: JsonValue | undefined, b: JsonValue | undefined): boolean {
  if (jsonEqual(a, b)) return true;
  if (isCoEdited(name)) return isEmpty(a) && isEmpty(b);
  return isRowEntry(name) && jsonEqual(unsigned(a), unsigned(b));
}

const isEmpty = (text: JsonValue | undefined): boolean => text === undefined || text === "" || (Array.isArray(text) && text.length === 0);

const unsigned = (entry: JsonValue | undefined): JsonValue =>
  typeof entry === "object" && entry !== null && !Array.isArray(entry) ? Object.fromEntries(Object.entries(entry).filter(([part]) => part !== "by")) : (entry ?? {});

/** What has to be written on our side, by what was chosen; a difference of which nothing was chosen is left as it is. */
export function mergeRooms(differences: readonly Difference[], take: (difference: Difference) => Take | undefined, ours: RoomContents): ContentWrite[] {
  const taken = takenOf(differences, take);
  const deletions = new Set(taken.filter(({ deleted }) => deleted?.by === "theirs").map(({ scope, name }) => `${scope}\n${name}`));
  return deletingRows(taken.map((one) => ({ scope: one.scope, name: one.name, value: comesTo(one) })), deletions, ours);
}

/** What of their side was chosen. */
export const takenOf = (differences: readonly Difference[], take: (difference: Difference) => Take | undefined): Difference[] => differences.filter((one) => take(one) === "theirs");

/** What our side says once theirs is taken. */
export const comesTo = ({ kind, merged, theirs }: Difference): JsonValue | undefined => (kind === "both" ? merged : theirs);

/** What is taken where nobody has to choose: what only they changed, and both of what is written together. */
export const takeByItself = ({ kind }: Difference): Take | undefined => (kind === "theirs" || kind === "both" ? "theirs" : undefined);
