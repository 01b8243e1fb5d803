import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-70] an error of the script stands in place, with the author's file and line, and goes when it is mended", async () => {
  const room = stage.freshRoom("broken");
  const ana = await stage.enter("Ana", room);
  await ana.sees("This stands after it");
  await ana.toggle("Fail").click();
  await ana.sees("The harvest table is empty");
  await ana.sees(/broken\.ts, line 6/);
  await ana.seesNot("This stands after it");
  await expect.poll(() => ana.page.getByText("This stands before the mistake").count()).toBe(1);
  await ana.toggle("Fail").click();
  await ana.sees("This stands after it");
  await ana.seesNot("The harvest table is empty");
});

test("[BRW-71] an address where nothing is says so, and leads to the list of apps", async () => {
  const ana = await stage.enter("Ana", "/no-such-app/main");
  await ana.sees('There is no app "no-such-app" here.');
  await ana.page.getByRole("link", { name: "To the list of apps" }).click();
  await ana.page.getByRole("heading", { name: "Apps" }).waitFor();
});

test("[BRW-72] a room that is not there, or not open to somebody, is named as what it is, and nothing is said of a room", async () => {
  const ana = await stage.enter("Ana", "/no-such-app/main");
  await ana.page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  await ana.seesNot("Untitled");
  await ana.seesNot("Saved");
  expect(await ana.page.getByRole("button", { name: /here$/ }).count()).toBe(0);
});
