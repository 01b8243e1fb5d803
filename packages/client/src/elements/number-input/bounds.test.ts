import { expect, test } from "vitest";
import { boundsProblem, stepped } from "./bounds.ts";

test("[UI-14] steps stay on the grid and inside the bounds", () => {
  const props = { min: 0, max: 100, step: 5 };
  expect(stepped(props, 15, 1)).toBe(20);
  expect(stepped(props, 17, 1)).toBe(20);
  expect(stepped(props, 98, 1)).toBe(100);
  expect(stepped(props, 2, -1)).toBe(0);
  expect(stepped(props, 15, 1, 10)).toBe(65);
  expect(stepped({ step: 0.1 }, 0.2, 1)).toBe(0.3);
  expect(stepped({ step: 1 }, 0, -1)).toBe(-1);
  expect(stepped({ step: 1 }, -1, -1)).toBe(-2);
  expect(stepped({}, null, 1)).toBe(0);
  expect(stepped({ min: 10 }, null, 1)).toBe(10);
});

test("[UI-14] a number outside is refused in words that say what would do", () => {
  expect(boundsProblem({ min: 1, max: 24 }, 25)).toContain("between 1 and 24");
  expect(boundsProblem({ min: 1 }, 0)).toContain("at least 1");
  expect(boundsProblem({ max: 24 }, 25)).toContain("at most 24");
  expect(boundsProblem({ min: 1, max: 24 }, 24)).toBeUndefined();
});
