import { expect, test } from "vitest";
import { nodeOf, startsOpen, summary } from "./nodes.ts";

test("[UI-50] a line of a tree says a plain value as JSON writes it, and of a closed list or object what is in it", () => {
  expect([null, true, -0.5, 'a "b"\n'].map((value) => nodeOf(value))).toEqual([
    { kind: "leaf", type: "word", text: "null" }, { kind: "leaf", type: "word", text: "true" }, { kind: "leaf", type: "number", text: "-0.5" }, { kind: "leaf", type: "text", text: '"a \\"b\\"\\n"' },
  ]);
  const said = [[], {}, [1, 2], { a: 1, b: 2 }, { a: 1, b: 2, c: 3, d: 4 }].map((value) => {
    const node = nodeOf(value);
    return node.kind === "branch" ? summary(node) : "";
  });
  expect(said).toEqual(["[]", "{}", "[ 2 ]", "{ a, b }", "{ a, b, c, … }"]);
});

test("[UI-50] as many levels stand open as were asked for, but no long list inside another value", () => {
  const list = (length: number) => nodeOf(Array.from({ length }, () => 0));
  expect([startsOpen(list(3), 1, false), startsOpen(list(3), 0, true), startsOpen(list(300), 5, false), startsOpen(list(300), 1, true), startsOpen(nodeOf("x"), 1, true)])
    .toEqual([true, false, false, true, false]);
});
