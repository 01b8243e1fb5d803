import { expect, test } from "vitest";
import { nodeOf, summary } from "./nodes.ts";

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
