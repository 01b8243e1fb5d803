import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import type { Person } from "./testing/person.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);
const fresh = (): string => stage.freshRoom("rooms-of-pages");
const heading = (person: Person, name: string | RegExp): Locator => person.page.getByRole("heading", { name, level: 1 });
const listed = (person: Person, name: string): Locator => person.page.getByRole("navigation", { name: "Pages" }).getByRole("link", { name });
const pathOf = (person: Person): string => new URL(person.page.url()).pathname;
const searchOf = (person: Person): string => new URL(person.page.url()).search;

async function enterTwo(path: string, others = path): Promise<readonly [Person, Person]> {
  const [ana, ben] = await Promise.all([stage.enterAs("Ana", path), stage.enterAs("Ben", others)]);
  await Promise.all([ana.settled(), ben.settled()]);
  return [ana, ben];
}

test("[WALK-1] each is on a page of their own, sees where the other is, and both share its values", async () => {
  const room = fresh();
  const [ana, ben] = await enterTwo(room);
  await heading(ana, /Library at the Harbour/).waitFor();
  await listed(ben, "Loans").focus();
  await ben.page.keyboard.press("Enter");
  await heading(ben, "Loans").waitFor();
  await expect.poll(() => [pathOf(ben), pathOf(ana)]).toEqual([`${room}/loans`, room]);
  await expect.poll(() => ben.page.title()).toContain("Loans · ");
  // A reader's words go on where the new page begins.
  await expect.poll(() => ben.page.evaluate<string>("document.activeElement.id")).toBe("main");
  await expect.poll(() => listed(ben, "Loans").getAttribute("aria-current")).toBe("page");
  await expect.poll(() => listed(ana, "Loans").innerText()).toContain("Ben is on this page");
  await ben.press("Days", "ArrowRight", 3);
  await ben.sees("For 17 days");
  await ana.page.getByRole("main").getByRole("link", { name: "Loans" }).click();
  await ana.sees("For 17 days");
  await ana.chooses("Branch", "Market");
  await ben.button("Back to the start").click();
  await heading(ben, /Library at the Market/).waitFor();
  expect(pathOf(ana)).toBe(`${room}/loans`);
  expect([ana.faults, ben.faults]).toEqual([[], []]);
});

test("[WALK-2] going back leads back, addresses lead to pages, and one that names none says so", async () => {
  const room = fresh();
  const ana = await stage.enter("Ana", `${room}/loans`);
  await heading(ana, "Loans").waitFor();
  await listed(ana, "Desk").click();
  await heading(ana, "Desk").waitFor();
  await expect.poll(() => ana.page.title()).toContain("The desk");
  await ana.page.goBack();
  await heading(ana, "Loans").waitFor();
  await ana.page.goForward();
  await heading(ana, "Desk").waitFor();
  await ana.page.reload();
  await heading(ana, "Desk").waitFor();
  await ana.page.goto(new URL(`${room}/attic`, stage.server.url).href);
  await heading(ana, "There is no such page").waitFor();
  await ana.page.getByRole("main").getByRole("link", { name: "Start" }).click();
  await heading(ana, /Library/).waitFor();
  await expect.poll(() => pathOf(ana)).toBe(room);
  // The first page answers to its name too.
  await ana.page.goto(new URL(`${room}/start`, stage.server.url).href);
  await heading(ana, /Library/).waitFor();
  await expect.poll(() => pathOf(ana)).toBe(room);
});

test("[WALK-3] a page that takes long is opened at once, and one that was left meanwhile does not come back", async () => {
  const [ana, ben] = await enterTwo(fresh());
  await listed(ana, "Archive").click();
  await heading(ana, "Archive").waitFor();
  await listed(ana, "Loans").click();
  await heading(ana, "Loans").waitFor();
  await listed(ben, "Archive").click();
  await ben.sees("All of it");
  expect(await heading(ana, "Loans").isVisible()).toBe(true);
  for (const name of ["Start", "Loans", "Desk", "Start", "Desk", "Loans"]) await listed(ana, name).click();
  await heading(ana, "Loans").waitFor();
  await ana.seesNot("Line 1");
  await expect.poll(() => ana.page.getByRole("heading", { level: 1 }).count()).toBe(1);
});

test("[WALK-4] without a network visited pages open as they were, others say why not, and open when it is back", async () => {
  const room = fresh();
  const ana = await stage.enter("Ana", room, KEPT);
  await heading(ana, /Library/).waitFor();
  await listed(ana, "Loans").click();
  await ana.sees("For 14 days");
  await listed(ana, "Start").click();
  await heading(ana, /Library/).waitFor();
  await ana.saved();
  await ana.goOffline();
  await listed(ana, "Loans").click();
  await ana.sees("For 14 days");
  await ana.press("Days", "ArrowRight", 2);
  await listed(ana, "Desk").click();
  await ana.sees(/has not been opened in this browser yet/);
  await ana.context.setOffline(false);
  await heading(ana, "Desk").waitFor();
  await listed(ana, "Loans").click();
  await ana.sees("For 16 days");
});

test("[WALK-5] a dialog opens for whoever pressed, keeps the focus, closes by Escape and leads back; one for everybody opens for both", async () => {
  const [ana, ben] = await enterTwo(fresh());
  const dialog = (person: Person): Locator => person.page.getByRole("dialog", { name: "Write a note" });
  await ana.button("Write…").click();
  await dialog(ana).waitFor();
  expect(await dialog(ben).isVisible()).toBe(false);
  for (let n = 0; n < 6; n++) {
    await ana.page.keyboard.press("Tab");
    expect(await ana.page.evaluate<boolean>("document.activeElement === document.body || document.querySelector('dialog[open]').contains(document.activeElement)")).toBe(true);
  }
  // What others do runs the script again; the dialog stays.
  await ben.chooses("Branch", "Market");
  await heading(ben, /Market/).waitFor();
  expect(await dialog(ana).isVisible()).toBe(true);
  const { violations } = await (await axeOn(ana.page)).include("dialog").analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical")).toEqual([]);
  await ana.page.keyboard.press("Escape");
  await dialog(ana).waitFor({ state: "hidden" });
  await expect.poll(() => ana.focusedName()).toBe("Write…");
  await ben.button("Show all").click();
  for (const person of [ana, ben]) await dialog(person).waitFor();
  await ana.textbox("Note").fill("Back at two");
  await ben.seesText("Note", "Back at two");
  await ben.button("Close").click();
  await dialog(ben).waitFor({ state: "hidden" });
  await ana.button("Keep it").click();
  await dialog(ana).waitFor({ state: "hidden" });
  await ben.sees("Last note: Back at two");
});

test("[WALK-6] a link's values fill what is one's own and are offered for what is everybody's; the address says what the values are", async () => {
  const room = fresh();
  const ana = await stage.enter("Ana", room);
  await heading(ana, /Harbour/).waitFor();
  expect(searchOf(ana)).toBe("");
  const ben = await stage.enter("Ben", `${room}?branch=Market&quiet=true&from=mail`);
  await ben.sees(/light quiet .*"from":"mail"/);
  const offer = ben.page.getByRole("article").filter({ hasText: "The link that you opened" });
  await offer.waitFor();
  expect(await heading(ana, /Harbour/).isVisible()).toBe(true);
  await offer.getByRole("button", { name: "Use those of the link" }).click();
  for (const person of [ana, ben]) await heading(person, /Market/).waitFor();
  await expect.poll(() => searchOf(ana)).toBe("?branch=Market");
  await expect.poll(() => new URLSearchParams(searchOf(ben)).get("quiet")).toBe("true");
  await ana.sees(/light loud/);
  const cleo = await stage.enter("Cleo", `${room}?branch=Harbour`);
  await cleo.page.getByRole("button", { name: "Keep the room’s" }).click();
  await expect.poll(() => searchOf(cleo)).toBe("?branch=Market");
  await listed(cleo, "Loans").click();
  await heading(cleo, "Loans").waitFor();
  await expect.poll(() => searchOf(cleo)).toBe("?branch=Market");
  const dora = await stage.enter("Dora", `${room}?branch=Attic`);
  await heading(dora, /Market/).waitFor();
  await expect.poll(() => searchOf(dora)).toBe("?branch=Market");
  expect(await dora.page.getByRole("article").count()).toBe(0);
});

test("[WALK-10] a text is in the address once its typing rests, and one of a link is offered", async () => {
  const room = fresh();
  const ana = await stage.enter("Ana", room);
  await ana.mayWrite(ana.textbox("Find"));
  await ana.textbox("Find").fill("tide tables");
  await ana.sees("Looking for tide tables");
  await expect.poll(() => new URLSearchParams(searchOf(ana)).get("find")).toBe("tide tables");
  const ben = await stage.enter("Ben", `${room}?find=maps`);
  await ben.button("Use those of the link").click();
  await ana.sees("Looking for maps");
  await expect.poll(() => ana.textbox("Find").inputValue()).toBe("maps");
  await ana.textbox("Find").fill("");
  await expect.poll(() => [searchOf(ana), searchOf(ben)]).toEqual(["", ""]);
});

test("[WALK-11] where the script stops before its pages they stay in the list, and what it says stands in the page's place", async () => {
  const room = fresh();
  const [ana, ben] = await enterTwo(`${room}/loans`);
  await heading(ana, "Loans").waitFor();
  await ben.mayWrite(ben.toggle("Closed"));
  await ben.toggle("Closed").click();
  for (const person of [ana, ben]) {
    await person.sees("The library is closed today");
    await expect.poll(() => heading(person, "Loans").count()).toBe(0);
  }
  await listed(ana, "Start").click();
  await expect.poll(() => new URL(ana.page.url()).pathname).toBe(room);
  await ana.sees("The library is closed today");
  await ben.toggle("Closed").click();
  await heading(ben, "Loans").waitFor();
  await heading(ana, /Library at/).waitFor();
});

test("[WALK-7] shared tabs and expanders open for both; a popover for one; the bottom stays in sight, and a box follows its end", async () => {
  const room = fresh();
  const [ana, ben] = await enterTwo(`${room}/loans`);
  await ana.page.getByRole("tab", { name: "Returned" }).click();
  await ben.sees("Nine came back");
  await ben.button("Fees").click();
  await ana.sees("Ten cents a day");
  await listed(ana, "Start").click();
  await ana.button("Opening hours").click();
  await ana.sees("Ten to six");
  await ana.page.keyboard.press("Escape");
  await ana.seesNot("Ten to six");
  await expect.poll(() => ana.focusedName()).toBe("Opening hours");
  await listed(ana, "Desk").click();
  await heading(ana, "Desk").waitFor();
  await listed(ben, "Desk").click();
  const add = ana.page.getByRole("region", { name: "At the bottom of the page" }).getByRole("button", { name: "Add an entry" });
  const seen = (): Promise<boolean> => add.evaluate<boolean, { getBoundingClientRect(): { bottom: number; top: number } }>((button) => button.getBoundingClientRect().bottom <= 900 && button.getBoundingClientRect().top > 0);
  await expect.poll(seen).toBe(true);
  await ana.page.mouse.wheel(0, 700);
  await expect.poll(seen).toBe(true);
  await add.click();
  await ana.page.getByText("Entry 21").waitFor({ state: "visible" });
  const atEnd = (person: Person): Promise<number> => person.page.locator(".container[data-scrolls]").evaluate<number, { scrollHeight: number; clientHeight: number; scrollTop: number }>((box) => Math.round(box.scrollHeight - box.clientHeight - box.scrollTop));
  for (const person of [ana, ben]) await expect.poll(() => atEnd(person)).toBeLessThan(2);
});

test("[WALK-9] a tab stays open while others come and go beside it, and an expander that is shown again stands as its reader left it", async () => {
  const [ana, ben] = await enterTwo(`${fresh()}/loans`);
  await ana.page.getByRole("tab", { name: "Poems" }).click();
  await ana.sees("Shelf of Poems");
  await ana.button("About the shelves").click();
  await ana.sees("built in 1931");
  await ben.page.getByRole("checkbox", { name: "More shelves" }).click();
  await ana.page.getByRole("tab", { name: "New" }).waitFor();
  await expect.poll(() => ana.page.getByRole("tab", { name: "Poems" }).getAttribute("aria-selected")).toBe("true");
  await ana.seesNot("built in 1931");
  await ana.page.getByRole("tab", { name: "New" }).click();
  await ana.sees("Shelf of New");
  await ben.sees("Shelf of Novels");
  await ben.page.getByRole("checkbox", { name: "More shelves" }).click();
  // What is gone is open no more, and nothing of it is left.
  await ana.sees("Shelf of Novels");
  await ana.seesNot("Shelf of New");
  await ana.sees("built in 1931");
  await expect.poll(() => ana.page.getByRole("tab").count()).toBe(4);
});

test.each(["", "/loans", "/desk", "/attic"])("[WALK-8] page %j has no serious fault of accessibility, and fits a telephone and a wide screen", async (path) => {
  const room = fresh();
  for (const [colorScheme, width] of [["light", 1920], ["dark", 360]] as const) {
    const ana = await stage.enter("Ana", `${room}${path}`, { colorScheme, viewport: { width, height: 800 } });
    await ana.page.getByRole("heading", { level: 1 }).waitFor();
    await expect.poll(() => ana.page.locator(".el-loading").count()).toBe(0);
    await ana.page.locator(".page-item").first().waitFor({ state: "attached" });
    const { violations } = await (await axeOn(ana.page)).analyze();
    const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)).toEqual([]);
    await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(width);
    if (width < 800) {
      await ana.button("Show the controls").click();
      await listed(ana, "Archive").click();
      await heading(ana, "Archive").waitFor();
    }
  }
});
