import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);
const grid = (person: Person, name: string) => person.page.getByRole("grid", { name, exact: true });
/** What the first rows of a column say. */
const column = async (person: Person, name: string, place: number): Promise<string[]> =>
  (await grid(person, name).locator(`[role=gridcell][data-column="${place}"]`).allInnerTexts()).map((text) => text.trim());

test("[FRAMES-1] two choose rows at once, each sees who chose what, also by keys alone", async () => {
  const room = stage.freshRoom("frames");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana Moreau", room), stage.enterAs("Bilal Khan", room)]);
  await Promise.all([ana, bilal].map((person) => grid(person, "Orders").waitFor()));
  await Promise.all([
    grid(ana, "Orders").getByRole("rowheader", { name: "Row 1" }).click(),
    grid(bilal, "Orders").getByRole("rowheader", { name: "Row 3" }).click(),
  ]);
  await Promise.all([ana, bilal].map((person) => person.sees("Chosen: a7, c9")));
  await grid(bilal, "Orders").getByRole("rowheader", { name: "Row 1, chosen by Ana Moreau" }).waitFor();
  await grid(ana, "Orders").getByRole("rowheader", { name: "Row 3, chosen by Bilal Khan" }).waitFor();
  await ana.sees(/2 rows chosen by/);
  // By keys: down one row, choose it; then press the button of a row.
  await grid(ana, "Orders").focus();
  await ana.page.keyboard.press("ArrowDown");
  await ana.page.keyboard.press("Space");
  await bilal.sees("Chosen: a7, b2, c9");
  await ana.page.keyboard.press("Control+Home");
  await ana.page.keyboard.press("ArrowRight");
  await ana.page.keyboard.press("ArrowRight");
  await ana.page.keyboard.press("Enter");
  await bilal.sees("Opened: Ana Moreau opened a7");
  // A cell; another one is chosen instead.
  await grid(bilal, "Cells").getByRole("gridcell", { name: "Chen Jia" }).click();
  await ana.sees("Cell: c9 who");
  await grid(ana, "Cells").getByRole("gridcell", { name: "Dana Ito" }).click();
  await bilal.sees("Cell: d4 who");
});

test("[FRAMES-2] sorting, filters, pins and order are each reader's own; what is chosen stays with its row", async () => {
  const [ana, bilal] = await stage.two("Ana", "Bilal", "frames");
  await grid(bilal, "Orders").waitFor();
  const head = (name: string) => grid(ana, "Orders").getByRole("columnheader", { name, exact: true });
  await head("Total").click();
  await head("Customer").click({ modifiers: ["Shift"] });
  await head("Customer").click({ modifiers: ["Shift"] });
  await expect.poll(() => column(ana, "Orders", 0)).toEqual(["b2", "d4", "a7", "c9"]);
  await expect.poll(() => column(bilal, "Orders", 0)).toEqual(["a7", "b2", "c9", "d4"]);
  await grid(ana, "Orders").getByRole("rowheader").nth(1).click();
  await bilal.sees("Chosen: d4");
  // The menu of a column, by keys.
  await grid(ana, "Orders").focus();
  await ana.page.keyboard.press("Shift+F10");
  const menu = ana.page.getByRole("dialog", { name: /Column Order/ });
  await menu.waitFor();
  await menu.getByRole("button", { name: "Sort descending" }).press("Escape");
  await menu.waitFor({ state: "hidden" });
  await head("Total").hover();
  await head("Total").getByRole("button").click();
  await ana.page.getByRole("textbox", { name: "Total, from" }).fill("40");
  await expect.poll(() => column(ana, "Orders", 0)).toEqual(["d4", "a7", "c9"]);
  await ana.page.keyboard.press("Escape");
  await ana.sees(/3 of 4 rows match/);
  await ana.page.getByRole("button", { name: "Clear 1 filter" }).click();
  await expect.poll(() => column(ana, "Orders", 0)).toHaveLength(4);
  await head("Customer").hover();
  await head("Customer").getByRole("button").click();
  await ana.page.getByRole("button", { name: "Move right" }).click();
  await expect.poll(async () => (await grid(ana, "Orders").getByRole("columnheader").allInnerTexts()).map((text) => text.trim().split("\n")[0]).slice(1, 4)).toEqual(["Order", "Open", "Customer"]);
});

test("[FRAMES-3] a hundred thousand rows stay with the script, and scroll, sort and are searched all the same", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("frames"));
  const far = grid(ana, "Far");
  await far.waitFor();
  await expect.poll(() => far.getAttribute("aria-rowcount")).toBe("100001");
  await far.focus();
  await ana.page.keyboard.press("Control+End");
  await far.getByText("99,999", { exact: true }).waitFor();
  await far.getByRole("columnheader", { name: "n", exact: true }).click();
  await far.getByRole("columnheader", { name: "n", exact: true }).click();
  await ana.page.keyboard.press("Control+Home");
  await expect.poll(async () => (await column(ana, "Far", 0))[0]).toBe("99,999");
  await ana.page.keyboard.press("Control+f");
  await ana.page.getByRole("searchbox").fill("word 4242");
  await expect.poll(() => far.getAttribute("aria-rowcount")).toBe("12");
});

test("[FRAMES-4] nothing in a cell runs: not in the page, and not in a spreadsheet", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("frames"));
  const sheet = grid(ana, "Sheet");
  await sheet.getByText("<img src=x onerror=alert(1)>").waitFor();
  await expect.poll(() => grid(ana, "Orders").getByRole("link").allInnerTexts()).toEqual(["a7", "c9"]);
  await sheet.hover();
  const [file] = await Promise.all([ana.page.waitForEvent("download"), ana.page.locator(".dataframe", { has: sheet }).getByRole("button", { name: "Download as CSV" }).click()]);
  expect(readFileSync(await file.path(), "utf8")).toBe("\ufeffwhat,n\r\n'=1+1,1\r\n<img src=x onerror=alert(1)>,2\r\n");
});

test.each([["light", 1_280], ["dark", 360]] as const)("[FRAMES-5] no fault of accessibility, in %s, %d wide, with a menu open", async (colorScheme, width) => {
  const ana = await stage.enter("Ana", stage.freshRoom("frames"), { colorScheme, viewport: { width, height: 900 } });
  await grid(ana, "Orders").waitFor();
  await grid(ana, "Orders").getByRole("rowheader", { name: "Row 1" }).click();
  await ana.sees("Chosen: a7");
  await grid(ana, "Orders").focus();
  await ana.page.keyboard.press("Shift+F10");
  await ana.page.getByRole("dialog").waitFor();
  const { violations } = await (await axeOn(ana.page)).analyze();
  expect(violations.map(({ id, help, nodes }) => `${id}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)).toEqual([]);
  await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(width);
});
