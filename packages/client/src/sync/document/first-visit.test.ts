import { ensureValues, ORIGIN, textName, writeEntry } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { LOCAL } from "./room-document.ts";
import { person, TestBrowser, until } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { usePages } from "../testing/use-pages.ts";

const { open, live } = usePages();
const NAME = "sales/main";

/** A server with a room in which people have long worked: most of what they did is overwritten. */
function oldRoom(): TestServer {
  const server = new TestServer(person("ana"));
  const doc = server.doc(NAME);
  ensureValues(doc);
  for (let n = 0; n < 2_000; n += 1) {
    writeEntry(doc, `k${n % 10}`, n, ORIGIN.test);
    doc.getText(textName("note")).insert(0, "a");
  }
  return server;
}

describe("the first visit to a room with a long history", () => {
  it("[SYNC-33] sends nothing back of what has just come, and keeps it all", async () => {
    const server = oldRoom();
    const browser = new TestBrowser();
    // A room that opens says who one is after it has sent what it has.
    server.greets = false;
    const page = open(browser, server);
    await until(() => page.room.documents.current("room").get()?.synced.get() === true);
    for (const connection of server.connections) server.greet(connection);
    await live(page);
    // Four documents, of which each says that there is nothing.
    expect(server.received).toBeLessThan(20);
    expect(page.stored("k9")).toBe(1_999);
    page.room.documents.flush();
    await page.room.close();
    server.reachable = false;
    const again = open(browser, server);
    await until(() => again.stored("k9") === 1_999);
    const doc = again.room.documents.current("room").get()?.doc;
    expect(doc && Y.encodeStateVector(doc)).toEqual(Y.encodeStateVector(server.doc(NAME)));
    expect(doc?.getText(textName("note")).length).toBe(2_000);
  });

  it("[SYNC-33] what is written the moment the values are here is sent, and kept", async () => {
    const server = oldRoom();
    const browser = new TestBrowser();
    const page = open(browser, server);
    let wrote = false;
    page.room.documents.current("room").subscribe((document) => document?.cells.ready.subscribe((ready) => {
      if (!ready || wrote) return;
      wrote = true;
      writeEntry(document.doc, "mine", "written at once", LOCAL);
    }));
    await live(page);
    await until(() => wrote && page.saving === "saved");
    expect(server.doc(NAME).getMap<Y.Map<unknown>>("$values").get("1")?.get("mine")).toEqual({ v: "written at once", r: 1 });
    page.room.documents.flush();
    await page.room.close();
    server.reachable = false;
    const again = open(browser, server);
    await until(() => again.stored("mine") === "written at once" && again.stored("k9") === 1_999);
  });

  it("[SYNC-33] what a server lost that had told of it is handed back to the next one, deletions too", async () => {
    const server = oldRoom();
    const before = Y.encodeStateAsUpdate(server.doc(NAME));
    const browser = new TestBrowser();
    const page = open(browser, server);
    await live(page);
    await until(() => page.stored("k9") === 1_999);
    const note = page.room.documents.current("room").get()?.doc.getText(textName("note"));
    writeEntry(server.doc(NAME), "late", 1, ORIGIN.test);
    server.doc(NAME).getText(textName("note")).delete(0, 500);
    await until(() => page.stored("late") === 1 && note?.length === 1_500);
    server.docs.delete(NAME);
    const next = new Y.Doc();
    Y.applyUpdate(next, before);
    server.docs.set(NAME, next);
    server.cut();
    browser.says("online");
    await until(() => next.getText(textName("note")).length === 1_500);
    expect(next.getMap<Y.Map<unknown>>("$values").get("1")?.get("late")).toEqual({ v: 1, r: 1 });
  });
});
