import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-90] a table of a million rows scrolls to its end and sorts, with few rows drawn at any time", async () => {
  const ana = await stage.enter("Ana", "/rows/main");
  const grid = ana.page.getByRole("grid");
  await grid.waitFor();
  await expect.poll(() => grid.getAttribute("aria-rowcount")).toBe("1000001");
  await grid.getByRole("gridcell").first().click();
  await ana.page.keyboard.press("Control+End");
  await ana.sees(/^999[,. ]?999$/);
  await grid.getByRole("columnheader", { name: /score/ }).click();
  await ana.page.keyboard.press("Control+Home");
  await expect.poll(() => grid.getByRole("row").nth(1).innerText()).toMatch(/\b0\b/);
  expect(await grid.getByRole("row").count()).toBeLessThan(120);
});
