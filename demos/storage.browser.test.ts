import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Browser, BrowserContext } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchChromium, launchProfile } from "./testing/chromium.ts";
import { raise, sees } from "./testing/host-stage.ts";
import { PATIENCE } from "./testing/patience.ts";
import { Person } from "./testing/person.ts";
import { TestServer } from "./testing/server.ts";
import { Wiki } from "./testing/wiki.ts";

const PICTURE = '<svg xmlns="http://www.w3.org/2000/svg" width="40" height="30"><rect width="40" height="30" fill="#087683"/></svg>';

let [server, wiki, browser, profiles]: [TestServer | undefined, Wiki | undefined, Browser | undefined, string | undefined] = [undefined, undefined, undefined, undefined];
beforeAll(async () => {
  wiki = await Wiki.start();
  const apps = TEST_APPS.filter(({ id }) => ["workshop", "papers", "regions"].includes(id));
  [server, browser, profiles] = await Promise.all([
    TestServer.start(apps, undefined, undefined, { origins: [wiki.origin] }), launchChromium(), mkdtemp(join(tmpdir(), "tutti-storage-")),
  ]);
});
let contexts: BrowserContext[] = [];
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([server?.end(), wiki?.end(), rm(profiles as string, { recursive: true, force: true })]);
});

const address = (path: string): string => (server as TestServer).url + path;

/** Somebody in a browser that keeps what it should. */
async function usual(name: string): Promise<Person> {
  return begin(name, await (browser as Browser).newContext({ locale: "en-GB" }));
}

/** Somebody with a profile on the disk, as whose settings the browser begins. */
async function profiled(name: string, settings: object): Promise<Person> {
  const folder = join(profiles as string, name.toLowerCase());
  await mkdir(join(folder, "Default"), { recursive: true });
  await writeFile(join(folder, "Default", "Preferences"), JSON.stringify(settings));
  return begin(name, await launchProfile(folder, { locale: "en-GB" }));
}

async function begin(name: string, context: BrowserContext): Promise<Person> {
  contexts.push(context);
  context.setDefaultTimeout(PATIENCE);
  return new Person(name, context.pages()[0] ?? await context.newPage(), context);
}

/** Both see what the one writes without a network, once it is back. */
async function goesOnAlone(ana: Person, bilal: Person, from: number): Promise<void> {
  await ana.press("Level", "ArrowRight");
  await bilal.seesSliderAt("Level", from + 1);
  await ana.saved();
  await ana.goOffline();
  await ana.press("Level", "ArrowRight");
  await ana.sees("You are offline. 1 change in this page alone: keep it open until the network is back.");
  await ana.comeBack();
  await bilal.seesSliderAt("Level", from + 2);
  await ana.saved();
}

test("[SYNC-9] a browser whose storage is full says so, and that what waits is in the page alone; the page goes on, and all of it arrives", async () => {
  const [ana, bilal] = await Promise.all([usual("Ana"), usual("Bilal")]);
  const devtools = await ana.context.newCDPSession(ana.page);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: address(""), quotaSize: 1_000 });
  for (const person of [ana, bilal]) await person.page.goto(address("/workshop/full"));
  await ana.ready();
  await ana.sees(/^This browser has no space left for this app\./);
  await goesOnAlone(ana, bilal, 20);
  await devtools.send("Storage.overrideQuotaForOrigin", { origin: address("") });
  // What was not taken is tried again by itself.
  await ana.press("Level", "ArrowRight");
  await ana.seesNot(/^This browser has no space left/);
  expect(ana.faults).toEqual([]);
});

test("[OFF-12] a browser that may keep nothing, cookies neither, says so and works: its guest is the same while the page is open, brings files and sees them, and edits without a network", async () => {
  const [ana, bilal] = await Promise.all([profiled("Ana", { profile: { default_content_setting_values: { cookies: 2 } } }), usual("Bilal")]);
  for (const person of [ana, bilal]) await person.page.goto(address("/papers/denied"));
  await ana.ready();
  await ana.sees(/^This browser keeps nothing for this app\./);
  expect(await ana.page.evaluate("(() => { try { return String(localStorage); } catch (error) { return error.name; } })()")).toBe("SecurityError");
  await ana.openPeople();
  await ana.button("Change your name").click();
  await ana.textbox("Your name here").fill("Ana");
  await ana.button("Save name").click();
  await bilal.page.getByRole("banner").getByTitle("Ana").waitFor();
  await goesOnAlone(ana, bilal, 0);
  // Whoever comes by a new line is who they were.
  await bilal.page.getByRole("banner").getByTitle("Ana").waitFor();
  await ana.page.locator("input[type=file]").first().setInputFiles({ name: "teal.svg", mimeType: "image/svg+xml", buffer: Buffer.from(PICTURE) });
  await bilal.seesMetric("Papers", "1");
  for (const person of [ana, bilal]) await expect.poll(() => person.page.locator(".file-thumb img").evaluate((image) => (image as unknown as { naturalWidth: number }).naturalWidth)).toBe(40);
  expect(ana.faults).toEqual([]);
});

test("[OFF-13] inside another site, where copies are kept apart, the page says so while it is offline; where nothing is kept there, it says that instead; either way edits arrive", async () => {
  const app = address("").replace("127.0.0.1", "app.localhost");
  const [apart, refused, bilal] = await Promise.all([profiled("Carla", { profile: { cookie_controls_mode: 0, block_third_party_cookies: false } }), profiled("Dana", { profile: { block_third_party_cookies: true, cookie_controls_mode: 1 } }), usual("Bilal")]);
  await bilal.page.goto(address("/regions/apart"));
  const APART = /^This page stands inside another site\. What you change here offline is kept for that site alone/;
  const NOTHING = /^This browser keeps nothing for this app\./;
  let value = 30;
  for (const [person, says, never] of [[apart, APART, NOTHING], [refused, NOTHING, APART]] as const) {
    const { page, context } = person;
    await page.goto((wiki as Wiki).put("/apart", `<iframe src="${app}/regions/apart?embed" width="800" height="480"></iframe>`, `default-src 'none'; frame-src ${app}`));
    const frame = page.frameLocator("iframe");
    await sees(frame, String(value));
    await raise(frame);
    await sees(bilal.page, String((value += 30)));
    await frame.locator(".banners").waitFor({ state: "attached" });
    await context.setOffline(true);
    await frame.getByText(says).waitFor();
    expect(await frame.getByText(never).count()).toBe(0);
    await raise(frame);
    await frame.getByText("Offline, 1 change waiting").waitFor();
    await context.setOffline(false);
    await sees(bilal.page, String((value += 30)));
  }
});
