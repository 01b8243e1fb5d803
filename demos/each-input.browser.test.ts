import { expect, test } from "vitest";
import { goToStart, KEY_APPS, keyAppFiles, tabInto, WALKS, type Step } from "./testing/keys/walks.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(keyAppFiles);

/** What the script says of each input. */
const told = async ({ main }: Person): Promise<string[]> => (await main.innerText()).split("\n").filter((line) => /^\w+ is ["[\dtf]/.test(line));

const isValue = ([label, , says]: Step): boolean => (typeof says === "string" ? says.startsWith(`${label} is `) : says.source.startsWith(`^${label} is `));

test.each(KEY_APPS)("[EACH-1] whoever is at one of the %s is told of, in words; its change is seen, stands in the history, and goes back and comes again; a comment is made at it by keys", async (id) => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", id);
  const values = WALKS[id].filter(isValue);
  const [before, people] = [await told(bilal), bilal.page.getByRole("button", { name: "2 people here" })];
  await people.click();
  await ana.page.locator(".comment-layer").waitFor({ state: "attached" });
  await goToStart(ana);
  for (const [label, keys, says] of values) {
    await tabInto(ana, label);
    await bilal.page.getByText(new RegExp(`^(?:Viewing|Editing) ${label} ·`)).waitFor();
    await ana.page.keyboard.press("Control+Alt+KeyM");
    await ana.page.getByRole("dialog", { name: `Comments on ${label}` }).waitFor();
    await expect.poll(() => ana.focusedName()).toBe("Write a comment");
    await ana.page.keyboard.press("Escape");
    await expect.poll(() => ana.focusedName()).not.toBe("Write a comment");
    for (const key of keys) await ana.page.keyboard.press(key);
    await bilal.page.getByText(says, { exact: true }).filter({ visible: true }).waitFor();
  }
  const after = await told(bilal);
  await ana.button("History").click();
  const history = ana.page.getByRole("complementary", { name: "History" });
  await expect.poll(() => history.getByLabel("What").locator("option").allInnerTexts()).toEqual(expect.arrayContaining(values.map(([label]) => label)));
  await history.getByRole("button", { name: "Close" }).click();
  for (const [name, then] of [["Undo", before], ["Redo", after]] as const) {
    const button = ana.page.getByRole("group", { name: "Undo and redo" }).getByRole("button", { name });
    // One that has nothing left to take back is pressed in vain.
    while (await button.isEnabled()) await button.dispatchEvent("click");
    await expect.poll(() => told(bilal), { message: name }).toEqual(then);
  }
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});

test.each(KEY_APPS)("[EACH-2] what somebody does without a network at each of the %s reaches the script and the others once it is back, also what was pressed, once", async (id) => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", id);
  await ana.goOffline();
  await goToStart(ana);
  for (const [label, keys] of WALKS[id]) {
    await tabInto(ana, label);
    for (const key of keys) await ana.page.keyboard.press(key);
  }
  await ana.comeBack();
  // What is pressed last is what the script says last.
  const said = WALKS[id].filter((step) => isValue(step) || step === WALKS[id].findLast(([, , says]) => String(says).startsWith("Pressed is ")));
  for (const [label, , says] of said) await expect.poll(() => bilal.page.getByText(says, { exact: true }).filter({ visible: true }).count(), { message: `${label}: ${says}` }).toBe(1);
  const end = await told(bilal);
  await expect.poll(() => told(ana)).toEqual(end);
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});
