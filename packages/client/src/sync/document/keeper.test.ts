import { expect, it } from "vitest";
import { MemoryStore } from "../storage/memory.ts";
import { person, quiet, TestBrowser, until } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { usePages } from "../testing/use-pages.ts";

const { open, live } = usePages();

it("[OFF-11] storage that was full is tried again, and then has all that it did not take", async () => {
  const server = new TestServer(person("ana"));
  const browser = new TestBrowser();
  const store = new MemoryStore();
  browser.stores.set("ana", store);
  const page = open(browser, server);
  await live(page);
  page.set("before", 1);
  await until(() => page.saving === "saved");
  server.reachable = false;
  server.cut();
  const append = store.append.bind(store);
  let tries = 0;
  store.append = (kind) => {
    if (kind === "room") tries += 1;
    return Promise.reject(new DOMException("full", "QuotaExceededError"));
  };
  page.set("months", 6);
  await until(() => page.room.storageProblem.get()?.includes("no space left") === true);
  for (let n = 0; n < 100; n += 1) page.set("months", n);
  await quiet();
  // Not once for each change: the whole copy is kept when there is space.
  expect(tries).toBe(1);
  browser.clock.advance(5_000);
  await quiet();
  expect(tries).toBe(2);
  store.append = append;
  browser.clock.advance(10_000);
  await until(() => page.room.storageProblem.get() === undefined);
  page.set("after", true);
  await quiet();
  await page.room.close();

  const second = open(browser, server);
  await until(() => second.saving === "offline 102");
  expect([second.stored("before"), second.stored("months"), second.stored("after")]).toEqual([1, 99, true]);
  server.reachable = true;
  browser.says("online");
  await until(() => second.saving === "saved");
});
