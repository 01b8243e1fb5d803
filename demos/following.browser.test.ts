import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import { notePassing } from "./testing/passing.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

async function enterBoth(options?: Parameters<typeof stage.enterAs>[2]): Promise<readonly [Person, Person]> {
  const room = stage.freshRoom("gathering");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room, options)]);
  await Promise.all([ana.settled(), bilal.settled()]);
  await Promise.all([ana.mayPoint(), bilal.mayPoint()]);
  return [ana, bilal];
}

/** What stands over the page; what is news goes by itself. */
const NEWS = ".follow-note";
const note = (person: Person, words: string | RegExp) => person.page.locator(NEWS).filter({ hasText: words });

async function follows(person: Person, whom: string, how = "Follow"): Promise<void> {
  await person.openPeople();
  await person.button(`${how} ${whom}`).click();
}

test("[GOING-1] whoever follows somebody goes with them to their page, their tab, their expander, their dialog and down the page, at another width, and is told so; both are", async () => {
  const [ana, bilal] = await enterBoth({ viewport: { width: 390, height: 844 } });
  await follows(bilal, "Ana");
  await note(bilal, "Following Ana · Esc to stop").waitFor();
  await note(ana, "Bilal follows you").waitFor();
  await ana.page.getByRole("tab", { name: "Second" }).click();
  await bilal.page.getByRole("spinbutton", { name: "Budget" }).waitFor();
  await ana.page.getByRole("button", { name: "Details" }).click();
  await bilal.textbox("Note").waitFor();
  await ana.page.getByRole("button", { name: "About…" }).click();
  await bilal.page.getByRole("dialog", { name: "About the plan" }).waitFor();
  await ana.page.getByRole("dialog", { name: "About the plan" }).getByRole("button", { name: "Close" }).click();
  await bilal.page.getByRole("dialog", { name: "About the plan" }).waitFor({ state: "hidden" });
  const seen = async (person: Person): Promise<string> => person.page.evaluate<string>(`(() => {
    const edge = document.querySelector(".bar").getBoundingClientRect().bottom;
    return [...document.querySelectorAll(".main .el[data-kind=text]")].find((box) => box.getBoundingClientRect().bottom > edge + 4)?.textContent.slice(0, 8) ?? "";
  })()`);
  await ana.page.mouse.move(600, 500);
  await ana.page.mouse.wheel(0, 900);
  await expect.poll(() => seen(ana)).toMatch(/^Line /);
  await expect.poll(async () => (await seen(bilal)) === (await seen(ana)), { message: "they see the same lines" }).toBe(true);
  await ana.page.getByRole("link", { name: "Map" }).click();
  await bilal.sees("Zoom now");
  await expect.poll(() => new URL(bilal.page.url()).pathname).toMatch(/\/map$/);
  const faults = await (await axeOn(bilal.page)).analyze();
  expect(faults.violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id }) => id)).toEqual([]);
});

test("[GOING-2] following ends when one scrolls, presses or types, or by Escape, and then both are told", async () => {
  const [ana, bilal] = await enterBoth();
  const moves: readonly (() => Promise<void>)[] = [
    () => bilal.page.keyboard.press("Escape"),
    async () => {
      await bilal.page.mouse.move(600, 500);
      await bilal.page.mouse.wheel(0, 120);
    },
    () => bilal.page.getByRole("heading", { name: "Plan" }).click(),
    () => bilal.page.keyboard.press("PageDown"),
  ];
  for (const move of moves) {
    await follows(bilal, "Ana");
    await note(bilal, "Following Ana").waitFor();
    await note(ana, "Bilal follows you").waitFor();
    const told = await notePassing(bilal, NEWS);
    await move();
    await told.has("You no longer follow Ana");
    await note(ana, "Bilal follows you").waitFor({ state: "detached" });
  }
  await follows(bilal, "Ana");
  await note(bilal, "Following Ana").waitFor();
  const told = await notePassing(bilal, NEWS);
  await ana.context.close();
  await told.has("Ana has left");
});

test("[GOING-3] whoever wants to be asked is followed when they say so, and not when they do not; until then nothing of where they are is told", async () => {
  const [ana, bilal] = await enterBoth();
  await ana.switches("Ask me before I am followed");
  await follows(bilal, "Ana", "Ask to follow");
  await note(bilal, "You have asked to follow Ana").waitFor();
  const wish = note(ana, "Bilal would like to follow you");
  await wish.waitFor();
  await ana.page.getByRole("link", { name: "Map" }).click();
  await ana.sees("Zoom now");
  expect(new URL(bilal.page.url()).pathname).not.toMatch(/\/map$/);
  await wish.getByRole("button", { name: "Let them" }).click();
  await note(bilal, "Following Ana").waitFor();
  await bilal.sees("Zoom now");
  await bilal.page.keyboard.press("Escape");
  await note(ana, "Bilal follows you").waitFor({ state: "detached" });
  await follows(bilal, "Ana", "Ask to follow");
  const told = await notePassing(bilal, NEWS);
  await wish.getByRole("button", { name: "Not now" }).click();
  await told.has("Ana would rather not be followed now");
});

test("[GOING-4] one asks everybody to come along; who wants to does, who does not stays", async () => {
  const room = stage.freshRoom("gathering");
  const [ana, bilal, chen] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room), stage.enterAs("Chen", room)]);
  await Promise.all([ana, bilal, chen].map((person) => person.settled()));
  await Promise.all([ana, bilal, chen].map((person) => person.mayPoint()));
  await ana.seesPeople(["Ana", "Bilal", "Chen"]);
  await ana.openPeople();
  await ana.button("Bring everybody to me").click();
  await Promise.all([bilal, chen].map((person) => note(person, "Ana asks everybody to come along").waitFor()));
  await note(bilal, "Ana asks").getByRole("button", { name: "Come along" }).click();
  await note(chen, "Ana asks").getByRole("button", { name: "Stay here" }).click();
  await ana.page.getByRole("link", { name: "Map" }).click();
  await bilal.sees("Zoom now");
  await note(chen, "Ana asks").waitFor({ state: "detached" });
  expect(new URL(chen.page.url()).pathname).not.toMatch(/\/map$/);
  await note(ana, "Everybody is asked").getByRole("button", { name: "Stop" }).click();
  await note(ana, "Everybody is asked").waitFor({ state: "detached" });
});
