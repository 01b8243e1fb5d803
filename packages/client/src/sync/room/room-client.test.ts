import { readEntry, writeEntry } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import type { Answer } from "../ports.ts";
import { APP, person, quiet, ROOM, TestBrowser, until } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { usePages } from "../testing/use-pages.ts";
import { recallIdentity } from "./identity.ts";

const { open, live } = usePages();

describe("a room in a page", () => {
  it("[SYNC-1] opens, shows the view, and writes values that the server gets", async () => {
    const server = new TestServer(person("ana"));
    const page = open(new TestBrowser(), server);
    expect(page.room.connection.get()).toEqual({ state: "opening" });
    await live(page);
    expect(page.room.me.get()?.name).toBe("ANA");
    expect(page.set("months", 6)).toBe(true);
    await until(() => readEntry(server.doc("sales/main"), "months")?.v === 6);
    await until(() => page.saving === "saved");
  });

  it("[SYNC-2] says saved only once the server has called every change durable", async () => {
    const server = new TestServer(person("ana"));
    server.durable = false;
    const page = open(new TestBrowser(), server);
    await live(page);
    page.set("months", 6);
    page.set("mine", true, "me");
    await quiet();
    expect(page.saving).toBe("sending 2");
    server.commit();
    await until(() => page.saving === "saved");
  });

  it("[SYNC-2] marks again after a reconnect what was not answered", async () => {
    const server = new TestServer(person("ana"));
    server.durable = false;
    const browser = new TestBrowser();
    const page = open(browser, server);
    await live(page);
    page.set("months", 6);
    await until(() => server.marks.length === 1);
    server.marks.length = 0;
    server.cut();
    expect(page.saving).toBe("offline 1");
    server.durable = true;
    browser.says("online");
    await until(() => page.saving === "saved");
  });

  it("[SYNC-3] opens again without the server: the last view, one's own values, and edits that go on", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const first = open(browser, server);
    await live(first);
    first.set("months", 6);
    await until(() => first.saving === "saved");
    await first.room.close();

    server.reachable = false;
    server.cut();
    const second = open(browser, server);
    await until(() => second.room.connection.get().state === "offline");
    expect(second.room.view.stale.get()).toBe(true);
    expect(second.stored("months")).toBe(6);
    expect(second.set("months", 9)).toBe(true);
    expect(second.saving).toBe("offline 1");
    await quiet();
    await second.room.close();

    // Reloaded once more, still offline: the count has not been forgotten.
    const third = open(browser, server);
    await until(() => third.saving === "offline 1");
    server.reachable = true;
    browser.says("online");
    await until(() => third.saving === "saved");
    expect(readEntry(server.doc("sales/main"), "months")).toEqual({ v: 9, r: 2 });
  });

  it("[SYNC-4] never sends one person's edits under another's name", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const first = open(browser, server);
    await live(first);
    server.reachable = false;
    server.cut();
    first.set("months", 6);
    await quiet();
    await first.room.close();

    server.reachable = true;
    server.person = person("ben");
    const second = open(browser, server);
    await until(() => second.room.me.get()?.id === "ben" && second.room.connection.get().state === "live");
    await live(second);
    await quiet();
    expect(readEntry(server.doc("sales/main"), "months")).toBeUndefined();
    expect(second.stored("months")).toBeUndefined();
    expect(second.saving).toBe("saved");
  });

  it("[SYNC-5] sets aside, and never sends, what somebody may no longer write", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const page = open(browser, server);
    await live(page);
    server.reachable = false;
    server.cut();
    page.set("months", 6);
    server.reachable = true;
    server.person = person("ana", "viewer");
    browser.says("online");
    await until(() => page.room.me.get()?.role === "viewer" && page.room.connection.get().state === "live");
    await until(() => page.saving === "saved");
    await until(() => page.room.documents.current("room").get()?.synced.get() === true);
    expect(page.stored("months")).toBeUndefined();
    expect(page.set("months", 7)).toBe(false);
    expect(readEntry(server.doc("sales/main"), "months")).toBeUndefined();
    const [aside] = (await page.room.documents.store?.listSetAside()) ?? [];
    expect(aside?.cells).toEqual({ months: 6 });

    // Allowed again: the old edit does not come back to life.
    server.person = person("ana", "editor");
    server.cut(4410, "What you may do here has changed");
    browser.says("online");
    await until(() => page.room.me.get()?.role === "editor" && page.handle("x").writable.get());
    await quiet();
    expect(readEntry(server.doc("sales/main"), "months")).toBeUndefined();
  });

  it("[SYNC-5] sets aside also what an earlier visit left, where the right is gone before this one", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const first = open(browser, server);
    await live(first);
    server.reachable = false;
    server.cut();
    first.set("months", 6);
    await quiet();
    await first.room.close();

    server.reachable = true;
    server.person = person("ana", "viewer");
    browser.preferences.set("tutti:me:sales/main", "");
    const second = open(browser, server);
    await until(() => second.room.connection.get().state === "live");
    expect((await second.room.documents.store?.listSetAside())?.length).toBe(1);
  });

  it("[SYNC-6] opens what it may only read afresh on each line, and shows the old copy until the new one is whole", async () => {
    const server = new TestServer(person("ana", "viewer"));
    const browser = new TestBrowser();
    writeEntry(server.doc("sales/main"), "months", 3, "test");
    const page = open(browser, server);
    await until(() => page.stored("months") === 3);
    const seen: unknown[] = [];
    page.handle("months").stored.subscribe((value) => seen.push(value));
    // The server had broadcast 4 and died before committing it; the new one knows only 3.
    writeEntry(server.doc("sales/main"), "months", 4, "test");
    await until(() => page.stored("months") === 4);
    server.docs.clear();
    writeEntry(server.doc("sales/main"), "months", 3, "test");
    server.boot = "boot-2";
    server.cut();
    expect(page.stored("months")).toBe(4);
    browser.says("online");
    await until(() => page.stored("months") === 3);
    expect(seen).toEqual([3, 4, 3]);
  });

  it("[SYNC-6] shows a reader the last values when the server is away", async () => {
    const server = new TestServer(person("ana", "viewer"));
    const browser = new TestBrowser();
    writeEntry(server.doc("sales/main"), "months", 3, "test");
    server.doc("sales/main").getText("text:note").insert(0, "hello");
    const first = open(browser, server);
    await until(() => first.stored("months") === 3);
    browser.clock.advance(5_000);
    await quiet();
    await first.room.close();
    server.reachable = false;
    server.cut();
    const second = open(browser, server);
    await until(() => second.stored("months") === 3);
    expect(second.handle("months").writable.get()).toBe(false);
    expect(second.room.documents.current("room").get()?.doc.getText("text:note").toString()).toBe("hello");
    expect(second.saving).toBe("saved");
  });

  it("[SYNC-7] waits with what it has until the server has said who is here", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const first = open(browser, server);
    await live(first);
    server.reachable = false;
    server.cut();
    first.set("months", 6);
    server.greets = false;
    server.reachable = true;
    browser.says("online");
    await until(() => server.connections.length === 1 && server.connections[0]?.opened.has("sales/main") === true);
    await quiet();
    expect(readEntry(server.doc("sales/main"), "months")).toBeUndefined();
    server.connections.forEach((connection) => server.greet(connection));
    await until(() => readEntry(server.doc("sales/main"), "months")?.v === 6);
  });

  it("[SYNC-8] two tabs that are offline agree", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const [one, two] = [open(browser, server), open(browser, server)];
    await live(one);
    await live(two);
    server.reachable = false;
    server.cut();
    one.set("months", 6);
    await until(() => two.stored("months") === 6);
    expect(two.saving).toBe("offline 1");
    // A third tab that opens now asks the others for what has not been kept yet.
    const three = open(browser, server);
    await until(() => three.stored("months") === 6);
  });

  it("[SYNC-9] goes on in memory where the browser keeps nothing, and says so", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    browser.openStore = () => new Promise(() => undefined);
    const page = open(browser, server);
    await quiet();
    browser.clock.advance(2_500);
    await live(page);
    expect(page.room.storageProblem.get()).toMatch(/keeps nothing/);
    expect(page.set("months", 6)).toBe(true);
    await until(() => page.saving === "saved");
  });

  it("[SYNC-12] shows the sentence of a server that refuses, and does not try again", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const page = open(browser, server, () => ({ kind: "refused", code: 403, reason: "Not you" }));
    await until(() => page.room.connection.get().state === "refused");
    expect(page.room.connection.get()).toEqual({ state: "refused", code: 403, reason: "Not you" });
    browser.clock.advance(60_000);
    await quiet();
    expect(server.connections).toHaveLength(0);
  });

  it("[SYNC-12] asks again who we are when a session was lost, and goes on", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const page = open(browser, server);
    await live(page);
    server.person = person("guest");
    server.cut(4401, "The session is missing");
    await until(() => page.room.me.get()?.id === "guest");
    browser.clock.advance(2_000);
    await live(page);
  });

  it("[SYNC-13] says offline at once when the device says so, and live again if the server still answers", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const page = open(browser, server);
    await live(page);
    browser.says("offline");
    expect(page.room.connection.get().state).toBe("offline");
    await until(() => page.room.connection.get().state === "live");
  });

  it("[SYNC-14] notices that the server serves a newer page", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const page = open(browser, server);
    await live(page);
    expect(page.room.outdated.get()).toBe(false);
    server.version = "v2";
    server.cut();
    browser.says("online");
    await until(() => page.room.outdated.get());
  });

  it("[SYNC-26] a message that cannot be read ends the line, and the page goes on with a new one", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const page = open(browser, server);
    await live(page);
    server.connections.forEach((connection) => connection.events.received(new Uint8Array([10, 115, 97])));
    expect(page.room.connection.get().state).toBe("offline");
    expect(page.set("months", 6)).toBe(true);
    await quiet();
    browser.clock.advance(2_000);
    await until(() => readEntry(server.doc("sales/main"), "months")?.v === 6);
    await until(() => page.saving === "saved");
  });

  it("[SYNC-27] where a room may not be opened any more, its copies go, and what was unsaved is set aside", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    let answer: Answer | undefined;
    const page = open(browser, server, () => answer ?? { kind: "ok", body: { person: { ...server.person }, title: "Test" } });
    await live(page);
    page.set("seen", 1);
    await until(() => page.saving === "saved");
    server.reachable = false;
    server.cut();
    page.set("months", 6);
    await quiet();
    answer = { kind: "refused", code: 403, reason: "You may not open this room" };
    browser.says("online");
    await until(() => page.room.connection.get().state === "refused");
    const store = page.room.documents.store;
    await until(() => page.room.documents.current("room").get() === undefined);
    await quiet();
    expect((await store?.listSetAside())?.map((item) => item.cells)).toEqual([{ seen: 1, months: 6 }]);
    expect(await store?.load("room")).toEqual({ updates: [], unsaved: [] });
    expect(await store?.readJson("view:")).toBeNull();
    expect(page.room.view.empty).toBe(true);
    expect(recallIdentity(browser.preferences, APP, ROOM)).toBeUndefined();
  });

  it("[SYNC-9] shows what is whole of a copy that was damaged, says so, and gets the rest from the server", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const first = open(browser, server);
    await live(first);
    first.set("months", 6);
    await until(() => first.saving === "saved");
    await first.room.close();
    await browser.stores.get("ana")?.append("room", [new Uint8Array([9, 9, 9, 9])]);
    const second = open(browser, server);
    await live(second);
    expect(second.stored("months")).toBe(6);
    expect(second.room.storageProblem.get()).toMatch(/damaged/);
  });

  it("[SYNC-1] a first visit that finds no server asks again, once at a time, and comes in when it is there", async () => {
    const server = new TestServer(person("ana"));
    server.reachable = false;
    const browser = new TestBrowser();
    const page = open(browser, server);
    await quiet();
    expect(page.room.connection.get()).toEqual({ state: "opening" });
    server.reachable = true;
    browser.says("online");
    browser.says("online");
    await live(page);
    expect(server.connections).toHaveLength(1);
    expect(server.said.filter(({ type }) => type === "join")).toHaveLength(1);
  });
});
