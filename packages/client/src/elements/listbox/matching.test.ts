import { expect, test } from "vitest";
import { matching, moveIn } from "./matching.ts";

const options = ["Zürich", "New York", "York", "Łódź"].map((label) => ({ id: label, label }));
const labels = (query: string): readonly string[] => matching(options, query).map((option) => option.label);

test("[UI-15] options are found by any part, without accents or case, the nearest first", () => {
  expect(labels("york")).toEqual(["York", "New York"]);
  expect(labels("zur")).toEqual(["Zürich"]);
  expect(labels(" ")).toHaveLength(4);
  expect(labels("x")).toEqual([]);
});

test("[UI-15] arrows go round", () => {
  expect(moveIn(["a", "b"], undefined, 1)).toBe("a");
  expect(moveIn(["a", "b"], undefined, -1)).toBe("b");
  expect(moveIn(["a", "b"], "b", 1)).toBe("a");
  expect(moveIn(["a", "b"], "gone", 1)).toBe("a");
  expect(moveIn([], "a", 1)).toBeUndefined();
});
