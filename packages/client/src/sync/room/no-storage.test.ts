import { readCells } from "@tutti/protocol";
import { IDBFactory } from "fake-indexeddb";
import { expect, it } from "vitest";
import { openIndexedDb } from "../storage/indexed-db.ts";
import type { RoomStore } from "../storage/port.ts";
import { MemoryStore } from "../storage/memory.ts";
import { person, TestBrowser, until } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { comeBack, cutOff, usePages } from "../testing/use-pages.ts";

const { open, live } = usePages();

/** A store of which these calls reject, as IndexedDB rejects them. */
function refusing(error: DOMException, ...calls: readonly (keyof RoomStore)[]): RoomStore {
  const refuse = async (): Promise<never> => {
    throw error;
  };
  return new Proxy(new MemoryStore(), {
    get: (store, name) => {
      if (calls.some((call) => call === name)) return refuse;
      const value: unknown = Reflect.get(store, name, store);
      return typeof value === "function" ? value.bind(store) : value;
    },
  });
}

const DENIED = new DOMException("The user denied permission to access the database.", "SecurityError");
const FULL = new DOMException("The current transaction exceeded its quota limitations.", "QuotaExceededError");
const BROKEN = new DOMException("Internal error opening backing store for indexedDB.open.", "UnknownError");

/** What site data that is blocked looks like: the call itself throws. */
class Blocked extends IDBFactory {
  override open(): never {
    throw DENIED;
  }
}

it.each<[string, () => Promise<RoomStore>, RegExp]>([
  ["is denied as it is opened", () => Promise.reject(DENIED), /keeps nothing for this app/],
  ["throws as it is opened", () => openIndexedDb("blocked", new Blocked()), /keeps nothing for this app/],
  ["opens and reads nothing back", async () => refusing(BROKEN, "load", "readJson", "listSetAside"), /keeps nothing for this app/],
  ["is full from the beginning", async () => refusing(FULL, "append", "settle", "writeJson", "setAside"), /no space left for this app/],
  ["takes and gives nothing at all", async () => refusing(BROKEN, "load", "append", "settle", "drop", "readJson", "writeJson", "setAside", "listSetAside", "discard"), /keeps nothing for this app/],
])("[SYNC-9] where the browser's storage %s, the page says so, works with the server, goes on without it in memory, and sends that later", async (_, openStore, sentence) => {
  const [server, browser] = [new TestServer(person("ana")), new TestBrowser()];
  browser.openStore = openStore;
  const page = open(browser, server);
  await live(page);
  expect(page.set("months", 6)).toBe(true);
  await until(() => page.saving === "saved" && readCells(server.doc("sales/main")).get("months") === 6);
  await until(() => sentence.test(page.room.storageProblem.get() ?? ""));
  cutOff(server);
  expect(page.set("months", 7)).toBe(true);
  expect(page.set("region", "APAC")).toBe(true);
  await until(() => page.saving === "offline 2");
  expect(page.stored("months")).toBe(7);
  comeBack(server, browser);
  await until(() => page.saving === "saved");
  expect(Object.fromEntries(readCells(server.doc("sales/main")))).toMatchObject({ months: 7, region: "APAC" });
});
