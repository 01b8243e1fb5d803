import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { memberName, richName, textName } from "../documents/layout.ts";
import { cellOfEntry, ensureValues } from "../documents/values.ts";
import { parseRoomId, type RoomId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { cellEntry, faceOf, isGone, markEntry, RowEdits } from "../rows/row-edits.ts";
import { cellMember, rowMember } from "../rows/row-names.ts";
import { branchRoomId, parseBranch } from "./branch.ts";
import { NO_CONTENTS, parseContents, printContents, readContents, writeContent, type RoomContents } from "./contents.ts";
import { diffRooms, mergeRooms, sameContent, takeByItself, type ContentWrite, type Difference } from "./diff-rooms.ts";
import { baseOf, movePoint, parseForkPoint, printForkPoint, type ForkPoint } from "./fork-point.ts";
import { mergeText, textChanges } from "./merge-text.ts";
import { mergeTree } from "./merge-tree.ts";

const room = (entries: { readonly [name: string]: JsonValue }, owner: { readonly [name: string]: JsonValue } = {}): RoomContents =>
  ({ room: new Map(Object.entries(entries)), owner: new Map(Object.entries(owner)) });
const kinds = (differences: readonly Difference[]): (readonly [string, string])[] => differences.map(({ name, kind }) => [name, kind]);

function written(contents: RoomContents, writes: readonly ContentWrite[]): RoomContents {
  const next = { room: new Map(contents.room), owner: new Map(contents.owner) };
  for (const { scope, name, value } of writes) {
    if (value === undefined) next[scope].delete(name);
    else next[scope].set(name, value);
  }
  return next;
}

const words = fc.array(fc.constantFrom("one", "two", "three", "four"), { maxLength: 6 }).map((all) => all.join(" "));
const entry = fc.oneof(fc.integer({ min: 0, max: 3 }), fc.boolean(), fc.constantFrom("a", "b"));
const contents: fc.Arbitrary<RoomContents> = fc.record({
  room: fc.record({ slider: entry, [memberName("set", "x")]: fc.boolean(), [memberName("set", "y")]: fc.boolean(), [textName("note")]: words, "state:s": entry }, { requiredKeys: [] }),
  owner: fc.record({ tenant: entry }, { requiredKeys: [] }),
}).map((all) => room(all.room as never, all.owner as never));

test("[BRN-1] what only one side changed is its change, what both changed alike is none, what both changed otherwise has to be chosen", () => {
  const base = room({ a: 1, b: 1, c: 1, d: 1, e: 1 });
  const ours = room({ a: 1, b: 2, c: 2, d: 2, e: 1, mine: 0 });
  const theirs = room({ a: 2, b: 1, c: 2, d: 3, e: 1, new: true });
  expect(kinds(diffRooms(base, ours, theirs))).toEqual([["a", "theirs"], ["b", "ours"], ["d", "conflict"], ["mine", "ours"], ["new", "theirs"]]);
  expect(kinds(diffRooms(base, ours, theirs, (_, name) => name === "d"))).not.toContainEqual(["d", "conflict"]);
});

test("[BRN-2] options of a set and cells of a table are brought together one by one; who wrote a cell makes no difference", () => {
  const cell = (n: number): string => memberName("table", cellMember(`#${n}`, "price"));
  const base = room({ [cell(1)]: cellEntry(1, undefined) });
  const ours = room({ [cell(1)]: cellEntry(5, "ana" as never), [cell(2)]: cellEntry(2, undefined), [memberName("set", "x")]: true });
  const theirs = room({ [cell(1)]: cellEntry(5, "ben" as never), [cell(3)]: cellEntry(3, undefined), [memberName("set", "y")]: true });
  const merged = written(ours, mergeRooms(diffRooms(base, ours, theirs), takeByItself, ours));
  expect(merged.room).toEqual(new Map([...ours.room, [cell(3), cellEntry(3, undefined)], [memberName("set", "y"), true]] as [string, JsonValue][]));
});

test("[BRN-30] a row that one side deleted while the other wrote in it is a choice: it goes, with what was written, or stays with it", () => {
  const [price, item, row] = [memberName("table", cellMember("=a", "price")), memberName("table", cellMember("=a", "item")), memberName("table", rowMember("=a"))];
  const gone = (contents: RoomContents): boolean => isGone(RowEdits.from([...contents.room].map(([name, value]) => [cellOfEntry(name).option ?? "", value] as const)).of("=a"));
  const base = room({ [item]: cellEntry("Tea", undefined) });
  const wrote = room({ [item]: cellEntry("Tea", undefined), [price]: cellEntry(7, undefined) });
  const deleted = room({ [item]: cellEntry("Tea", undefined), [row]: markEntry({ gone: faceOf(RowEdits.from([[cellMember("=a", "item"), cellEntry("Tea", undefined)]]).of("=a")) }) });
  expect([wrote, deleted].map(gone)).toEqual([false, true]);
  // They deleted it: what is chosen is whether it goes here. They wrote in it: whether that brings it back.
  const [theirDeletion, theirWords] = [diffRooms(base, wrote, deleted), diffRooms(base, deleted, wrote)];
  expect(theirDeletion.map(({ name, kind, deleted }) => [name, kind, deleted?.by])).toEqual([[row, "conflict", "theirs"], [price, "ours", undefined]]);
  expect(theirWords.map(({ name, kind, deleted }) => [name, kind, deleted?.by])).toEqual([[row, "ours", undefined], [price, "conflict", "ours"]]);
  const merged = (ours: RoomContents, differences: readonly Difference[], choose: (difference: Difference) => "ours" | "theirs" | undefined): RoomContents => written(ours, mergeRooms(differences, choose, ours));
  for (const [ours, differences, whole] of [[wrote, theirDeletion, [false, true, false]], [deleted, theirWords, [true, false, true]]] as const) {
    expect([takeByItself, take("theirs"), take("ours")].map((choose) => gone(merged(ours, differences, choose)))).toEqual(whole);
  }
  // What was seen of the other side's row is a part of it: what is written there meanwhile makes another choice of it.
  const more = diffRooms(base, room({ ...Object.fromEntries(wrote.room), [item]: cellEntry("Mint", undefined) }), deleted);
  expect(more[0]?.deleted?.face).not.toBe(theirDeletion[0]?.deleted?.face);
  // Where the other side stood still it goes by itself, and where both deleted it, it is gone.
  expect(gone(merged(base, diffRooms(base, base, deleted), takeByItself))).toBe(true);
  expect(diffRooms(base, deleted, deleted)).toEqual([]);
});

test("[BRN-3] of a text that both changed, all that either typed stays, and what either took away is gone", () => {
  expect(mergeText("We meet on Monday.", "We all meet on Monday.", "We meet on Monday, at nine.")).toBe("We all meet on Monday, at nine.");
  expect(mergeText("a b c d", "a c d", "a b c e d")).toBe("a c e d");
  expect(mergeText("", "ours", "theirs")).toBe("ourstheirs");
  const [base, ours, theirs] = [words, words, words];
  fc.assert(fc.property(base, ours, theirs, (was, a, b) => {
    const fresh = (text: string, mark: string): string => `${text} ${mark}`.trim();
    const merged = mergeText(was, fresh(a, "OURS"), fresh(b, "THEIRS"));
    expect(merged).toContain("OURS");
    expect(merged).toContain("THEIRS");
    expect(mergeText(was, a, was)).toBe(a);
    expect(mergeText(was, was, b)).toBe(b);
    expect(mergeText(was, a, a)).toBe(a);
  }));
});

test("[BRN-9] of a text that was not there at the fork, what both have alike stands once", () => {
  const line = (text: string) => ({ name: "paragraph", attributes: {}, children: [{ text: [[text, {}]] }] }) as unknown as JsonValue;
  const [ours, theirs] = [room({ [textName("note")]: "Goal: more tea", [richName("r")]: [line("Goal"), line("tea")] }), room({ [textName("note")]: "Goal: less", [richName("r")]: [line("Goal"), line("less")] })];
  const differences = diffRooms(NO_CONTENTS, ours, theirs);
  expect(kinds(differences).map(([, kind]) => kind)).toEqual(["both", "both"]);
  const merged = written(ours, mergeRooms(differences, takeByItself, ours)).room;
  expect(merged.get(textName("note"))).toBe("Goal: more tealess");
  expect(merged.get(richName("r"))).toEqual([line("Goal"), line("tea"), line("less")]);
  // A bracket that both have typed is no common word, and a sentence's end is.
  expect(mergeText(undefined, "(tea) Goal. (a)", "(milk) Goal. (b)")).toBe("(tea) (milk) Goal. (a)(b)");
  expect(mergeText(undefined, "<a>Notes <b><c>", "<d><e><f>Notes ")).toBe("<a><d><e><f>Notes <b><c>");
  expect(mergeText(undefined, "Notes", "Notes, more")).toBe("Notes, more");
  // An empty text that was there is no text that was not: what both put in is in it twice, as in a shared one.
  expect(mergeText("", "tea", "tea, milk")).toBe("teatea, milk");
});

test("[BRN-3] of a rich text blocks are brought together, and within a block that both changed, words with their marks", () => {
  const line = (...text: readonly (readonly [string, object])[]) => ({ name: "paragraph", attributes: {}, children: [{ text: text as never }] });
  const base = [line(["First line", {}]), line(["Second line", {}])];
  const ours = [line(["First ", {}], ["line", { bold: true }]), line(["Second line", {}]), line(["Mine", {}])];
  const theirs = [line(["First line, longer", {}])];
  expect(mergeTree(base, ours, theirs)).toEqual([line(["First ", {}], ["line", { bold: true }], [", longer", {}]), line(["Mine", {}])]);
  const wroteIn = [line(["First line", {}]), line(["Second line goes on", {}])];
  expect(mergeTree(base, wroteIn, theirs).map((node) => JSON.stringify(node)).join()).toContain("goes on");
  const doc = new Y.Doc();
  ensureValues(doc);
  writeContent(doc, richName("r"), ours as never, null);
  expect(readContents(doc).get(richName("r"))).toEqual(ours);
  expect(diffRooms(room({ [richName("r")]: base as never }), room({ [richName("r")]: ours as never }), room({ [richName("r")]: theirs as never }))).toMatchObject([{ kind: "both" }]);
});

test("[BRN-4] merging what nobody changed writes nothing; merging all of a branch into an origin that stands still makes it the branch", () => {
  fc.assert(fc.property(contents, contents, (base, branch) => {
    expect(mergeRooms(diffRooms(base, base, base), takeByItself, base)).toEqual([]);
    expect(mergeRooms(diffRooms(base, branch, base), takeByItself, branch)).toEqual([]);
    const merged = written(base, mergeRooms(diffRooms(base, base, branch), takeByItself, base));
    expect(diffRooms(NO_CONTENTS, merged, branch)).toEqual([]);
  }));
});

const take = (choice: "ours" | "theirs") => (): "ours" | "theirs" => choice;

test("[BRN-5] merging twice is merging once, in either direction; after all was taken both ways, nothing is left to take", () => {
  fc.assert(fc.property(contents, contents, contents, fc.constantFrom("ours" as const, "theirs" as const), (fork, main, branch, choice) => {
    const first: ForkPoint = { contents: fork, moved: [] };
    const base = baseOf(first, { origin: main, branch });
    const differences = diffRooms(base, main, branch);
    const merged = written(main, mergeRooms(differences, take(choice), main));
    const point = movePoint(first, base, "origin", differences, take(choice));
    const again = diffRooms(baseOf(point, { origin: merged, branch }), merged, branch);
    if (choice === "theirs") expect(again.filter(({ kind }) => kind !== "ours")).toEqual([]);
    expect(mergeRooms(again, takeByItself, merged).filter(({ scope, name }) => merged[scope].get(name) === undefined)).toEqual([]);
    // The way back: the branch takes what the origin has, and then both say the same.
    const back = diffRooms(baseOf(point, { origin: merged, branch }), branch, merged);
    const updated = written(branch, mergeRooms(back, take("theirs"), branch));
    const next = movePoint(point, baseOf(point, { origin: merged, branch }), "branch", back, take("theirs"));
    const left = diffRooms(baseOf(next, { origin: merged, branch: updated }), merged, updated);
    expect(left.filter(({ kind }) => kind !== "theirs" || choice === "ours")).toEqual([]);
  }));
});

test("[BRN-6] where a merge is taken back, the differences are there again as they were, and can be merged again", () => {
  fc.assert(fc.property(contents, contents, contents, (fork, main, branch) => {
    const first: ForkPoint = { contents: fork, moved: [] };
    const base = baseOf(first, { origin: main, branch });
    const differences = diffRooms(base, main, branch);
    const point = movePoint(first, base, "origin", differences, takeByItself);
    // Of a text where both came to what ours is already, nothing was written.
    const idle = new Set(differences.filter(({ name, kind, merged, ours }) => kind === "both" && sameContent(name, merged, ours)).map(({ name }) => name));
    const wrote = ({ name }: Difference): boolean => !idle.has(name);
    expect(diffRooms(baseOf(point, { origin: main, branch }), main, branch).filter(wrote)).toEqual(differences.filter(wrote));
    expect(parseForkPoint(JSON.parse(JSON.stringify(printForkPoint(point))))).toEqual(point);
  }));
});

test("[BRN-6] a text that the origin did not have is a difference again where it was taken back and is empty there, and comes over again", () => {
  const nothing: RoomContents = { room: new Map(), owner: new Map() };
  const branch: RoomContents = { ...nothing, room: new Map([[textName("t"), "words"]]) };
  const differences = diffRooms(nothing, nothing, branch);
  const point = movePoint({ contents: nothing, moved: [] }, nothing, "origin", differences, takeByItself);
  const back: RoomContents = { ...nothing, room: new Map([[textName("t"), ""]]) };
  const again = diffRooms(baseOf(point, { origin: back, branch }), back, branch);
  expect(again).toMatchObject([{ name: textName("t"), kind: "theirs" }]);
  expect(mergeRooms(again, takeByItself, back)).toMatchObject([{ name: textName("t"), value: "words" }]);
});

test("[BRN-7] what a document says is read and written name by name; whatever is no contents is none", () => {
  const doc = new Y.Doc();
  ensureValues(doc);
  const all = new Map<string, JsonValue>([["a", 1], [memberName("set", "x"), true], [textName("t"), "words"]]);
  for (const [name, value] of all) writeContent(doc, name, value, null);
  expect(readContents(doc)).toEqual(all);
  for (const name of all.keys()) writeContent(doc, name, undefined, null);
  expect([...readContents(doc)]).toEqual([[textName("t"), ""]]);
  expect(parseContents(JSON.parse(JSON.stringify(printContents({ room: all, owner: new Map() }))))).toEqual({ room: all, owner: new Map() });
  for (const raw of [undefined, {}, { room: [], owner: {} }, { room: { a: undefined }, owner: {} }]) expect(parseContents(raw)).toBeUndefined();
});

test("[BRN-8] a branch's room is named after its origin and itself, whatever it is called, and fits an address", () => {
  const main = parseRoomId("main") as RoomId;
  expect([branchRoomId(main, "Cheaper fares"), branchRoomId(main, "Günstiger! ", 2), branchRoomId(main, "什么")]).toEqual(["main--cheaper-fares", "main--gunstiger-2", "main--branch"]);
  fc.assert(fc.property(fc.stringMatching(/^[a-z0-9-]{1,64}$/), fc.string({ minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 50 }), (origin, name, again) => {
    const made = branchRoomId(origin as RoomId, name, again);
    expect(parseRoomId(made)).toBe(made);
    if (again > 1) expect(made.endsWith(`-${again}`)).toBe(true);
  }));
  expect(parseBranch({ room: "main--a", origin: "main", name: "A", by: "ana", at: 1 })).toEqual({ room: "main--a", origin: "main", name: "A", by: "ana", at: 1 });
  for (const raw of [null, { room: "a/b", origin: "main", name: "A", by: "ana", at: 1 }, { room: "a", origin: "main", name: "A", by: "a b", at: 1 }]) expect(parseBranch(raw)).toBeUndefined();
});

test("[HIST-20] what became of a text is told word by word, and is all of both", () => {
  expect(textChanges("the old text", "the new text")).toEqual([
    { kind: "same", text: "the " }, { kind: "gone", text: "old" }, { kind: "new", text: "new" }, { kind: "same", text: " text" },
  ]);
  fc.assert(fc.property(words, words, (before, after) => {
    const told = textChanges(before, after);
    expect(told.filter(({ kind }) => kind !== "new").map(({ text }) => text).join("")).toBe(before);
    expect(told.filter(({ kind }) => kind !== "gone").map(({ text }) => text).join("")).toBe(after);
  }));
});
