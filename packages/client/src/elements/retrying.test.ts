import { expect, test } from "vitest";
import { retrying } from "./retrying.ts";

test("[UI-28] code that did not load is loaded again by whoever draws it next, and once for all who wait", async () => {
  let asked = 0;
  let there = false;
  const code = retrying(async () => {
    asked += 1;
    await Promise.resolve();
    if (!there) throw new TypeError("Failed to fetch dynamically imported module");
    return "drawn";
  });
  const first = await Promise.allSettled([code.load(), code.load()]);
  expect(first.map(({ status }) => status)).toEqual(["rejected", "rejected"]);
  expect([asked, code.present()]).toEqual([1, undefined]);
  there = true;
  await expect(Promise.all([code.load(), code.load()])).resolves.toEqual(["drawn", "drawn"]);
  expect([asked, code.present()]).toEqual([2, "drawn"]);
});
