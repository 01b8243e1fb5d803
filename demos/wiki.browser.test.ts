import type { Browser, BrowserContextOptions, FrameLocator, Locator, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { launchChromium } from "./testing/chromium.ts";
import { DEMOS } from "./testing/demos.ts";
import { PATIENCE } from "./testing/patience.ts";
import { faultsOn } from "./testing/person.ts";
import { TestServer } from "./testing/server.ts";
import { serveWiki } from "./wiki/serve.ts";

let server: TestServer;
let wiki: Awaited<ReturnType<typeof serveWiki>>;
let browser: Browser;
beforeAll(async () => {
  wiki = await serveWiki(0, () => server.url.replace("127.0.0.1", "localhost"));
  [server, browser] = await Promise.all([TestServer.start(DEMOS.filter(({ id }) => ["flights", "text", "planning"].includes(id)), undefined, undefined, { origins: [wiki.url] }), launchChromium()]);
});
afterAll(async () => {
  await browser.close();
  await Promise.all([server.end(), wiki.end()]);
});

async function reads(options: BrowserContextOptions): Promise<Page> {
  const page = await (await browser.newContext({ locale: "en-GB", ...options })).newPage();
  page.setDefaultTimeout(PATIENCE);
  await page.goto(wiki.url);
  return page;
}
interface Drawn {
  readonly ownerDocument: { elementFromPoint(x: number, y: number): unknown };
  getBoundingClientRect(): { readonly x: number; readonly y: number; readonly width: number; readonly height: number };
  contains(other: unknown): boolean;
}
const late = (frame: FrameLocator) => frame.getByRole("spinbutton", { name: "Late means more than" });
const onTime = (frame: FrameLocator): Promise<string> => frame.getByRole("group", { name: "On time", exact: true }).innerText().catch(() => "");

test("[EMB-63] the demos' page of another site shows rooms by the element, one element of a room, by a frame and in a sandbox; two who read it stand in the same rooms, and it passes an accessibility check on a telephone, too", async () => {
  const [ana, vera] = [await reads({ viewport: { width: 1_280, height: 900 } }), await reads({ viewport: { width: 360, height: 740 }, colorScheme: "dark" })];
  for (const page of [ana, vera]) {
    await page.frameLocator('iframe[title="Shared note"]').getByRole("textbox", { name: "Our note" }).waitFor();
    await page.frameLocator('iframe[title="Meeting planner"]').getByText("Nothing is kept in this browser").first().waitFor();
  }
  const [whole, figure] = [ana.frameLocator('tutti-app[title="Flight delays"] iframe'), vera.frameLocator('tutti-app[title="On time"] iframe')];
  await expect.poll(() => onTime(figure)).toMatch(/%/);
  const before = await onTime(figure);
  await expect.poll(() => late(whole).isEditable()).toBe(true);
  await late(whole).fill("60");
  await late(whole).press("Enter");
  await expect.poll(() => onTime(figure)).not.toBe(before);
  await expect.poll(async () => (await onTime(figure)) === (await onTime(whole))).toBe(true);
  // What this browser does not keep is said under the figure, and not over it.
  await figure.getByText("This browser keeps nothing for this app.").waitFor();
  const isInSight = (of: Locator): Promise<boolean> => of.evaluate<boolean, Drawn>((one) => {
    const { x, y, width, height } = one.getBoundingClientRect();
    return one.contains(one.ownerDocument.elementFromPoint(x + width / 2, y + height / 2));
  });
  await expect.poll(() => isInSight(figure.getByRole("group", { name: "On time", exact: true }))).toBe(true);
  for (const [page, width] of [[ana, 1_280], [vera, 360]] as const) {
    await expect.poll(() => page.evaluate<number>("document.scrollingElement.scrollWidth")).toBe(width);
    expect(await faultsOn(page)).toEqual([]);
  }
});
