import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { sees, useHostStage } from "./testing/host-stage.ts";

const stage = useHostStage(TEST_APPS.filter(({ id }) => id === "regions" || id === "rooms-of-pages"));

/** A page of the wiki with one element, which writes down what that tells of. */
async function shown(path: string, attributes: string, element = "tutti-app"): Promise<Page> {
  const heard = `window.heard = []; for (const name of ["ready", "state", "page", "resize", "error", "change"]) addEventListener("tutti-" + name, ({ detail }) => heard.push([name, detail ?? null]));`;
  const page = await stage.read(path, "", stage.policy);
  await page.evaluate(`${heard} const script = document.head.appendChild(document.createElement("script")); script.type = "module"; script.src = "${stage.app}/embed.js"; document.body.innerHTML = '<${element} ${attributes}></${element}>'`);
  return page;
}
const heard = (page: Page): Promise<readonly (readonly [name: string, detail: unknown])[]> => page.evaluate("heard");
const hears = (page: Page, name: string, detail: unknown): Promise<void> => expect.poll(() => heard(page)).toContainEqual([name, detail]);
const htmlOf = (page: Page) => page.frameLocator("tutti-app iframe").locator("html");

test("[EMB-51] the page of the app that is asked for is shown first, and the page around hears which one is looked at", async () => {
  const page = await shown("/paged", `src="${stage.app}/rooms-of-pages/paged" page="loans"`);
  const frame = page.frameLocator("tutti-app iframe");
  await frame.getByRole("heading", { name: "Loans", level: 1 }).waitFor();
  await hears(page, "page", { page: "loans" });
  await frame.getByRole("button", { name: "Back to the start" }).click();
  await frame.getByRole("heading", { name: /Library at the/, level: 1 }).waitFor();
  await hears(page, "page", { page: "/" });
  // The same in a plain frame, by its address.
  const plain = await stage.read("/paged-plain", `<iframe src="${stage.app}/rooms-of-pages/paged?embed=page:loans" width="600" height="400"></iframe>`, `default-src 'none'; frame-src ${stage.app}`);
  await plain.frameLocator("iframe").getByRole("heading", { name: "Loans", level: 1 }).waitFor();
});

test("[EMB-52] a fixed height stays as it is, whatever is in the app, which scrolls inside; where none listens the app tells of none", async () => {
  const page = await shown("/fixed", `src="${stage.app}/regions/fixed" height="300" watch="lines"`);
  await sees(page.frameLocator("tutti-app iframe"), "30");
  await hears(page, "ready", null);
  await page.evaluate(`document.querySelector("tutti-app").set("lines", 40)`);
  await page.frameLocator("tutti-app iframe").getByText("Line 40", { exact: true }).waitFor();
  await expect.poll(() => htmlOf(page).evaluate("document.documentElement.scrollHeight > innerHeight + 500")).toBe(true);
  expect(await page.evaluate(`document.querySelector("tutti-app iframe").offsetHeight`)).toBe(300);
  expect((await heard(page)).filter(([name]) => name === "resize")).toEqual([]);
});

test("[EMB-53] the bar is shown as it is asked for: all of it, the mark and who is here, or nothing", async () => {
  const [full, small, none] = await Promise.all(["full", "small", "none"].map((chrome) => shown(`/bar-${chrome}`, `src="${stage.app}/regions/bar" chrome="${chrome}"`)));
  for (const page of [full, small, none]) await sees((page as Page).frameLocator("tutti-app iframe"), "30");
  const bar = (page: Page | undefined, button: RegExp) => (page as Page).frameLocator("tutti-app iframe").locator(".bar").getByRole("button", { name: button });
  const height = (page: Page | undefined): Promise<number> => (page as Page).frameLocator("tutti-app iframe").locator("html").evaluate("document.querySelector('.bar').offsetHeight") as Promise<number>;
  await bar(full, /here$/).waitFor();
  await bar(small, /here$/).waitFor();
  await bar(full, /^History$/).waitFor();
  expect(await bar(small, /^History$/).count()).toBe(0);
  await expect.poll(() => Promise.all([height(full), height(none)])).toEqual([expect.toSatisfy((px: number) => px > 30), 0]);
  await expect.poll(() => bar(none, /./).filter({ visible: true }).count()).toBe(0);
});

test("[EMB-54] the page around changes the theme while the app is shown, which is not loaded anew; without one it is the reader's own", async () => {
  const page = await shown("/themed", `src="${stage.app}/regions/themed" theme="dark"`);
  await sees(page.frameLocator("tutti-app iframe"), "30");
  const theme = (): Promise<string | null> => htmlOf(page).getAttribute("data-theme");
  await expect.poll(theme).toBe("dark");
  await htmlOf(page).evaluate("window.stayed = true");
  const ground = (): Promise<string> => htmlOf(page).evaluate("getComputedStyle(document.body).backgroundColor") as Promise<string>;
  const dark = await ground();
  await page.evaluate(`document.querySelector("tutti-app").setAttribute("theme", "light")`);
  await expect.poll(theme).toBe("light");
  await expect.poll(ground).not.toBe(dark);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.evaluate(`document.querySelector("tutti-app").removeAttribute("theme")`);
  await expect.poll(ground).toBe(dark);
  expect(await htmlOf(page).evaluate("window.stayed")).toBe(true);
});

test("[EMB-55] the page around hears that the app is there, how it goes with its line, how high it is, and what is wrong", async () => {
  const page = await shown("/events", `src="${stage.app}/regions/events" watch="lines"`);
  await Promise.all([hears(page, "state", { state: "live" }), hears(page, "ready", null), hears(page, "change", { key: "lines", value: 2 })]);
  const height = (): Promise<number> => page.evaluate<number>(`document.querySelector("tutti-app iframe").offsetHeight`);
  await expect.poll(async () => (await heard(page)).findLast(([name]) => name === "resize")?.[1]).toEqual({ height: expect.any(Number) });
  await expect.poll(async () => JSON.stringify((await heard(page)).findLast(([name]) => name === "resize")?.[1]) === JSON.stringify({ height: await height() })).toBe(true);
  await stage.server.kill();
  await hears(page, "state", { state: "offline" });
  await page.evaluate("heard.length = 0");
  await stage.server.start();
  await hears(page, "state", { state: "live" });
  // What is wrong is told by both: no address of a room, and no token to be had.
  const wrong = await shown("/wrong", `src="javascript:alert(1)"`);
  await hears(wrong, "error", { message: expect.stringContaining("needs the address of a room") });
  expect(await wrong.locator("iframe").count()).toBe(0);
  const none = await shown("/none", `src="${stage.app}/regions/events" token-url="/no-such-page"`);
  await hears(none, "error", { message: expect.stringContaining("/no-such-page answered 404") });
});

test("[EMB-56] what stands in the address is how the app is shown, unless an attribute says otherwise", async () => {
  const page = await shown("/both", `src="${stage.app}/regions/both?embed=theme:dark,chrome:none,element:Revenue" theme="light"`);
  const frame = page.frameLocator("tutti-app iframe");
  await sees(frame, "30");
  expect(await frame.getByRole("slider").count()).toBe(0);
  await expect.poll(() => htmlOf(page).getAttribute("data-theme")).toBe("light");
  await expect.poll(() => htmlOf(page).getAttribute("data-embed")).toBe("none");
});
