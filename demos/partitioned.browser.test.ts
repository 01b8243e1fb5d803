import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer, type RunningServer } from "@tutti/server";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TestProvider } from "../server/test/oidc-provider.ts";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchChromium } from "./testing/chromium.ts";
import { raise, sees } from "./testing/host-stage.ts";
import { HttpsFront } from "./testing/https-front.ts";
import { PATIENCE } from "./testing/patience.ts";
import { TestServer } from "./testing/server.ts";
import { Wiki } from "./testing/wiki.ts";

let [front, server, wiki, browser]: [HttpsFront | undefined, TestServer | undefined, Wiki | undefined, Browser | undefined] = [undefined, undefined, undefined, undefined];

/** A server of people who sign in, and where they do. */
let [team, provider]: [RunningServer | undefined, TestProvider | undefined] = [undefined, undefined];
const teamData = mkdtempSync(join(tmpdir(), "tutti-team-"));

beforeAll(async () => {
  [front, wiki] = await Promise.all([HttpsFront.start(), Wiki.start()]);
  [server, browser] = await Promise.all([
    TestServer.start(TEST_APPS.filter(({ id }) => id === "regions"), undefined, undefined, { origins: [front.origin("wiki"), front.origin("other")] }),
    launchChromium("--host-resolver-rules=MAP *.localhost 127.0.0.1", "--test-third-party-cookie-phaseout", "--ignore-certificate-errors"),
  ]);
  front.lead("app", server.url);
  for (const name of ["wiki", "other"]) front.lead(name, wiki.origin);
  provider = await TestProvider.start();
  team = await startServer({
    apps: TEST_APPS.filter(({ id }) => id === "regions"), data: teamData, port: 0, client: fileURLToPath(new URL("../packages/client/dist", import.meta.url)), log: "silent",
    access: { default: null, members: "editor" }, embed: { origins: [front.origin("wiki"), front.origin("other")] },
    identity: { url: front.origin("team"), providers: [{ id: "test", name: "Example", issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" }] },
  });
  front.lead("team", team.url);
  await provider.serve(front.origin("team"), "test");
  provider.accounts.set("ana", { name: "Ana Lopez", email: "ana@example.com", email_verified: true });
});
afterAll(async () => {
  await browser?.close();
  await team?.stop();
  await Promise.all([front?.end(), server?.end(), wiki?.end(), provider?.end()]);
  rmSync(teamData, { recursive: true, force: true });
});

/** Who sits before a page of the server's, by its own word. */
const WHO = `fetch("/api/me?app=regions&room=chips").then((answer) => answer.json()).then(({ person }) => person.id)`;
const whoReads = (page: Page): Promise<unknown> => page.frameLocator("iframe").locator("html").evaluate(WHO);

test("[EMB-58] over https a guest in a frame of another site is the same at the next visit, by a cookie that goes along from that site alone, though cookies of other sites are blocked", async () => {
  const { origin, seen } = { origin: (name: string) => (front as HttpsFront).origin(name), seen: (front as HttpsFront).seen };
  const context: BrowserContext = await (browser as Browser).newContext({ locale: "en-GB", ignoreHTTPSErrors: true });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  (wiki as Wiki).put("/chips", `<iframe src="${origin("app")}/regions/chips?embed" width="800" height="480"></iframe>`, `default-src 'none'; frame-src ${origin("app")}`);
  const sent = (): string => seen.filter(({ host }) => host === new URL(origin("app")).host).map(({ cookies }) => cookies).join("\n");
  await page.goto(`${origin("wiki")}/chips`);
  await sees(page.frameLocator("iframe"), "30");
  await raise(page.frameLocator("iframe"));
  await sees(page.frameLocator("iframe"), "60");
  const first = await whoReads(page);
  const [cookie, ...more] = await context.cookies(origin("app"));
  expect(more).toEqual([]);
  expect(cookie).toMatchObject({ name: expect.stringMatching(/^__Host-/), httpOnly: true, secure: true, sameSite: "None", partitionKey: expect.stringContaining("wiki.localhost") });
  // At the next visit it goes along from the first word on.
  seen.length = 0;
  await page.reload();
  await sees(page.frameLocator("iframe"), "60");
  expect(await whoReads(page)).toBe(first);
  expect(sent()).toContain(cookie?.value);
  // In another site's page, and by the server's own address, they are somebody else, and no request has it. The page before has gone
  // by then: it may still have been loading something, with its cookie.
  await page.goto("about:blank");
  seen.length = 0;
  await page.goto(`${origin("other")}/chips`);
  await sees(page.frameLocator("iframe"), "60");
  const second = await whoReads(page);
  await page.goto(`${origin("app")}/regions/chips`);
  await sees(page, "60");
  const third = await page.evaluate(WHO);
  expect(new Set([first, second, third]).size).toBe(3);
  expect(sent()).not.toContain(cookie?.value);
  const kept = (await context.cookies(origin("app"))).map(({ partitionKey }) => /other|wiki/.exec(partitionKey ?? "")?.[0] ?? "none");
  expect(kept.toSorted()).toEqual(["none", "other", "wiki"]);
  await context.close();
});

test("[EMB-59] whoever reads a page of another site signs in for its frames in one window, by real redirects, and is known there at the next visit though cookies of other sites are blocked; nowhere else, and no longer than they are signed in", async () => {
  const origin = (name: string): string => (front as HttpsFront).origin(name);
  const context: BrowserContext = await (browser as Browser).newContext({ locale: "en-GB", ignoreHTTPSErrors: true });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  const two = ["main", "chips"].map((room) => `<iframe id="${room}" src="${origin("team")}/regions/${room}?embed" width="800" height="480"></iframe>`).join("");
  (wiki as Wiki).put("/team", two, `default-src 'none'; frame-src ${origin("team")}`);
  const [main, chips] = ["#main", "#chips"].map((name) => page.frameLocator(name)) as [ReturnType<Page["frameLocator"]>, ReturnType<Page["frameLocator"]>];
  const asked = (frame: typeof main): Promise<void> => frame.getByRole("button", { name: "Sign in" }).waitFor();
  await page.goto(`${origin("wiki")}/team`);
  await Promise.all([asked(main), asked(chips)]);
  const [window] = await Promise.all([page.waitForEvent("popup"), main.getByRole("button", { name: "Sign in" }).click()]);
  await window.getByLabel("Name").fill("ana");
  await window.getByRole("button", { name: "Sign in" }).click();
  await window.getByRole("heading", { name: `Show apps in ${new URL(origin("wiki")).host}?` }).waitFor();
  await window.getByText("You are signed in as Ana Lopez (ana@example.com).").waitFor();
  const closed = window.waitForEvent("close");
  await window.getByRole("button", { name: "Show them there" }).click();
  await closed;
  await sees(main, "30");
  await raise(main);
  await sees(main, "60");
  // The frame beside it needs no window of its own.
  await sees(chips, "30");
  const kept = (await context.cookies(origin("team"))).filter(({ name }) => !name.includes("signin")).map(({ name, sameSite, partitionKey }) => [name.endsWith("framed"), sameSite, /wiki/.exec(partitionKey ?? "")?.[0]]);
  expect(kept.toSorted()).toEqual([[false, "Lax", undefined], [true, "None", "wiki"]]);
  await page.reload();
  await Promise.all([sees(main, "60"), sees(chips, "30")]);
  // On another site nobody is known, and the window asks for that one.
  const elsewhere = await context.newPage();
  await elsewhere.goto(`${origin("other")}/team`);
  const [second] = await Promise.all([elsewhere.waitForEvent("popup"), elsewhere.frameLocator("#main").getByRole("button", { name: "Sign in" }).click()]);
  await second.getByRole("heading", { name: `Show apps in ${new URL(origin("other")).host}?` }).waitFor();
  await second.getByRole("link", { name: "Open the app here instead" }).click();
  await sees(second, "60");
  // Signing out at the server ends it in the frames as well.
  await second.evaluate(`fetch("/api/signout", { method: "POST" }).then((answer) => answer.json())`);
  await Promise.all([asked(main), asked(chips)]);
  await context.close();
});

/** A page of the wiki with one room of the team's, and somebody before it who is asked to sign in. */
async function before(room: string): Promise<{ readonly context: BrowserContext; readonly frame: ReturnType<Page["frameLocator"]>; press(): Promise<Page> }> {
  const origin = (name: string): string => (front as HttpsFront).origin(name);
  const context = await (browser as Browser).newContext({ locale: "en-GB", ignoreHTTPSErrors: true });
  context.setDefaultTimeout(PATIENCE);
  const page = await context.newPage();
  (wiki as Wiki).put(`/${room}`, `<iframe src="${origin("team")}/regions/${room}?embed" width="800" height="480"></iframe>`, `default-src 'none'; frame-src ${origin("team")}`);
  await page.goto(`${origin("wiki")}/${room}`);
  const frame = page.frameLocator("iframe");
  return { context, frame, press: async () => (await Promise.all([page.waitForEvent("popup"), frame.getByRole("button", { name: "Sign in" }).click()]))[0] };
}

async function signsIn(window: Page): Promise<void> {
  await window.getByLabel("Name").fill("ana");
  await window.getByRole("button", { name: "Sign in" }).click();
}

test("[EMB-60] where a provider parts its page from the window that opened it, the window says what to do, and the second press needs no sign-in", async () => {
  const there = provider as TestProvider;
  there.headers = { "cross-origin-opener-policy": "same-origin" };
  const { context, frame, press } = await before("parted");
  const first = await press();
  await signsIn(first);
  await first.getByText("Close this window, and press “Sign in” in the page once more.").waitFor();
  expect(await first.getByRole("button", { name: "Show them there" }).count()).toBe(0);
  await first.close();
  const asked = there.asked.length;
  const second = await press();
  const closed = second.waitForEvent("close");
  await second.getByRole("button", { name: "Show them there" }).click();
  await closed;
  await sees(frame, "30");
  expect(there.asked.slice(asked)).toEqual([]);
  there.headers = {};
  await context.close();
});

test("[EMB-61] the window's button takes no press before the window has been in sight for a moment: not by the pointer, and not by a key", async () => {
  const { context, frame, press } = await before("armed");
  const window = await press();
  // The moment lasts for as long as this test says.
  await window.addInitScript(`{ const wait = setTimeout; window.moment = new Promise((over) => { window.over = over; });
    window.setTimeout = (then, ms) => (ms >= 500 ? void window.moment.then(then) : wait(then, ms)); }`);
  await signsIn(window);
  const button = window.getByRole("button", { name: "Show them there" });
  await button.waitFor();
  const pressed = (): number => (front as HttpsFront).seen.filter(({ method, path }) => method === "POST" && path === "/signin/frame").length;
  const ago = pressed();
  await button.dblclick({ force: true });
  // Keys lead past it.
  await window.keyboard.press("Tab");
  expect(await window.evaluate("document.activeElement.textContent")).toBe("Open the app here instead");
  expect([await button.isDisabled(), pressed() - ago, window.isClosed()]).toEqual([true, 0, false]);
  await window.evaluate("window.over()");
  const closed = window.waitForEvent("close");
  await button.click();
  await closed;
  await sees(frame, "30");
  await context.close();
});
