import { readFile } from "node:fs/promises";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);
const messages = (person: Person): Promise<string[]> => person.main.getByRole("article").locator(".chat-said").allInnerTexts();
const box = (person: Person) => person.page.getByRole("textbox", { name: "Say something" });

test("[CHAT-20] Enter sends and clears, Shift+Enter begins a line; both see who said what, in order, and that somebody is writing", async () => {
  const room = stage.freshRoom("talk");
  const [ana, bilal] = [await stage.enterAs("Ana", room), await stage.enterAs("Bilal", room)];
  await ana.mayWrite(box(ana));
  await box(ana).focus();
  await ana.page.keyboard.type("first line");
  await ana.page.keyboard.press("Shift+Enter");
  await ana.page.keyboard.type("second");
  await bilal.sees("Ana is writing");
  await ana.page.keyboard.press("Enter");
  await expect.poll(() => box(ana).inputValue()).toBe("");
  await bilal.sees(/first line\s+second/);
  await bilal.seesNot("Ana is writing");
  for (let n = 1; n <= 6; n++) {
    await ana.page.keyboard.type(`quick ${n}`);
    await ana.page.keyboard.press("Enter");
  }
  await ana.page.keyboard.press("Enter");
  for (const person of [ana, bilal]) {
    await expect.poll(async () => (await messages(person)).map((text) => text.replaceAll(/\s+/g, " "))).toEqual(["Ana first line second", ...[1, 2, 3, 4, 5, 6].map((n) => `Ana quick ${n}`)]);
  }
  // What is not sent yet is there again after the page was loaded again.
  await ana.page.keyboard.type("half a thought");
  await ana.page.reload();
  await expect.poll(() => box(ana).inputValue()).toBe("half a thought");
  // At the bottom edge, in sight, however long the page is.
  const height = ana.page.viewportSize()?.height ?? 0;
  await expect.poll(async () => {
    const place = await box(ana).boundingBox();
    return (place?.y ?? 0) + (place?.height ?? 0);
  }).toBeGreaterThan(height - 80);
  const { violations } = await (await axeOn(ana.page)).analyze();
  expect(violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
});

test("[CHAT-21] a stream grows on every page at once, without drawing anew what stands there; who comes in the middle sees it whole", async () => {
  const room = stage.freshRoom("talk");
  const [ana, bilal] = [await stage.enterAs("Ana", room), await stage.enterAs("Bilal", room)];
  await ana.mayWrite(ana.button("Count"));
  await ana.button("Count").click();
  await bilal.sees("number 3");
  // Until its reader is here, Markdown stands as it was written.
  await bilal.main.locator(".chat-message strong").first().waitFor();
  await bilal.page.evaluate(`(() => {
    window.first = document.querySelector(".chat-message li");
    window.list = document.querySelector(".chat-message ul");
    getSelection().selectAllChildren(document.querySelector(".chat-message strong"));
  })()`);
  const carla = await stage.enterAs("Carla", room);
  await carla.sees("number 1");
  await carla.main.getByRole("heading", { name: "Counting" }).waitFor();
  await bilal.sees("number 25");
  expect(await bilal.page.evaluate<unknown>(`[window.first.isConnected, window.list === document.querySelector(".chat-message ul"), getSelection().toString()]`)).toEqual([true, true, "bold"]);
  for (const person of [ana, bilal, carla]) await expect.poll(() => person.main.locator(".chat-message li").count()).toBe(60);
});

test("[CHAT-22] a file that is made for whoever presses is saved in their page alone, and one that is there by anybody", async () => {
  const room = stage.freshRoom("talk");
  const [ana, bilal] = [await stage.enterAs("Ana", room), await stage.enterAs("Bilal", room)];
  const others: string[] = [];
  bilal.page.on("download", (download) => others.push(download.suggestedFilename()));
  await ana.mayWrite(ana.button("On demand"));
  const [made] = await Promise.all([ana.page.waitForEvent("download"), ana.button("On demand").click()]);
  expect([made.suggestedFilename(), await readFile(await made.path(), "utf8")]).toEqual(["made.txt", "for Ana"]);
  expect(others).toEqual([]);
  expect(await bilal.page.evaluate<number>(`fetch(${JSON.stringify(new URL(made.url()).pathname)}).then((answer) => answer.status)`)).toBe(404);
  const [there] = await Promise.all([bilal.page.waitForEvent("download"), bilal.main.getByRole("link", { name: "There" }).click()]);
  expect([there.suggestedFilename(), await readFile(await there.path(), "utf8")]).toEqual(["there.txt", "for all"]);
});
