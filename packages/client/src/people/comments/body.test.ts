import type { PersonId } from "@tutti/protocol";
import { expect, test } from "vitest";
import { bodyOf, editable, mentionBefore, preview, stored } from "./body.ts";

const nameOf = (id: PersonId): string => ({ ana: "Ana", "ana-maria": "Ana Maria", x: "*Eve* <b>" })[id as string] ?? "Somebody";

test("[CONV-4] people are written by name and kept by id, and the longer of two names is meant whole", () => {
  const { text, named } = editable("<@ana> and <@ana-maria>: hi", nameOf);
  expect(text).toBe("@Ana and @Ana Maria: hi");
  expect(stored(text, named)).toBe("<@ana> and <@ana-maria>: hi");
  expect(preview("# <@ana>:\n  *look*", nameOf)).toBe("@Ana: look");
});

test("[CONV-5] a name is a name, whatever is in it, and a comment has no headings", () => {
  expect(bodyOf("<@x> says", nameOf)).toBe("**@\\*Eve\\* \\<b\\>** says");
  expect(bodyOf("# Big\n```\n# not one\n```\nTitle\n===\n- item", nameOf)).toBe("\\# Big\n```\n# not one\n```\nTitle\n\\===\n- item");
});

test.each([["hi @an", 6, { from: 3, typed: "an" }], ["@", 1, { from: 0, typed: "" }], ["a@b", 3, undefined], ["(@ana ma", 8, { from: 1, typed: "ana ma" }], ["@ana\nx", 6, undefined]])(
  "[CONV-6] in %j at %i a name is being written: %j", (text, caret, found) => {
    expect(mentionBefore(text, caret)).toEqual(found);
  });
