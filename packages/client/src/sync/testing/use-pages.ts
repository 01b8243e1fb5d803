import { afterEach } from "vitest";
import { until, type TestBrowser, type TestPage } from "./test-room.ts";

/** Pages of one file of tests; all are closed after each. */
export function usePages(): { open(...args: [TestBrowser, ...Parameters<TestBrowser["open"]>]): TestPage; live(page: TestPage): Promise<void> } {
  const pages: TestPage[] = [];
  afterEach(async () => {
    for (const page of pages.splice(0)) await page.room.close();
  });
  return {
    open: (browser, ...args) => {
      const page = browser.open(...args);
      pages.push(page);
      return page;
    },
    live: (page) => until(() => page.room.connection.get().state === "live" && page.handle("x").writable.get()),
  };
}
