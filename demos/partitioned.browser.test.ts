import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { launchChromium } from "./testing/chromium.ts";
import { raise, sees } from "./testing/host-stage.ts";
import { HttpsFront } from "./testing/https-front.ts";
import { PATIENCE } from "./testing/person.ts";
import { TestServer } from "./testing/server.ts";
import { Wiki } from "./testing/wiki.ts";

let [front, server, wiki, browser]: [HttpsFront | undefined, TestServer | undefined, Wiki | undefined, Browser | undefined] = [undefined, undefined, undefined, undefined];

beforeAll(async () => {
  [front, wiki] = await Promise.all([HttpsFront.start(), Wiki.start()]);
  [server, browser] = await Promise.all([
    TestServer.start(TEST_APPS.filter(({ id }) => id === "regions"), undefined, undefined, { origins: [front.origin("wiki"), front.origin("other")] }),
    launchChromium("--host-resolver-rules=MAP *.localhost 127.0.0.1", "--test-third-party-cookie-phaseout", "--ignore-certificate-errors"),
  ]);
  front.lead("app", server.url);
  for (const name of ["wiki", "other"]) front.lead(name, wiki.origin);
});
afterAll(async () => {
  await browser?.close();
  await Promise.all([front?.end(), server?.end(), wiki?.end()]);
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
  // In another site's page, and by the server's own address, they are somebody else, and no request has it.
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
