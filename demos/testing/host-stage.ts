import type { AppSource } from "@tutti/server";
import type { Browser, BrowserContextOptions, FrameLocator, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll, expect } from "vitest";
import { launchChromium } from "./chromium.ts";
import { PATIENCE } from "./patience.ts";
import { TestServer } from "./server.ts";
import { Wiki } from "./wiki.ts";

/** A server whose rooms pages of another site show, that site, and a browser which blocks cookies of other sites, as browsers do by now. */
export interface HostStage {
  readonly server: TestServer;
  readonly wiki: Wiki;
  readonly browser: Browser;
  /** The server under a name of its own, which is another site than the wiki's. */
  readonly app: string;
  /** What a strict page may do that shows rooms by the element. */
  readonly policy: string;
  /** Somebody opens an address in a browser profile of their own. */
  open(address: string, options?: BrowserContextOptions): Promise<Page>;
  /** The same of a page of the wiki, which may do what its policy says. */
  read(path: string, html: string, policy: string): Promise<Page>;
}

/** Call once at the top of a file of tests. @param more other origins of the wiki's pages, made of its own. */
export function useHostStage(apps: readonly AppSource[], more: (origin: string) => readonly string[] = () => []): HostStage {
  let [server, wiki, browser]: [TestServer | undefined, Wiki | undefined, Browser | undefined] = [undefined, undefined, undefined];
  let pages: Page[] = [];
  beforeAll(async () => {
    wiki = await Wiki.start();
    [server, browser] = await Promise.all([
      TestServer.start(apps, undefined, undefined, { origins: [wiki.origin, ...more(wiki.origin)] }),
      launchChromium("--host-resolver-rules=MAP *.localhost 127.0.0.1", "--test-third-party-cookie-phaseout"),
    ]);
  });
  afterEach(async ({ task }) => {
    if ((task.result?.errors?.length ?? 0) > 0) console.error(server?.said.slice(-3_000));
    await Promise.all(pages.map((page) => page.context().close()));
    pages = [];
  });
  afterAll(async () => {
    await browser?.close();
    await Promise.all([server?.end(), wiki?.end()]);
  });

  const there = <Part>(part: Part | undefined): Part => {
    if (part === undefined) throw new Error("The stage is not there before the tests begin");
    return part;
  };
  const stage: HostStage = {
    get server() { return there(server); },
    get wiki() { return there(wiki); },
    get browser() { return there(browser); },
    get app() { return stage.server.url.replace("127.0.0.1", "app.localhost"); },
    get policy() { return `default-src 'self'; script-src ${stage.app}; frame-src ${stage.app}; style-src 'unsafe-inline'`; },
    async open(address, options) {
      const context = await stage.browser.newContext({ locale: "en-GB", ...options });
      const page = await context.newPage();
      page.setDefaultTimeout(PATIENCE);
      pages.push(page);
      await page.goto(address);
      return page;
    },
    read: (path, html, policy) => stage.open(stage.wiki.put(path, html, policy)),
  };
  return stage;
}

/** Waits until the figure of the regions says so. */
export const sees = (room: FrameLocator | Page, value: string): Promise<void> =>
  expect.poll(() => room.getByRole("group", { name: "Revenue", exact: true }).innerText().catch(() => "")).toContain(value);

/** Moves the factor by a step, once it may be moved. */
export async function raise(room: FrameLocator | Page): Promise<void> {
  const slider = room.getByRole("slider", { name: "Factor" });
  await expect.poll(() => slider.isEnabled().catch(() => false)).toBe(true);
  await slider.focus();
  await slider.press("ArrowRight");
}
