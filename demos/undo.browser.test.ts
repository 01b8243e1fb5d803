import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { notePassing } from "./testing/passing.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);
/** What was undone or done again, in words that stand there for a few seconds. */
const SAID = ".undo-said";

test("[BRW-130] undo takes back one's own last change, passes over what another set since, and redo brings it again, for both to see", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await bilal.seesMetric("Level now", "20");
  // By one: what follows within half a second is the same step, which a busy machine may not manage.
  await ana.press("Level", "ArrowRight");
  await ana.toggle("Urgent").click();
  await bilal.sees("Urgent is on");
  await bilal.seesSliderAt("Level", 21);
  await bilal.toggle("Urgent").click();
  await ana.sees("Urgent is off");
  await bilal.toggle("Urgent").click();
  await ana.sees("Urgent is on");
  // Urgent is Bilal's by now, though it says what Ana chose: her key goes to the slider.
  const told = await notePassing(ana, SAID);
  await ana.page.keyboard.press("Control+z");
  await bilal.seesSliderAt("Level", 20);
  await told.has(/^Undone: Level is 20/);
  expect(await bilal.toggle("Urgent").isChecked()).toBe(true);
  await expect.poll(() => ana.button("Undo").isDisabled()).toBe(true);
  await ana.button("Redo").click();
  await bilal.seesSliderAt("Level", 21);
  await told.has(/^Redone: Level is 21/);
});

test("[BRW-131] in a text the keys take back one's own letters; outside, they go through everything in order", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  await ana.mayWrite(ana.textbox("Note"));
  const before = await ana.textOf("Note");
  await ana.textbox("Note").press("Control+End");
  await ana.page.keyboard.insertText("mine");
  await ana.press("Level", "ArrowRight", 1);
  await bilal.seesSliderAt("Level", 21);
  await ana.page.keyboard.press("Control+z");
  await bilal.seesSliderAt("Level", 20);
  await ana.page.keyboard.press("Control+z");
  await bilal.seesText("Note", before);
  await ana.page.keyboard.press("Control+Shift+z");
  await bilal.seesText("Note", `${before}mine`);
  await ana.textbox("Note").press("Control+z");
  await bilal.seesText("Note", before);
});

test("[UNDO-9] what is selected is no step: undo goes back over what was made", async () => {
  const room = stage.freshRoom("frames");
  const ana = await stage.enterAs("Ana", room);
  const orders = ana.page.getByRole("grid", { name: "Orders" });
  await orders.getByRole("rowheader", { name: "Row 1" }).click();
  await ana.sees("Chosen: a7");
  await orders.getByRole("rowheader", { name: "Row 3" }).click();
  await ana.sees("Chosen: a7, c9");
  await orders.getByRole("rowheader", { name: "Row 3" }).click();
  await ana.sees("Chosen: a7");
  expect(await ana.button("Undo").count()).toBe(0);
});

test("[BRW-138] keys that are pressed before the code that takes them is here are kept, in order, and the browser takes nothing back by itself", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "workshop");
  const held = Promise.withResolvers<void>();
  await ana.page.route(/undo-buttons/, async (route) => {
    await held.promise;
    await route.continue();
  });
  await ana.mayWrite(ana.textbox("Note"));
  await ana.textbox("Note").focus();
  await ana.page.keyboard.insertText("mine");
  await ana.press("Level", "ArrowRight", 1);
  await bilal.seesSliderAt("Level", 21);
  await ana.press("Level", "Control+z", 1);
  expect(await ana.textOf("Note")).toBe("mine");
  await ana.press("Level", "Control+z", 2);
  await ana.press("Level", "Control+Shift+z", 1);
  const told = await notePassing(ana, SAID);
  held.resolve();
  await told.has(/^Redone: Note/);
  await bilal.seesSliderAt("Level", 20);
  await bilal.seesText("Note", "mine");
});

test.each([1280, 600, 360])("[BRW-139] what undo did is said beside an open panel and not over it, at %i px", async (width) => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("workshop"), { viewport: { width, height: 740 } });
  await ana.press("Level", "ArrowRight", 1);
  await ana.button("History").click();
  const history = ana.page.getByRole("complementary", { name: "History" });
  await history.getByRole("listitem").filter({ hasText: "Level" }).first().waitFor();
  await ana.button("Undo").click();
  const said = ana.page.getByText(/^(Undone|Redone): Level/);
  const overlap = async (): Promise<number | undefined> => {
    const [a, b] = await Promise.all([said.boundingBox({ timeout: 1_000 }).catch(() => null), history.boundingBox()]);
    return a && b ? Math.max(0, Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x)) * Math.max(0, Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y)) : undefined;
  };
  await expect.poll(async () => {
    // It is said for a while; a page that was too slow to be looked at says it again.
    if ((await said.count()) === 0) await ana.page.getByRole("group", { name: "Undo and redo" }).getByRole("button", { disabled: false }).click();
    return overlap();
  }).toBe(0);
});
