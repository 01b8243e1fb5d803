import type { BrowserContextOptions, Locator } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import { notePassing } from "./testing/passing.ts";
import type { Person } from "./testing/person.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS, { default: "viewer" });
let rooms = 0;

/** A room of its own, by the links that let somebody write there, and only read. */
async function room(): Promise<{ readonly write: string; readonly read: string }> {
  const name = `cells-${++rooms}`;
  return { write: await stage.server.invite({ app: "cells", room: name, role: "editor" }), read: `/cells/${name}` };
}

async function enter(name: string, path: string, options?: BrowserContextOptions): Promise<Person> {
  const person = await stage.enterAs(name, path, { permissions: ["clipboard-read", "clipboard-write"], ...options });
  await cell(person, "Ware 1").waitFor();
  await person.settled();
  return person;
}

const grid = (person: Person): Locator => person.page.getByRole("grid", { name: "Wares" });
const cell = (person: Person, text: string): Locator => grid(person).getByRole("gridcell", { name: text, exact: true });
/** A cell by its row, as it is numbered, and its column. */
const at = (person: Person, row: number, column: number): Locator => grid(person).locator(`[aria-rowindex="${row + 1}"] [aria-colindex="${column + 1}"]`);
/** What is told below the table, for a few seconds. */
const FOOT = ".edit-foot [role=status]";
const foot = (person: Person): Locator => person.page.locator(FOOT);

async function canWrite(person: Person): Promise<void> {
  await expect.poll(() => grid(person).getAttribute("aria-readonly")).toBe("false");
}

async function write(person: Person, row: number, column: number, text: string): Promise<void> {
  await canWrite(person);
  await at(person, row, column).click();
  await person.page.keyboard.type(text);
  await person.page.keyboard.press("Enter");
}

const reads = (person: Person, row: number, column: number, text: string): Promise<void> =>
  expect.poll(() => at(person, row, column).innerText(), { message: `${person.name}: row ${row}` }).toBe(text);

async function paste(person: Person, text: string): Promise<void> {
  await person.page.evaluate(`navigator.clipboard.writeText(${JSON.stringify(text)})`);
  await person.page.keyboard.press("Control+V");
}

test("[CELLS-1] two people write in two cells of one row at once, each seeing where the other is, and both stand", async () => {
  const { write: path } = await room();
  const [ana, ben] = [await enter("Ana", path), await enter("Ben", path)];
  await Promise.all([canWrite(ana), canWrite(ben)]);
  await at(ana, 2, 2).dblclick();
  await ana.page.keyboard.type(" of ours");
  await ben.page.getByRole("note", { name: "Ana is writing here" }).waitFor();
  await write(ben, 2, 3, "20");
  await ana.page.getByRole("note", { name: "Ben is here" }).waitFor();
  await expect.poll(() => ana.page.getByRole("textbox", { name: "Edit name" }).inputValue()).toBe("Ware 2 of ours");
  await ana.page.keyboard.press("Enter");
  for (const person of [ana, ben]) {
    await reads(person, 2, 2, "Ware 2 of ours");
    await reads(person, 2, 3, "20");
    await person.seesMetric("Changes", "2");
    await person.seesMetric("Sum", "483");
  }
  await ben.button("Theme").focus();
  await expect.poll(() => ana.page.getByRole("note", { name: /Ben/ }).count()).toBe(0);
});

test("[CELLS-2] a thousand cells come from a spreadsheet, also without a network, and go back to one", async () => {
  const { write: path } = await room();
  const [ana, ben] = [await enter("Ana", path, KEPT), await enter("Ben", path)];
  await Promise.all([canWrite(ana), canWrite(ben)]);
  await ana.goOffline();
  await grid(ana).focus();
  await ana.page.keyboard.press("Control+End");
  await ana.page.keyboard.press("Home");
  const told = await notePassing(ana, FOOT);
  await paste(ana, Array.from({ length: 200 }, (_, i) => `N${i}\tNew ${i}\t1\t2\tgreen`).join("\r\n"));
  await told.has("1,000 cells pasted");
  await write(ben, 1, 3, "1001");
  await ben.seesMetric("Rows", "30");
  await ana.context.setOffline(false);
  for (const person of [ana, ben]) {
    await person.seesMetric("Rows", "230");
    await person.seesMetric("Sum", "1,665");
    await expect.poll(() => grid(person).getAttribute("aria-rowcount")).toBe("232");
    await grid(person).focus();
    await person.page.keyboard.press("Control+Home");
    await reads(person, 1, 3, "1001");
  }
  await ana.saved();
  await at(ben, 1, 2).click();
  await ben.page.keyboard.press("Shift+ArrowRight");
  await ben.page.keyboard.press("Shift+ArrowDown");
  const heard = await notePassing(ben, FOOT);
  await ben.page.keyboard.press("Control+C");
  await heard.has("4 cells copied");
  await expect.poll(() => ben.page.evaluate<string>("navigator.clipboard.readText()")).toBe("Ware 1\t1001\nWare 2\t2");
  await ben.page.keyboard.press("Control+End");
  await cell(ben, "New 199").waitFor();
  expect(await grid(ben).getByRole("row").count()).toBeLessThan(80);
});

test("[CELLS-3] undo takes back one's own edits alone, and what others have written since stays", async () => {
  const { write: path } = await room();
  const [ana, ben] = [await enter("Ana", path), await enter("Ben", path)];
  await write(ana, 1, 3, "50");
  await write(ana, 2, 3, "60");
  await reads(ben, 2, 3, "60");
  await write(ben, 2, 3, "70");
  await write(ben, 3, 3, "80");
  await reads(ana, 3, 3, "80");
  await at(ana, 4, 2).click();
  await ana.page.keyboard.press("Delete");
  await reads(ben, 4, 2, "Ware 4");
  await expect.poll(() => at(ben, 4, 2).getAttribute("aria-invalid")).toBe("true");
  await ana.page.keyboard.press("Control+Z");
  await expect.poll(() => at(ben, 4, 2).getAttribute("aria-invalid")).toBeNull();
  await ana.page.keyboard.press("Control+Z");
  for (const person of [ana, ben]) for (const [row, value] of [[1, "1"], [2, "70"], [3, "80"]] as const) await reads(person, row, 3, value);
  await ana.page.keyboard.press("Control+Y");
  await reads(ben, 1, 3, "50");
});

test("[CELLS-4] what a column does not take is said and stays; a row that is deleted while somebody writes in it comes back", async () => {
  const { write: path } = await room();
  const [ana, ben] = [await enter("Ana", path), await enter("Ben", path)];
  await Promise.all([canWrite(ana), canWrite(ben)]);
  await at(ana, 1, 3).click();
  await ana.page.keyboard.type("-5");
  await ana.page.keyboard.press("Enter");
  await ana.page.getByRole("alert").filter({ hasText: "Write at least 0" }).waitFor();
  await at(ana, 1, 4).click();
  await ben.seesMetric("To correct", "1");
  await ben.seesMetric("Sum", "465");
  await expect.poll(() => at(ben, 1, 3).getAttribute("aria-label")).toContain("“-5” does not count. Write at least 0.");
  // What is half written when somebody presses elsewhere stays, and they are where they pressed.
  await at(ana, 2, 2).dblclick();
  await ana.page.keyboard.type(" kept");
  await ana.button("Add a row").click();
  await reads(ben, 2, 2, "Ware 2 kept");
  await expect.poll(() => ana.focusedName()).toBe("Add a row");
  await ana.page.keyboard.press("Control+Z");
  await ana.seesMetric("To correct", "1");

  await at(ben, 5, 2).dblclick();
  await ben.page.keyboard.type("!");
  await at(ana, 5, 0).click();
  await ana.page.keyboard.press("Delete");
  await ana.seesMetric("Rows", "29");
  const told = await notePassing(ana, FOOT);
  await ben.page.keyboard.press("Enter");
  for (const person of [ana, ben]) {
    await person.seesMetric("Rows", "30");
    await reads(person, 5, 2, "Ware 5!");
  }
  await told.has("stays: somebody was writing in it");
});

test("[CELLS-5] by keys alone a row is added and filled, an option chosen; a viewer follows, moves about and changes nothing", async () => {
  const { write: path, read } = await room();
  const [ana, vera] = [await enter("Ana", path), await enter("Vera", read)];
  await canWrite(ana);
  await grid(ana).focus();
  await ana.page.keyboard.press("Control+End");
  await ana.page.keyboard.press("Home");
  for (const word of ["W31", "Keyed", "9", "8"]) {
    await ana.page.keyboard.type(word);
    await ana.page.keyboard.press("Tab");
  }
  await ana.page.keyboard.press("Enter");
  await ana.page.getByRole("listbox", { name: "Options" }).waitFor();
  await ana.page.keyboard.type("gr");
  await ana.page.keyboard.press("Enter");
  await vera.seesMetric("Rows", "31");
  await vera.seesMetric("Sum", "474");
  await grid(vera).focus();
  await vera.page.keyboard.press("Control+End");
  await reads(vera, 31, 5, "green");
  expect(await grid(vera).getAttribute("aria-readonly")).toBe("true");
  await vera.page.keyboard.press("Delete");
  await vera.page.keyboard.type("mine");
  await vera.page.keyboard.press("Enter");
  expect(await vera.page.locator(".cell-editor").count()).toBe(0);
  await write(ana, 1, 3, "2");
  await vera.seesMetric("Sum", "475");
  expect(await vera.page.getByRole("button", { name: "Add a row" }).count()).toBe(0);
});

test("[CELLS-7] sorted and filtered for one reader alone, by keys too, an edit goes to its row, and others are seen in the cells that they are in", async () => {
  const { write: path } = await room();
  const [ana, ben] = [await enter("Ana", path), await enter("Ben", path)];
  await Promise.all([canWrite(ana), canWrite(ben)]);
  await at(ana, 1, 3).click();
  await ana.page.keyboard.press("ArrowUp");
  await ana.page.keyboard.press("Enter");
  await reads(ana, 1, 2, "Ware 1");
  await ana.page.keyboard.press("Enter");
  await reads(ana, 1, 2, "Ware 30");
  await reads(ben, 1, 2, "Ware 1");
  // The name says the way, and the cell of the other is where it is for each.
  await expect.poll(() => grid(ana).getByRole("columnheader", { name: "price" }).getAttribute("aria-sort")).toBe("descending");
  await at(ben, 3, 2).click();
  const note = ana.page.getByRole("note", { name: "Ben is here" });
  await grid(ana).focus();
  await ana.page.keyboard.press("Control+ArrowDown");
  await note.waitFor();
  await expect.poll(async () => {
    const [frame, place] = [await note.boundingBox(), await cell(ana, "Ware 3").boundingBox()];
    return Math.abs((frame?.y ?? 0) - (place?.y ?? 99));
  }).toBeLessThan(3);

  await ana.page.keyboard.press("Control+ArrowUp");
  await write(ana, 1, 3, "0.5");
  await reads(ben, 30, 3, "0.5");
  await reads(ana, 1, 2, "Ware 30");
  await ana.button("Sort and filter again, with what was written since").click();
  await reads(ana, 1, 2, "Ware 29");

  await grid(ana).getByRole("button", { name: "Column colour: sort, filter, arrange" }).click();
  await ana.page.getByRole("checkbox", { name: "blue" }).uncheck();
  await ana.page.keyboard.press("Escape");
  await expect.poll(() => foot(ana).innerText()).toContain("15 of 30 rows match");
  await ben.seesMetric("Rows", "30");
  await at(ana, 1, 0).click();
  await ana.page.keyboard.press("Delete");
  await ben.seesMetric("Rows", "29");
  await expect.poll(() => cell(ben, "Ware 29").count()).toBe(0);
  await ana.button("Add a row").click();
  await grid(ana).focus();
  await ana.page.keyboard.press("Enter");
  await ana.page.getByRole("textbox", { name: "Edit id" }).waitFor();
  await ana.page.keyboard.type("W99");
  await ana.page.keyboard.press("Enter");
  await reads(ben, 30, 1, "W99");
  expect(ana.faults).toEqual([]);
});

test("[CELLS-6] the table has no serious fault of accessibility, in light and in dark, and fits a telephone", async () => {
  const { write: path } = await room();
  for (const options of [{}, { colorScheme: "dark" as const }, { viewport: { width: 360, height: 740 } }]) {
    const ana = await enter("Ana", path, options);
    await write(ana, 1, 3, "-1");
    await at(ana, 2, 2).dblclick();
    await ana.page.getByRole("textbox", { name: "Edit name" }).waitFor();
    const { violations } = await (await axeOn(ana.page)).analyze();
    expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);
    await expect.poll(() => ana.page.evaluate<number>("document.documentElement.scrollWidth - innerWidth")).toBeLessThanOrEqual(0);
    expect(ana.faults).toEqual([]);
    await ana.page.keyboard.press("Escape");
    await ana.context.close();
  }
});

test("[CELLS-8] where a column takes new options, what is typed is offered among them, and the script has it", async () => {
  const ana = await stage.enterAs("Ana", await stage.server.invite({ app: "tagged", room: "main", role: "editor" }));
  const works = ana.page.getByRole("grid", { name: "Works" });
  await expect.poll(() => works.getAttribute("aria-readonly")).toBe("false");
  await works.getByRole("gridcell", { name: "slow", exact: true }).click();
  await ana.page.keyboard.press("Enter");
  const list = ana.page.getByRole("listbox", { name: "Options" });
  await list.waitFor();
  await ana.page.keyboard.type("for strings");
  await list.getByRole("option", { name: "Add “for strings”" }).waitFor();
  await ana.page.keyboard.press("Enter");
  // What is an option already is not offered a second time.
  await ana.page.keyboard.type("Loud");
  await expect.poll(() => list.getByRole("option").allInnerTexts()).toEqual(["loud"]);
  await ana.page.keyboard.press("Escape");
  await ana.page.getByText("Tags: slow+for strings, none").waitFor();
  await ana.seesMetric("To correct", "0");
});

test("[CELLS-9] a ? that is typed into a cell is a letter, and lists no shortcuts", async () => {
  const { write: path } = await room();
  const [ana, ben] = [await enter("Ana", path), await enter("Ben", path)];
  const list = ana.page.getByRole("dialog", { name: "Keyboard shortcuts" });
  await canWrite(ana);
  // Beside the table it does list them: the page has taken on to listen.
  await ana.button("Theme").focus();
  await ana.page.keyboard.press("Shift+?");
  await list.waitFor();
  await ana.page.keyboard.press("Escape");
  await list.waitFor({ state: "detached" });
  await write(ana, 2, 2, "?");
  await write(ana, 3, 2, "Why? And?");
  for (const person of [ana, ben]) {
    await reads(person, 2, 2, "?");
    await reads(person, 3, 2, "Why? And?");
  }
  expect(await list.count()).toBe(0);
});
