import { Text } from "@codemirror/state";
import { expect, test } from "vitest";
import { diagnosticsOf, placeOf } from "./problems.ts";

const doc = Text.of(["select city", "from sights", ""]);
const marked = (problem: Parameters<typeof placeOf>[1]): string => {
  const { from, to } = placeOf(doc, problem);
  return `${from}:${doc.sliceString(from, to)}`;
};

test.each([
  [{ line: 1, message: "" }, "0:select city"], [{ line: 1, column: 8, message: "" }, "7:city"], [{ line: 2, column: 1, message: "" }, "12:from"],
  [{ line: 1, column: 7, message: "" }, "6: "], [{ line: 1, column: 99, message: "" }, "11:"], [{ line: 3, message: "" }, "24:"], [{ line: 99, column: 9, message: "" }, "24:"],
  [{ line: 0, column: 0, message: "" }, "0:select"],
])("[EDIT-20] %j marks %s", (problem, place) => expect(marked(problem)).toBe(place));

test("[EDIT-20] problems are marked in the order of their places, and are errors unless they say otherwise", () => {
  const found = diagnosticsOf(doc, [{ line: 2, message: "b", severity: "warning" }, { line: 1, message: "<b>a</b>" }]);
  expect(found.map(({ message, severity }) => [message, severity])).toEqual([["<b>a</b>", "error"], ["b", "warning"]]);
});
