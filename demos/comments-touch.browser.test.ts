import type { Locator } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { createFinger, type Finger } from "./testing/finger.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

const PHONE = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };
const menu = (person: Person): Locator => person.page.getByRole("menu");
const item = (person: Person, name: string): Locator => person.page.getByRole("menuitem", { name, exact: true });
const box = (person: Person): Locator => person.page.getByRole("dialog", { name: /^Comments on/ });

/** Somebody with a phone, once their fingers are listened to: that code comes a moment after the page. */
async function enterByPhone(name: string, room: string): Promise<readonly [Person, Finger]> {
  const person = await stage.enterAs(name, room, PHONE);
  const heard = person.page.waitForResponse(/assets\/finger-menu-[^/]*\.js/);
  await person.page.reload();
  const address = (await heard).url();
  await person.ready();
  // The page has asked for it first, and has it when this has.
  await person.page.evaluate(`import(${JSON.stringify(address)}).then(() => undefined)`);
  return [person, await createFinger(person)];
}

async function say(person: Person, finger: Finger, text: string): Promise<void> {
  await finger.tap(item(person, "Comment"));
  await person.page.getByRole("textbox", { name: "Write a comment" }).fill(text);
  await finger.tap(box(person).getByRole("button", { name: "Send" }));
  await box(person).getByText(text).waitFor();
  await finger.tap(box(person).getByRole("button", { name: "Close" }));
  await box(person).waitFor({ state: "hidden" });
}

test("[BRW-891] a finger that rests on an element, a cell or a point opens what can be done with it: comment on it, read what was said there, copy it", async () => {
  const room = stage.freshRoom("review");
  const [ana, finger] = await enterByPhone("Ana", room);
  await finger.rest(ana.metric("Revenue"), menu(ana));
  await expect.poll(() => menu(ana).innerText()).toMatch(/^Revenue: 1,280\s+Comment\s+Copy$/);
  await say(ana, finger, "Is this right?");
  await finger.rest(ana.metric("Revenue"), menu(ana));
  await finger.tap(item(ana, "Read 1 comment"));
  await box(ana).getByText("Is this right?").waitFor();
  await finger.tap(box(ana).getByRole("button", { name: "Close" }));
  await finger.rest(ana.page.getByRole("application", { name: /Prices|price/i }).first(), menu(ana), [0.85, 0.7]);
  await expect.poll(() => menu(ana).innerText()).toMatch(/^Prices · price: Mar, 5\.6\s+Comment\s+Comment on Prices\s+Copy$/);
  await say(ana, finger, "Barley is dear");
  const oats = ana.page.getByRole("grid", { name: "Orders" }).getByRole("gridcell", { name: "Oats" });
  await finger.rest(oats, menu(ana));
  await expect.poll(() => menu(ana).innerText()).toMatch(/^Orders · item: Oats\s+Comment\s+Comment on Orders\s+Copy$/);
  expect(await ana.seriousFaults()).toEqual([]);
  await say(ana, finger, "Oats again?");
  const ben = await stage.enterAs("Ben", room);
  await ben.page.getByRole("button", { name: "Comments, 3 unread" }).waitFor();
});

test("[BRW-892] a finger that scrolls, pulls a slider, rests in words or taps opens no menu, and one that rests in a chart selects nothing", async () => {
  const [ana, finger] = await enterByPhone("Ana", stage.freshRoom("review"));
  const limit = ana.slider("Limit");
  await ana.mayWrite(limit);
  await finger.holds(limit, [0.5, 0.5]);
  await finger.moves(60, 0);
  await finger.lifts();
  await expect.poll(async () => Number(await limit.inputValue())).toBeGreaterThan(55);
  await finger.holds(ana.page.locator("[data-kind=text]").filter({ hasText: "Last said" }), [0.1, 0.5]);
  await finger.lifts();
  expect(await menu(ana).count()).toBe(0);
  const scrolled = (): Promise<number> => ana.page.evaluate<number>("document.scrollingElement.scrollTop");
  const before = await scrolled();
  await finger.pulls(ana.metric("Revenue"), 0, -120);
  await expect.poll(scrolled).not.toBe(before);
  await finger.waits();
  await finger.lifts();
  await finger.tap(ana.toggle("Show the forecast"));
  await expect.poll(() => ana.toggle("Show the forecast").isChecked()).toBe(false);
  expect(await menu(ana).count()).toBe(0);

  const [ben, other] = await enterByPhone("Ben", "/spoken-of/map-by-finger");
  const picture = ben.page.getByRole("figure", { name: "On a map" }).locator(".chart-plot");
  await picture.locator("canvas").waitFor();
  await ben.page.locator(".chart-over").waitFor({ state: "attached" });
  // Two towns stand at both ends of what is in sight: the eastern one is pressed.
  const [x, y] = await eastern(ben, picture);
  await other.rest(picture, menu(ben), [x, y]);
  await expect.poll(() => menu(ben).innerText()).toMatch(/^On a map: Graz/);
  await ben.page.keyboard.press("Escape");
  await ben.sees("Click points to select them.");
  // The same place, tapped, is selected.
  await other.tapAt(picture, [x, y]);
  await ben.sees("1 point selected by Ben");
});

/** Where the map's easternmost point was painted: the keys lead to it, and the ring stands there. */
async function eastern(person: Person, picture: Locator): Promise<readonly [number, number]> {
  await picture.focus();
  for (const key of ["Home", "End"]) await person.page.keyboard.press(key);
  await person.page.getByRole("status").filter({ hasText: "Graz" }).waitFor({ state: "attached" });
  const ring = person.page.locator(".chart-cursor");
  await ring.waitFor({ state: "attached" });
  const [cx, cy] = [Number(await ring.getAttribute("cx")), Number(await ring.getAttribute("cy"))];
  await person.page.keyboard.press("Tab");
  const box = await picture.boundingBox();
  return box ? [cx / box.width, cy / box.height] : expect.fail("The map stands nowhere");
}
