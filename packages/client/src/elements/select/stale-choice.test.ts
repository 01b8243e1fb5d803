import { expect, test } from "vitest";
import { optionLabel, staleChoice } from "./stale-choice.ts";

const options = [{ id: "a", label: "Alpha" }];

test("[UI-16] a choice that is no longer offered is known for one, and nothing else is", () => {
  expect(staleChoice(options, "old")).toBe("old");
  expect(staleChoice(options, "a")).toBeUndefined();
  expect(staleChoice(options, null)).toBeUndefined();
  expect(staleChoice(options, undefined)).toBeUndefined();
  expect(optionLabel(options, "a")).toBe("Alpha");
  expect(optionLabel(options, "old")).toBe("old");
});
