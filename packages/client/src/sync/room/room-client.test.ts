import { readEntry, writeEntry, type ElementId } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { SETTLED_AFTER } from "../connection/connector.ts";
import { MemoryStore } from "../storage/memory.ts";
import { person, quiet, TestBrowser, until } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { comeBack, cutOff, usePages } from "../testing/use-pages.ts";

const { open, live, enter } = usePages();

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
    const { server, browser, page: first } = await enter();
    first.set("months", 6);
    await until(() => first.saving === "saved");
    await first.room.close();

    cutOff(server);
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
    comeBack(server, browser);
    await until(() => third.saving === "saved");
    expect(readEntry(server.doc("sales/main"), "months")).toEqual({ v: 9, r: 2 });

    // And once it is saved, no later visit counts it again.
    await third.room.close();
    cutOff(server);
    const fourth = open(browser, server);
    await until(() => fourth.stored("months") === 9);
    expect(fourth.saving).toBe("saved");
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
    cutOff(server);
    const second = open(browser, server);
    await until(() => second.stored("months") === 3);
    expect(second.handle("months").writable.get()).toBe(false);
    expect(second.room.documents.current("room").get()?.doc.getText("text:note").toString()).toBe("hello");
    expect(second.saving).toBe("saved");
  });

  it("[SYNC-7] waits with what it has until the server has said who is here", async () => {
    const { server, browser, page: first } = await enter();
    cutOff(server);
    first.set("months", 6);
    server.greets = false;
    comeBack(server, browser);
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
    cutOff(server);
    one.set("months", 6);
    await until(() => two.stored("months") === 6);
    expect(two.saving).toBe("offline 1");
    // A third tab that opens now asks the others for what has not been kept yet.
    const three = open(browser, server);
    await until(() => three.stored("months") === 6);
  });

  it("[SYNC-8] a tab asks the others for what this browser has not kept", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    browser.openStore = async () => new MemoryStore();
    const one = open(browser, server);
    await live(one);
    cutOff(server);
    one.set("months", 6);
    const two = open(browser, server);
    await until(() => two.stored("months") === 6);
  });

  it("[SYNC-9] goes on in memory where the browser keeps nothing, and says so", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    browser.openStore = () => new Promise(() => undefined);
    const page = open(browser, server);
    await quiet();
    browser.clock.advance(8_500);
    await live(page);
    await until(() => /keeps nothing/.test(page.room.storageProblem.get() ?? ""));
    expect(page.set("months", 6)).toBe(true);
    await until(() => page.saving === "saved");
  });

  it("[SYNC-3] waits for storage that opens late, as that of a busy telephone does, and has what it kept", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const first = open(browser, server);
    await live(first);
    cutOff(server);
    first.set("months", 6);
    await until(() => first.saving === "offline 1");
    await first.room.close();
    const { openStore } = browser;
    const late = Promise.withResolvers<void>();
    browser.openStore = (who) => late.promise.then(() => openStore(who));
    const second = open(browser, server);
    await quiet();
    browser.clock.advance(5_000);
    late.resolve();
    await until(() => second.stored("months") === 6 && second.saving === "offline 1");
    expect(second.room.storageProblem.get() ?? "").toBe("");
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
    const { server, browser, page } = await enter();
    server.person = person("guest");
    server.cut(4401, "The session is missing");
    await until(() => page.room.me.get()?.id === "guest");
    browser.clock.advance(2_000);
    await live(page);
  });

  it("[SYNC-13] says offline at once when the device says so, and live again if the server still answers", async () => {
    const { browser, page } = await enter();
    browser.says("offline");
    expect(page.room.connection.get().state).toBe("offline");
    browser.clock.advance(SETTLED_AFTER);
    await until(() => page.room.connection.get().state === "live");
  });

  it("[SYNC-14] notices that the server serves a newer page", async () => {
    const { server, browser, page } = await enter();
    expect(page.room.served.get()).toBe("v1");
    server.version = "v2";
    server.cut();
    browser.says("online");
    await until(() => page.room.served.get() === "v2");
  });

  it("[SYNC-26] a message that cannot be read ends the line, and the page goes on with a new one", async () => {
    const { server, browser, page } = await enter();
    server.connections.forEach((connection) => connection.events.received(new Uint8Array([10, 115, 97])));
    expect(page.room.connection.get().state).toBe("offline");
    expect(page.set("months", 6)).toBe(true);
    await quiet();
    browser.clock.advance(2_000);
    await until(() => readEntry(server.doc("sales/main"), "months")?.v === 6);
    await until(() => page.saving === "saved");
  });

  it("[SYNC-9] shows what is whole of a copy that was damaged, says so, and gets the rest from the server", async () => {
    const { server, browser, page: first } = await enter();
    first.set("months", 6);
    await until(() => first.saving === "saved");
    await first.room.close();
    await browser.stores.get("ana")?.append("room", [new Uint8Array([9, 9, 9, 9])]);
    const second = open(browser, server);
    await live(second);
    expect(second.stored("months")).toBe(6);
    await until(() => /damaged/.test(second.room.storageProblem.get() ?? ""));
  });

  it("[SYNC-1] a first visit that finds no server asks again, once at a time, and comes in when it is there", async () => {
    const server = new TestServer(person("ana"));
    server.reachable = false;
    const browser = new TestBrowser();
    const page = open(browser, server);
    await until(() => page.room.connection.get().state === "offline");
    comeBack(server, browser);
    browser.says("online");
    await live(page);
    expect(server.connections).toHaveLength(1);
    expect(server.said.filter(({ type }) => type === "join")).toHaveLength(1);
  });

  it("[SYNC-29] says that it is offline where the network goes before the first view is here, and comes in when it is back", async () => {
    const server = new TestServer(person("ana"));
    server.greets = false;
    const browser = new TestBrowser();
    const page = open(browser, server);
    await until(() => server.said.some(({ type }) => type === "join"));
    expect(page.room.connection.get()).toEqual({ state: "opening" });
    browser.says("offline");
    expect(page.room.connection.get().state).toBe("offline");
    server.greets = true;
    server.cut();
    browser.says("online");
    await live(page);
  });

  it("[SYNC-3] keeps the view as it was when the line was lost, without waiting", async () => {
    const { server, browser, page } = await enter();
    server.tell({ type: "ops", generation: server.boot, seq: 1, page: "", channel: "shared", ops: [{ op: "set", element: { id: "late" as ElementId, kind: "text", props: { body: "last" } } }] });
    await until(() => page.room.view.get("late" as ElementId) !== undefined);
    browser.says("offline");
    expect(await browser.stores.get("ana")?.readJson("view:")).toContain("last");
  });
});
