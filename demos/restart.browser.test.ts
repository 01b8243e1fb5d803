import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchProfile } from "./testing/chromium.ts";
import { PATIENCE, Person } from "./testing/person.ts";
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

async function launch(offline: boolean): Promise<Person> {
  const context = await launchProfile(profile, { offline, viewport: { width: 1280, height: 900 }, locale: "en-GB" });
  context.setDefaultTimeout(PATIENCE);
  const page = context.pages()[0] ?? await context.newPage();
  const ana = new Person("Ana", page, context);
  await page.goto(`${server.url}/field/walk`);
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
  await ana.press("Height", "ArrowRight", 2);
  await ana.comeBack();
  await ana.seesMetric("Height now", "27");
  await ana.seesMetric("Counted", "1");
  await ana.seesMetric("Reports", "1");
  await ana.sees("Reported 3 trees");
  await ana.saved();
  expect(ana.faults).toEqual([]);
  await ana.context.close();
});
