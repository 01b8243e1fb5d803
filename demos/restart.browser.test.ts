import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchProfile } from "./testing/chromium.ts";
import { PATIENCE } from "./testing/patience.ts";
import { Person } from "./testing/person.ts";
import { TestServer } from "./testing/server.ts";

let server: TestServer;
let profile: string;
beforeAll(async () => {
  [server, profile] = await Promise.all([TestServer.start(TEST_APPS), mkdtemp(join(tmpdir(), "tutti-profile-"))]);
});
afterAll(async () => {
  await server.end();
  await rm(profile, { recursive: true, force: true });
});

async function launch(offline: boolean, room = "walk"): Promise<Person> {
  const context = await launchProfile(join(profile, "ana"), { offline, viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE);
  const page = context.pages()[0] ?? await context.newPage();
  const ana = new Person("Ana", page, context);
  await page.goto(`${server.url}/field/${room}`);
  await ana.main.waitFor();
  return ana;
}

test("[OFF-1] what one does without a network outlives the browser: it opens again from its copy, and all of it arrives once", async () => {
  let ana = await launch(false);
  await ana.ready();
  await ana.page.getByRole("link", { name: "Stock" }).click();
  await ana.page.getByRole("heading", { name: "Stock" }).waitFor();
  await ana.page.getByRole("gridcell", { name: "Rye" }).waitFor();
  await ana.page.getByRole("link", { name: "Walk" }).click();
  await ana.seesMetric("Counted", "0");
  await ana.saved();
  await ana.shellKept();
  await ana.goOffline();
  await ana.press("Height", "ArrowRight", 5);
  await ana.type("Note", "By the river");
  await ana.button("Count one").click();
  await ana.press("Trees", "ArrowRight", 2);
  await ana.button("Report").click();
  await ana.page.locator(".comment-layer").waitFor({ state: "attached" });
  await ana.metric("Counted").hover();
  await ana.page.locator(".comment-add").click();
  await ana.page.getByRole("textbox", { name: "Write a comment", exact: true }).fill("Too few?");
  await ana.page.keyboard.press("Control+Enter");
  await ana.sees("Too few?");
  await ana.page.keyboard.press("Escape");
  await ana.context.close();

  ana = await launch(true);
  await ana.sees(/^Offline, \d+ changes waiting/);
  await ana.seesSliderAt("Height", 25);
  await ana.seesText("Note", "By the river");
  await ana.page.getByRole("button", { name: /^1 comment on Counted/ }).waitFor();
  await ana.page.getByRole("link", { name: "Stock" }).click();
  await ana.page.getByRole("gridcell", { name: "Rye" }).waitFor();
  await ana.page.getByRole("link", { name: "Walk" }).click();
  await ana.page.getByRole("button", { name: /^Offline, / }).click();
  const panel = ana.page.getByRole("complementary", { name: "What waits, and what is saved" });
  for (const [label, words] of [["Height", "25"], ["Note", "By the river"], ["Count one", /pressed at/], ["Report", /submitted at/], ["Too few?", /comment of/]] as const) {
    await panel.getByRole("listitem").filter({ hasText: label }).filter({ hasText: words }).waitFor();
  }
  await ana.press("Height", "ArrowRight", 2);
  await ana.comeBack();
  await panel.getByText("Everything that you did is on the server.").waitFor();
  await expect.poll(() => panel.getByRole("listitem").count()).toBe(0);
  await ana.seesMetric("Height now", "27");
  await ana.seesMetric("Counted", "1");
  await ana.seesMetric("Reports", "1");
  await ana.sees("Reported 3 trees");
  await ana.saved();
  expect(ana.faults).toEqual([]);
  await ana.context.close();
});

test("[OFF-14] two tabs agree without a network, also after one was loaded again, and what both have is done once", async () => {
  const ana = await launch(false, "tabs");
  await ana.ready();
  await ana.shellKept();
  const tab = new Person("Ana's other tab", await ana.context.newPage(), ana.context);
  await tab.page.goto(ana.page.url());
  await tab.ready();
  await ana.goOffline();
  await tab.sees(/^Offline/);
  await ana.type("Note", "one ");
  await tab.seesText("Note", "one ");
  await tab.press("Height", "ArrowRight", 3);
  await ana.seesSliderAt("Height", 23);
  await ana.button("Count one").click();
  await tab.button("Count one").and(tab.page.locator("[data-waiting]")).waitFor();
  await tab.page.reload();
  await tab.seesText("Note", "one ");
  await tab.button("Count one").and(tab.page.locator("[data-waiting]")).waitFor();
  await tab.type("Note", "two");
  await ana.seesText("Note", "one two");
  await ana.comeBack();
  await Promise.all([ana, tab].map((person) => person.seesMetric("Counted", "1")));
  await Promise.all([ana, tab].map((person) => person.saved()));
  await tab.seesMetric("Height now", "23");
  expect([...ana.faults, ...tab.faults]).toEqual([]);
  await ana.context.close();
});

test("[OFF-20] a page of an older build loads itself again at once; one that somebody works in says so instead", async () => {
  /** Opens a page that takes itself for an older build the first times that it is loaded. */
  const open = async (room: string, times: number): Promise<{ readonly ana: Person; readonly loads: () => number }> => {
    const context = await launchProfile(join(profile, room), { serviceWorkers: "block", locale: "en-GB" });
    context.setDefaultTimeout(PATIENCE);
    await context.addInitScript(`{
      const loads = Number(sessionStorage.getItem("loads")) + 1;
      sessionStorage.setItem("loads", loads);
      if (loads <= ${times}) addEventListener("DOMContentLoaded", () => (document.querySelector("meta[name=tutti-build]").content = "older"));
    }`);
    const page = context.pages()[0] ?? await context.newPage();
    let loads = 0;
    page.on("domcontentloaded", () => (loads += 1));
    await page.goto(`${server.url}/field/${room}`);
    return { ana: new Person("Ana", page, context), loads: () => loads };
  };
  const { ana, loads } = await open("older", 1);
  await expect.poll(loads).toBe(2);
  await ana.ready();
  await ana.seesNot("There is a newer version of this page.");
  await ana.context.close();

  // The old build comes again and again, as from a cache on the way: it is loaded once more, and then left to its reader.
  const stuck = await open("stuck", 9);
  await expect.poll(stuck.loads).toBe(2);
  await stuck.ana.ready();
  await stuck.ana.sees("There is a newer version of this page.");
  expect(stuck.loads()).toBe(2);
  await stuck.ana.context.close();
});
