import fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { endOfChange, mapIndex, textDiff } from "./text-diff.ts";

const apply = (text: string, edit: ReturnType<typeof textDiff>): string => (edit ? text.slice(0, edit.at) + edit.insert + text.slice(edit.at + edit.remove) : text);

test("[UI-20] an edit makes one text of the other, wherever the caret is said to be", () => {
  const words = fc.string({ unit: fc.constantFrom("a", "b", "😀", "\n"), maxLength: 12 });
  fc.assert(fc.property(words, words, fc.nat(24), (before, after, caret) => {
    expect(apply(before, textDiff(before, after, Math.min(caret, after.length)))).toBe(after);
  }));
});

test("[UI-20] a letter typed beside its like goes where the caret is", () => {
  expect(textDiff("hello", "helllo", 3)).toEqual({ at: 2, remove: 0, insert: "l" });
  expect(textDiff("hello", "helllo", 5)).toEqual({ at: 4, remove: 0, insert: "l" });
  expect(textDiff("aaa", "aa", 1)).toEqual({ at: 1, remove: 1, insert: "" });
});

test("[UI-20] an edit is as small as it can be, and none where nothing changed", () => {
  expect(textDiff("same", "same")).toBeUndefined();
  expect(textDiff("the old plan", "the new plan", 7)).toEqual({ at: 4, remove: 3, insert: "new" });
});

test("[UI-20] no half of a character is left behind", () => {
  const edit = textDiff("a😀b", "a😁b", 3);
  expect(edit).toEqual({ at: 1, remove: 2, insert: "😁" });
});

test("[UI-21] a caret keeps its place in what it stands in, whatever others write", () => {
  const letters = fc.string({ unit: fc.constantFrom("a", "b", "c"), maxLength: 10 });
  fc.assert(fc.property(letters, fc.array(fc.tuple(fc.nat(20), fc.nat(4), letters), { maxLength: 3 }), fc.nat(10), (start, edits, index) => {
    const doc = new Y.Doc();
    const text = doc.getText("t");
    text.insert(0, start);
    const caret = Math.min(index, start.length);
    const tied = Y.createRelativePositionFromTypeIndex(text, caret, -1);
    let mapped = caret;
    text.observe((event) => {
      mapped = mapIndex(mapped, event.delta);
    });
    for (const [at, remove, insert] of edits) {
      const from = Math.min(at, text.length);
      doc.transact(() => {
        text.delete(from, Math.min(remove, text.length - from));
        text.insert(from, insert);
      });
    }
    // Yjs ties a caret to the character before it; ours follows it, or stands where it was taken away.
    const item = Y.createAbsolutePositionFromRelativePosition(tied, doc);
    expect(mapped).toBeGreaterThanOrEqual(0);
    expect(mapped).toBeLessThanOrEqual(text.length);
    if (edits.every(([, remove]) => remove === 0) && caret > 0) expect(mapped).toBe(item?.index);
  }));
});

test("[UI-21] after undo the caret stands at what came back", () => {
  expect(endOfChange([{ retain: 3 }, { insert: "word" }])).toBe(7);
  expect(endOfChange([{ retain: 3 }, { delete: 2 }])).toBe(3);
});
