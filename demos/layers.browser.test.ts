import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

/** What is opened in the dialog: by what, and what is there only while it is open. */
const LAYERS: readonly (readonly [name: string, open: (dialog: Locator) => Promise<unknown>, shown: (dialog: Locator) => Locator])[] = [
  ["help", (dialog) => dialog.getByRole("button", { name: "Help" }).focus(), (dialog) => dialog.getByRole("tooltip")],
  ["a popover", (dialog) => dialog.getByRole("button", { name: "More" }).press("Enter"), (dialog) => dialog.getByRole("checkbox", { name: "Inside" })],
  ["a menu", (dialog) => dialog.getByRole("button", { name: "Menu" }).press("Enter"), (dialog) => dialog.getByRole("menuitem", { name: "One" })],
  ["a searched list", (dialog) => dialog.getByRole("combobox", { name: "Found" }).press("ArrowDown"), (dialog) => dialog.getByRole("listbox").filter({ visible: true })],
  ["a list of several", (dialog) => dialog.getByRole("combobox", { name: "Several" }).press("ArrowDown"), (dialog) => dialog.getByRole("listbox").filter({ visible: true })],
  ["a card", (dialog) => dialog.locator("[data-card]").press("Enter"), (dialog) => dialog.getByRole("textbox", { name: "Title" })],
];

test("[WALK-12] in a dialog Escape closes what lies over it alone, and the dialog with the next press", async () => {
  const [ana] = await stage.two("Ana", "Ben", "layers");
  await ana.button("Open").click();
  const dialog = ana.page.getByRole("dialog", { name: "Layers" });
  await ana.mayWrite(dialog.getByRole("textbox", { name: "Plain" }));
  for (const [, open, shown] of LAYERS) {
    await open(dialog);
    await shown(dialog).waitFor();
    await ana.page.keyboard.press("Escape");
    await shown(dialog).waitFor({ state: "hidden" });
  }
  const amount = dialog.getByRole("spinbutton", { name: "Amount" });
  await amount.fill("7");
  await amount.press("Escape");
  await expect.poll(() => amount.inputValue()).toBe("3");
  expect(await dialog.isVisible()).toBe(true);
  await amount.press("Escape");
  await dialog.waitFor({ state: "hidden" });
});

const reaches = "document.scrollingElement.scrollWidth";

test("[BRW-106] words that are longer than a telephone is wide are broken there", async () => {
  const [ana] = await stage.two("Ana", "Ben", "compounds", { viewport: { width: 360, height: 900 } });
  await ana.main.locator("[data-kind=submitButton]").waitFor();
  await ana.settled();
  await expect.poll(() => ana.page.evaluate<number>(reaches)).toBe(360);
  // Broken where there is no more room, not at every letter.
  for (const kind of ["slider", "selectSlider"]) {
    const box = await ana.main.locator(`[data-kind=${kind}]`).boundingBox();
    expect(box?.height, kind).toBeLessThan(400);
  }
});

test("[BRW-107] what helps at a button, a message or a table is read as Markdown, by keys and by a tap", async () => {
  const [ana] = await stage.two("Ana", "Ben", "compounds", { hasTouch: true });
  for (const kind of ["button", "downloadButton", "linkButton", "menuButton", "popover", "submitButton", "chatInput", "dataframeWidget", "table"]) {
    const at = ana.main.locator(`[data-kind=${kind}]`);
    const mark = at.getByRole("button", { name: "Help", exact: true });
    const tip = at.getByRole("tooltip");
    await mark.focus();
    await tip.locator("strong", { hasText: "Bold" }).waitFor();
    await ana.page.keyboard.press("Escape");
    await tip.waitFor({ state: "hidden" });
    await mark.tap();
    await tip.waitFor();
    await ana.page.keyboard.press("Escape");
    await tip.waitFor({ state: "hidden" });
  }
  // Of a column, it stands in the column's menu.
  await ana.page.getByRole("button", { name: "Column Price: sort, filter, arrange" }).tap();
  await ana.page.getByRole("dialog", { name: "Column Price: sort, filter, arrange" }).locator("strong", { hasText: "Net" }).waitFor();
});

test("[BRW-108] each paragraph and field runs as its own words do, from the right where they are Hebrew or Arabic, and others' carets with them", async () => {
  const room = stage.freshRoom("layers");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  /** Whether the sign at the end of each text stands left of its first letter. */
  const fromTheRight = (): Promise<readonly boolean[]> => ana.page.evaluate(`[...document.querySelectorAll(".main :is(h2, p, li)")].filter((one) => one.textContent.endsWith("!")).map((one) => {
    const text = document.createTreeWalker(one, NodeFilter.SHOW_TEXT).nextNode();
    const at = (n) => { const range = document.createRange(); range.setStart(text, n); range.setEnd(text, n + 1); return range.getBoundingClientRect().left; };
    return at(text.length - 1) < at(0);
  })`);
  await expect.poll(fromTheRight).toEqual([true, true, true, false]);
  await ana.type("Words", "שלום Tutti!");
  const caret = bilal.caretOf("Ana");
  const left = (): Promise<number> => caret.boundingBox().then((box) => box?.x ?? 0);
  await caret.waitFor();
  await bilal.seesText("Words", "שלום Tutti!");
  const atEnd = await left();
  await ana.page.keyboard.press("Control+Home");
  await expect.poll(left).toBeGreaterThan(atEnd + 20);
});
