import { expect, test } from "vitest";
import { isPartitioned } from "./partitioned.ts";

test("[OFF-13] a page inside one of another site is told from one that stands alone, or inside its own site", () => {
  expect(isPartitioned("apps.team.example", [])).toBe(false);
  expect(isPartitioned("apps.team.example", ["https://www.team.example"])).toBe(false);
  expect(isPartitioned("apps.team.example", ["https://www.team.example", "https://elsewhere.test"])).toBe(true);
  expect(isPartitioned("127.0.0.1", ["http://127.0.0.1:8000"])).toBe(false);
  expect(isPartitioned("127.0.0.1", ["http://127.0.0.2:8000"])).toBe(true);
  expect(isPartitioned("localhost", [""])).toBe(true);
});
