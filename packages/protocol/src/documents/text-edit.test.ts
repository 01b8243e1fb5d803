import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { editText } from "./co-edited.ts";
import { editBetween } from "./text-edit.ts";

const edited = (from: string, mine: string, now: string): string => {
  const text = new Y.Doc().getText("t");
  text.insert(0, now);
  editText(text, from, mine);
  return text.toString();
};

test("[MERGE-1] what a script did to a text is done to what people have made of it meanwhile", () => {
  expect(edited("Dear all", "Dear all.", "Dear all, hello")).toBe("Dear all, hello.");
  expect(edited("one two three", "one three", "zero one two three")).toBe("zero one three");
  expect(edited("one two three", "", "one TWO three")).toBe("TWO");
  expect(edited("", "b", "a")).toBe("ab");
  expect(edited("abc", "abc", "xyz")).toBe("xyz");
});

test("[MERGE-1] whatever was written meanwhile is there afterwards, and so is what the script wrote", () => {
  const base = fc.stringMatching(/^[abc ]{0,20}$/);
  fc.assert(fc.property(base, fc.nat(20), fc.nat(20), fc.nat(20), fc.nat(20), (from, at, length, otherAt, otherLength) => {
    const cut = (start: number, count: number, put: string): string => from.slice(0, start) + put + from.slice(start + count);
    const now = cut(otherAt, otherLength, "YOURS");
    const merged = edited(from, cut(at, length, "MINE"), now);
    expect(merged).toContain("YOURS");
    expect(merged).toContain("MINE");
  }));
});

test("[MERGE-1] the edit between two texts makes the one of the other", () => {
  fc.assert(fc.property(fc.string(), fc.string(), (before, after) => {
    const { at, removed, inserted } = editBetween(before, after);
    expect(before.slice(0, at) + inserted + before.slice(at + removed)).toBe(after);
  }));
});
