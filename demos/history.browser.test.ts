import { AxeBuilder } from "@axe-core/playwright";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { PATIENCE } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-132] the history tells who set what from what to what, follows what others do, and sets one value back, which undo takes back", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.press("Level", "ArrowRight", 3);
  await bilal.seesSliderAt("Level", 23);
  await bilal.chooses("City", "Kyoto");
  await ana.sees("City is Kyoto");
  await ana.button("History").click();
  const history = ana.page.getByRole("complementary", { name: "History" });
  const lines = history.getByRole("listitem");
  await expect.poll(() => lines.count(), { timeout: PATIENCE }).toBe(2);
  expect(await lines.allInnerTexts()).toEqual([expect.stringMatching(/Bilal[^]*City[^]*Kyoto/), expect.stringMatching(/Ana[^]*Level[^]*23/)]);
  await bilal.press("Level", "ArrowRight", 1);
  await expect.poll(() => lines.first().innerText(), { timeout: PATIENCE }).toMatch(/Bilal[^]*Level[^]*23[^]*24/);
  await history.getByLabel("Who").selectOption("Bilal");
  await expect.poll(() => lines.count(), { timeout: PATIENCE }).toBe(2);
  await history.getByLabel("What").selectOption("Level");
  await expect.poll(() => lines.count(), { timeout: PATIENCE }).toBe(1);
  await lines.first().getByRole("button", { name: "Set this back" }).click();
  await bilal.seesSliderAt("Level", 23);
  const faults = await new AxeBuilder({ page: ana.page }).analyze();
  expect(faults.violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
  await ana.page.keyboard.press("Escape");
  await expect.poll(() => history.count(), { timeout: PATIENCE }).toBe(0);
  await ana.page.keyboard.press("Control+z");
  await bilal.seesSliderAt("Level", 24);
});

test("[BRW-133] the room goes back to an earlier moment in one step, and one undo brings it forth again", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.press("Level", "ArrowRight", 2);
  await bilal.seesSliderAt("Level", 22);
  await bilal.chooses("City", "Kyoto");
  await bilal.toggle("Urgent").click();
  await bilal.adds("Fruits", "Cherry");
  await ana.sees("Fruits are Cherry");
  await bilal.button("History").click();
  const lines = bilal.page.getByRole("complementary", { name: "History" }).getByRole("listitem");
  await expect.poll(() => lines.count(), { timeout: PATIENCE }).toBe(4);
  await lines.last().getByRole("button", { name: "Set the room back to before this" }).click();
  await ana.seesSliderAt("Level", 20);
  await Promise.all(["City is Oslo", "Urgent is off", "Fruits are none"].map((words) => ana.sees(words)));
  await bilal.sees(/^4 values are as they were then/);
  await bilal.button("Undo").click();
  await ana.seesSliderAt("Level", 22);
  await Promise.all(["City is Kyoto", "Urgent is on", "Fruits are Cherry"].map((words) => ana.sees(words)));
});
