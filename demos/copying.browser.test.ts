import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { notePassing } from "./testing/passing.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS.filter(({ id }) => id === "workshop"), { default: "owner" });

/** A permission that is given alone takes away all others, that to write on the clipboard too. */
const denyClipboard = (person: Person): Promise<void> => person.context.grantPermissions(["geolocation"], { origin: stage.server.url });

/** Presses a button as a script does, once no press of a person's counts any more: then the browser copies nothing, by no way at all. */
async function pressUnasked(page: Page, name: string): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const unasked = async (expression: string): Promise<unknown> => (await session.send("Runtime.evaluate", { expression, userGesture: false })).result.value;
  await expect.poll(() => unasked("navigator.userActivation.isActive")).toBe(false);
  await unasked(`[...document.querySelectorAll("button")].find((button) => button.textContent === ${JSON.stringify(name)}).click()`);
  await session.detach();
}

const selected = (person: Person): Promise<string> => person.page.evaluate<string>("document.activeElement.value?.slice(document.activeElement.selectionStart, document.activeElement.selectionEnd) ?? ''");

test("[BRW-450] where the clipboard is denied a button copies the older way; where nothing copies it says so, and the text stands there selected", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("workshop"));
  await ana.ready();
  await denyClipboard(ana);
  await ana.openPeople();
  await ana.button("Share…").click();
  const dialog = ana.page.getByRole("dialog", { name: /^Share “/ });
  const told = await notePassing(ana, "dialog [role=status]");
  await dialog.getByRole("button", { name: "Copy frame" }).click();
  await told.has("Copied");
  const note = dialog.getByLabel("What it is for");
  await note.press("Control+V");
  await expect.poll(() => note.inputValue()).toContain("<iframe");

  const element = await dialog.getByRole("textbox", { name: "With a script" }).inputValue();
  await pressUnasked(ana.page, "Copy element");
  const refused = dialog.getByText("Not copied: select it and press Ctrl+C");
  await refused.waitFor();
  await expect.poll(() => selected(ana)).toBe(element);
  await ana.page.keyboard.press("Control+C");
  await note.fill("");
  await note.press("Control+V");
  await expect.poll(() => note.inputValue()).toContain("<tutti-app");
  // Tried again it says what came of that.
  await dialog.getByRole("button", { name: "Copy element" }).click();
  await expect.poll(() => refused.count()).toBe(0);

  await note.fill("For the board");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await dialog.getByRole("button", { name: "Copy link" }).waitFor();
  await pressUnasked(ana.page, "Copy link");
  await expect.poll(() => selected(ana)).toContain(`${stage.server.url}/join/`);
  expect(await ana.seriousFaults()).toEqual([]);
  expect(ana.faults).toEqual([]);
});

test("[BRW-450] it says so in German, too", async () => {
  const anna = await stage.enterAs("Anna", stage.freshRoom("workshop"), { locale: "de-DE" });
  await anna.ready();
  await denyClipboard(anna);
  await anna.page.getByRole("button", { name: /hier$/ }).click();
  await anna.button("Teilen …").click();
  await anna.page.getByRole("button", { name: "Element kopieren" }).waitFor();
  await pressUnasked(anna.page, "Element kopieren");
  await anna.sees("Nicht kopiert: Markieren Sie es und drücken Sie Strg+C");
});
