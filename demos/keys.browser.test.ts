import { expect, test } from "vitest";
import { goToStart, KEY_APPS, keyAppFiles, tabInto, WALKS } from "./testing/keys/walks.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(keyAppFiles);

test.each(KEY_APPS)("[KEYS-1] by keys alone each of the %s is reached, changed, and let go", async (id) => {
  const ana = await stage.enterAs("Ana", stage.freshRoom(id));
  await ana.ready();
  await goToStart(ana);
  for (const [label, keys, says] of WALKS[id]) {
    await tabInto(ana, label);
    for (const key of keys) await ana.page.keyboard.press(key);
    await expect.poll(() => ana.page.getByText(says, { exact: true }).filter({ visible: true }).count(), { message: `${label}: ${says}` }).toBe(1);
  }
  await ana.page.keyboard.press("Tab");
  expect(ana.faults).toEqual([]);
});
