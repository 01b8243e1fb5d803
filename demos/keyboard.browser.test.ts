import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-80] Tab reaches every control of the page in the order in which they stand", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("workshop"));
  await ana.seesMetric("Level now", "20");
  // What cannot be used yet takes no focus.
  await ana.ready();
  await ana.mayWrite(ana.button("Count"));
  const wanted = ["Level", "Span", "City", "Fruits", "Urgent", "Count", "First", "Note"];
  const reached: string[] = [];
  for (let n = 0; n < 60 && reached.length < wanted.length; n++) {
    await ana.page.keyboard.press("Tab");
    const name = await ana.focusedName();
    const next = wanted[reached.length];
    if (next !== undefined && name.includes(next)) reached.push(next);
  }
  expect(reached).toEqual(wanted);
});

test("[BRW-81] arrows, Home and End move a slider, Enter presses a button, arrows change tabs", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("workshop"));
  await ana.press("Level", "End");
  await ana.seesMetric("Level now", "100");
  await ana.press("Level", "Home");
  await ana.seesMetric("Level now", "0");
  await ana.press("Level", "ArrowUp");
  await ana.seesMetric("Level now", "1");
  await ana.button("Count").focus();
  await ana.page.keyboard.press("Enter");
  await ana.seesMetric("Clicks", "1");
  await ana.toggle("Urgent").focus();
  await ana.page.keyboard.press("Space");
  await ana.sees("Urgent is on");
  await ana.page.getByRole("tab", { name: "First" }).focus();
  await ana.page.keyboard.press("ArrowRight");
  await ana.sees("Words of the second tab");
  await expect.poll(() => ana.page.getByRole("tab", { name: "Second" }).getAttribute("aria-selected")).toBe("true");
});
