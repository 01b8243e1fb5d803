import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { startServer, type RunningServer } from "@tutti/server";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect, test } from "vitest";
import { TestProvider } from "../server/test/oidc-provider.ts";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchChromium } from "./testing/chromium.ts";
import { PATIENCE } from "./testing/patience.ts";
import { faultsOn } from "./testing/person.ts";

// Pages that stand before an app, beside it and in its place: each in light and dark, as wide as a telephone.
const CLIENT = fileURLToPath(new URL("../packages/client/dist", import.meta.url));
const CACHED = { id: "measured", file: fileURLToPath(new URL("../server/test/apps/measured.ts", import.meta.url)), title: "Measured", description: "An app with caches" };
const LOOKS = ["light", "dark"] as const;
const data = mkdtempSync(join(tmpdir(), "tutti-doors-"));
let server: RunningServer;
let provider: TestProvider;
let browser: Browser;
let contexts: BrowserContext[] = [];

beforeAll(async () => {
  [provider, browser] = await Promise.all([TestProvider.start(), launchChromium()]);
  const one = { issuer: provider.issuer, clientId: "tutti", clientSecret: "only for tests" };
  server = await startServer({
    apps: [...TEST_APPS.filter(({ id }) => id === "workshop" || id === "regions"), CACHED], data, port: 0, client: CLIENT, log: "silent",
    access: { default: null, apps: { measured: { default: "viewer" } }, groups: { leads: "owner" } }, embed: { origins: ["https://wiki.example"] },
    identity: { guests: true, providers: [{ id: "test", name: "Example", ...one }, { id: "other", name: "Other", ...one }] },
  });
  await provider.serve(server.url, "test");
  provider.accounts.set("ana", { name: "Ana Lopez", email: "ana@example.com", email_verified: true, groups: ["leads"] });
});
afterEach(async () => {
  await Promise.all(contexts.map((context) => context.close()));
  contexts = [];
});
afterAll(async () => {
  await browser.close();
  await server.stop();
  await provider.end();
  rmSync(data, { recursive: true, force: true });
});

async function comes(options: BrowserContextOptions = {}): Promise<Page> {
  const context = await browser.newContext({ viewport: { width: 360, height: 800 }, locale: "en-GB", ...options });
  context.setDefaultTimeout(PATIENCE);
  contexts.push(context);
  return context.newPage();
}

async function signsIn(page: Page, who = "ana"): Promise<void> {
  await page.getByRole("link", { name: "Continue with Example" }).click();
  await page.getByLabel("Name").fill(who);
  await page.getByRole("button", { name: "Sign in" }).click();
}

/** A link that asks for a password, which an owner has made. */
async function lockedLink(): Promise<string> {
  const page = await comes();
  await page.goto(`${server.url}/signin?to=/workshop/main`);
  await signsIn(page);
  await page.waitForURL(`${server.url}/workshop/main`);
  const made = await page.request.post(`${server.url}/api/sharing/links?app=workshop&room=main`, { data: { role: "viewer", note: "", password: "a password" }, headers: { origin: server.url } });
  return ((await made.json()) as { path: string }).path;
}

/** What is wrong with a page that says this: to whoever sees little or hears it, and that it is wider than a telephone. */
async function wrongWith(page: Page, says: string | RegExp): Promise<string[]> {
  await page.getByText(says).filter({ visible: true }).first().waitFor();
  await page.evaluate("document.fonts.ready.then(() => undefined)");
  const width = await page.evaluate<number>("document.scrollingElement.scrollWidth");
  return [...(await faultsOn(page)), ...(width > 360 ? [`${width} pixels wide`] : [])];
}

const PAGES: readonly (readonly [what: string, path: string, says: string])[] = [
  ["the page where one signs in", "/signin?to=/", "Continue with Example"],
  ["a sign-in that failed", "/signin?trouble=away&at=test&ref=0123abcd", "does not answer just now"],
  ["signed out", "/signin?out=1", "You have been signed out."],
  ["a sign-in that has ended", "/signin?again=1", "Your sign-in has ended"],
  ["a provider that is none", "/signin/nowhere", "There is no such place to sign in here."],
  ["the list of apps", "/", "Measured"],
  ["an address that names no app", "/nowhere/main", "There is nothing here"],
  ["an address that names no room", "/workshop/No_Room", "There is nothing here"],
  ["a room that one may not open", "/workshop/main", "You may not open this room"],
  ["a developers' page that one may not see", "/~caches/measured", "you are its viewer"],
];

test.each(PAGES.flatMap((page) => LOOKS.map((look) => [...page, look] as const)))("[BRW-451] %s (%s, %s) has no fault of accessibility in %s, and fits a telephone", async (_, path, says, colorScheme) => {
  const page = await comes({ colorScheme });
  // Somebody who is known as a guest, since the first page of theirs.
  await page.request.get(`${server.url}/api/me`);
  await page.goto(server.url + path);
  expect(await wrongWith(page, says)).toEqual([]);
});

test.each(LOOKS)("[BRW-451] the page that asks for a link's password has no fault of accessibility in %s, and fits a telephone", async (colorScheme) => {
  const [path, page] = [await lockedLink(), await comes({ colorScheme })];
  await page.goto(server.url + path);
  expect(await wrongWith(page, "This link has a password")).toEqual([]);
});

test.each(LOOKS)("[BRW-451] a link that lets nobody in, in German, has no fault of accessibility in %s, and fits a telephone", async (colorScheme) => {
  const page = await comes({ colorScheme, locale: "de-DE" });
  await page.request.get(`${server.url}/api/me`);
  await page.goto(`${server.url}/join/nothing`);
  expect(await wrongWith(page, "Dieser Link ist keine Einladung.")).toEqual([]);
});

test.each(LOOKS)("[BRW-451] the window in which one signs in for a frame has no fault of accessibility in %s, and fits a telephone", async (colorScheme) => {
  const page = await comes({ colorScheme });
  const address = `${server.url}/signin/frame?${new URLSearchParams({ app: "regions", room: "main", site: "https://wiki.example", challenge: "c".repeat(43) })}`;
  const opened = async (): Promise<Page> => (await Promise.all([page.waitForEvent("popup"), page.evaluate(`void open("${address}")`)]))[0];
  await page.goto(address);
  await signsIn(page);
  // Nobody has opened this one.
  expect(await wrongWith(page, "press “Sign in” in the page once more"), "lost").toEqual([]);
  const asking = await opened();
  expect(await wrongWith(asking, "Pages of wiki.example will show you apps"), "asking").toEqual([]);
  provider.accounts.set("vera", { name: "Vera", email: "vera@example.com", email_verified: true });
  await page.context().clearCookies();
  const other = await opened();
  await signsIn(other, "vera");
  expect(await wrongWith(other, "may not open this app"), "no right").toEqual([]);
});

test.each(LOOKS)("[BRW-452] the page of caches is found in the list of apps by whoever has signed in for it, and has no fault of accessibility in %s", async (colorScheme) => {
  const page = await comes({ colorScheme });
  await page.goto(`${server.url}/~caches/measured`);
  await signsIn(page);
  await page.waitForURL(`${server.url}/~caches/measured`);
  await page.goto(`${server.url}/measured/main`);
  await page.getByText("Calls").first().waitFor();
  await page.goto(server.url);
  expect(await wrongWith(page, "Measured")).toEqual([]);
  await page.getByRole("link", { name: "Caches of Measured" }).click();
  await page.waitForURL(`${server.url}/~caches/measured`);
  expect(await wrongWith(page, "Hits")).toEqual([]);
  await page.getByRole("button", { name: "Clear all" }).click();
  expect(await wrongWith(page, "Cleared. The next call computes anew.")).toEqual([]);
});

test.each(LOOKS)("[BRW-453] what stands in a frame in an app's place has no fault of accessibility in %s, and fits a telephone", async (colorScheme) => {
  const page = await comes({ colorScheme });
  const frame = `${server.url}/workshop/main?embed`;
  const session = "**/api/embed/session*";
  await page.goto(frame);
  expect(await wrongWith(page, "This app cannot be shown here"), "not allowed").toEqual([]);
  await page.route(session, (route) => route.abort());
  await page.goto(frame);
  expect(await wrongWith(page, "This app cannot be reached just now"), "away").toEqual([]);
  await page.unroute(session);
  // A token that is none any more; without one of its own, whoever sits there is asked to sign in.
  await page.goto(`${server.url}/workshop/ended?embed#tutti-token=none`);
  expect(await wrongWith(page, "Sign in to see this app"), "ended").toEqual([]);
  // The page around is one that was named, as far as the browser tells: a window can be opened from there.
  await page.goto(`${server.url}/workshop/asked?embed#tutti-token=none`, { referer: "https://wiki.example/page" });
  expect(await wrongWith(page, "A window opens for it"), "a window").toEqual([]);
  const shown = `${server.url}/measured/main?embed=element:Nothing`;
  await page.goto(shown);
  // One element of a page has the headings of the page around it.
  expect((await wrongWith(page, "There is nothing called “Nothing” on this page.")).filter((fault) => !fault.startsWith("page-has-heading-one")), "no such element").toEqual([]);
});

test.each(LOOKS)("[BRW-454] the dialog that shares a room, with what a page of another site needs, has no fault of accessibility in %s, and fits a telephone", async (colorScheme) => {
  const page = await comes({ colorScheme });
  await page.goto(`${server.url}/signin?to=/regions/main`);
  await signsIn(page);
  await page.getByRole("button", { name: /here$/ }).click();
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Share “/ });
  await dialog.getByLabel("What it is for").fill("For the board");
  await dialog.getByRole("button", { name: "Make a link" }).click();
  await dialog.getByLabel("Height").selectOption("fixed");
  await dialog.getByLabel("What uses it").fill("The wiki");
  await dialog.getByRole("button", { name: "Make a token" }).click();
  expect(await wrongWith(page, "It is not shown again.")).toEqual([]);
  expect(await dialog.evaluate<boolean, { readonly scrollWidth: number; readonly clientWidth: number }>((box) => box.scrollWidth > box.clientWidth)).toBe(false);
  // However far one has scrolled, the way out is in sight, and nothing lies over it.
  const scrolled = await dialog.evaluate<number, { scrollTop: number; readonly scrollHeight: number }>((box) => {
    box.scrollTop = box.scrollHeight;
    return box.scrollTop;
  });
  expect(scrolled).toBeGreaterThan(0);
  const close = await dialog.getByRole("button", { name: "Close" }).boundingBox();
  await page.mouse.click((close?.x ?? 0) + (close?.width ?? 0) / 2, (close?.y ?? 0) + (close?.height ?? 0) / 2);
  await dialog.waitFor({ state: "detached" });
});

test("[BRW-487] the dialog that shares a room says that whoever is removed can come in again, as long as there is a link by which they can", async () => {
  const [page, other] = [await comes(), await comes()];
  await page.goto(`${server.url}/signin?to=/regions/again`);
  await signsIn(page);
  await page.waitForURL(`${server.url}/regions/again`);
  const made = await page.request.post(`${server.url}/api/sharing/links?app=regions&room=again`, { data: { role: "viewer", note: "For all" }, headers: { origin: server.url } });
  await other.request.get(server.url + ((await made.json()) as { path: string }).path);
  await page.getByRole("button", { name: /here$/ }).click();
  await page.getByRole("button", { name: "Share…" }).click();
  const dialog = page.getByRole("dialog", { name: /^Share “/ });
  const said = dialog.getByText("can come in again by a link that they know");
  await said.waitFor();
  await dialog.getByRole("button", { name: "Revoke" }).click();
  await said.waitFor({ state: "detached" });
});
