import { expect, test } from "vitest";
import { pieces } from "./pieces.ts";

test.each(["balloons", "snow"] as const)("[UI-52] %s are spread over the page, the same for everybody, and gone within seven seconds", (kind) => {
  const found = pieces(kind);
  expect(found).toEqual(pieces(kind));
  for (const { at, late, lasts } of found) {
    expect(at).toBeLessThan(97);
    expect(late + lasts).toBeLessThan(7);
  }
  for (let tenth = 0; tenth < 9; tenth += 1) expect(found.some(({ at }) => at >= tenth * 10 && at < tenth * 10 + 14)).toBe(true);
});
