import type { Role } from "@tutti/protocol";
import { afterEach } from "vitest";
import { person, TestBrowser, until, type TestPage } from "./test-room.ts";
import { TestServer } from "./test-server.ts";

interface Pages {
  open(...args: [TestBrowser, ...Parameters<TestBrowser["open"]>]): TestPage;
  live(page: TestPage): Promise<void>;
  /** Ana's page at a server of its own, once it is live. */
  enter(role?: Role): Promise<{ readonly server: TestServer; readonly browser: TestBrowser; readonly page: TestPage }>;
}

/** Pages of one file of tests; all are closed after each. */
export function usePages(): Pages {
  const pages: TestPage[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.room.close();
  });
  const all: Pages = {
    open: (browser, ...args) => {
      const page = browser.open(...args);
      pages.push(page);
      return page;
    },
    live: (page) => until(() => page.room.connection.get().state === "live" && page.handle("x").writable.get()),
    enter: async (role) => {
      const [server, browser] = [new TestServer(person("ana", role)), new TestBrowser()];
      const page = all.open(browser, server);
      await all.live(page);
      return { server, browser, page };
    },
  };
  return all;
}

/** The line breaks, and no other is to be had. */
export function cutOff(server: TestServer): void {
  server.reachable = false;
  server.cut();
}

/** The network is back, and the browser says so. */
export function comeBack(server: TestServer, browser: TestBrowser): void {
  server.reachable = true;
  browser.says("online");
}
