import { memberName, textName, type ComparedDifference } from "@tutti/protocol";
import { expect, test } from "vitest";
import { groupDifferences, partId, picksOf } from "./group-differences.ts";

const difference = (name: string, kind: ComparedDifference["kind"], more: Partial<ComparedDifference> = {}): ComparedDifference => ({ scope: "room", name, kind, seen: `seen ${name}`, ...more });

test("[BRN-40] differences are shown widget by widget; what was committed of a text goes along with it", () => {
  const groups = groupDifferences([
    difference(memberName("set", "x"), "theirs"), difference(memberName("set", "y"), "conflict"), difference("note", "both"), difference(textName("note"), "both"), difference("mine", "ours"),
  ]);
  expect(groups.map(({ key, parts, conflicts, ours }) => [key, parts.length, conflicts.length, ours])).toEqual([["set", 2, 1, false], ["note", 1, 0, false], ["mine", 1, 0, true]]);
  expect(groups[1]?.parts[0]?.name).toBe(textName("note"));
});

test("[BRN-40] of a widget that both changed in different parts, what would come over is shown, and not what stays as it is", () => {
  const [added, kept] = [difference(memberName("set", "x"), "theirs"), difference(memberName("set", "y"), "ours")];
  expect(groupDifferences([added, kept]).map(({ parts, all, ours }) => [parts, all, ours])).toEqual([[[added], [added, kept], false]]);
  expect(groupDifferences([kept]).map(({ parts, ours }) => [parts, ours])).toEqual([[[kept], true]]);
});

test("[BRN-41] what is sent is what was ticked: changes as they are, conflicts as they were decided, and nothing that is not decided, not ours to merge, or ours alone", () => {
  const [free, clash, undecided, own, locked] = [difference("a", "theirs"), difference("b", "conflict"), difference("c", "conflict"), difference("d", "ours"), difference("e", "theirs", { scope: "owner", locked: true })];
  const groups = groupDifferences([free, clash, undecided, own, locked, difference("f", "theirs")]);
  const picks = picksOf(groups, (id) => id !== "room\nf", (part) => (part === partId(clash) ? "ours" : undefined));
  expect(picks).toEqual([{ scope: "room", name: "a", take: "theirs", seen: "seen a" }, { scope: "room", name: "b", take: "ours", seen: "seen b" }]);
});
