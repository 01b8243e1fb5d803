import { readEntry, type ElementId } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import type { Answer } from "../ports.ts";
import { MemoryStore } from "../storage/memory.ts";
import { APP, person, quiet, ROOM, TestBrowser, until } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { cutOff, usePages } from "../testing/use-pages.ts";
import { recallIdentity, rememberIdentity } from "./identity.ts";

const { open, live, enter } = usePages();

describe("whose a copy is, and what they may", () => {
  it("[SYNC-4] never sends one person's edits under another's name", async () => {
    const { server, browser, page: first } = await enter();
    cutOff(server);
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

  it("[SYNC-4] shows nothing of one person's own part of the view to another", async () => {
    const { server, browser, page: first } = await enter();
    const secret = "secret" as ElementId;
    const elements = [{ id: secret, kind: "text", props: { body: "Only Ana" } }] as const;
    server.tell({ type: "snapshot", generation: "own", seq: 0, page: "", channel: "private", elements });
    await until(() => first.room.view.get(secret) !== undefined);
    await first.room.close();

    // The copy of whoever was here last is shown until the server has said who is here now; not if it says so first.
    cutOff(server);
    const second = open(browser, server);
    await until(() => second.room.view.get(secret) !== undefined);
    server.reachable = true;
    server.person = person("ben");
    browser.says("online");
    await until(() => second.room.me.get()?.id === "ben");
    expect(second.room.view.get(secret)).toBeUndefined();
  });

  it("[SYNC-4] shows nothing of another's view either where the server was faster than this browser's storage", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const kept = new MemoryStore();
    browser.stores.set("ana", kept);
    await kept.writeJson("view:", JSON.stringify({ shared: [], private: [{ id: "secret", kind: "text", props: { body: "Only Ana" } }], people: [] }));
    rememberIdentity(browser.preferences, APP, ROOM, { person: person("ana"), title: "" });
    let release = (): void => undefined;
    const gate = new Promise<void>((resolve) => (release = resolve));
    const read = kept.readJson.bind(kept);
    kept.readJson = (key) => gate.then(() => read(key));
    server.greets = false;
    const page = open(browser, server);
    await until(() => server.said.length > 0);
    server.tell({ type: "hello", boot: "b", me: person("ben"), title: "", client: "" });
    await until(() => page.room.me.get()?.id === "ben");
    release();
    await quiet();
    expect(page.room.view.get("secret" as ElementId)).toBeUndefined();
  });

  it("[SYNC-5] sets aside, and never sends, what somebody may no longer write", async () => {
    const { server, browser, page } = await enter();
    cutOff(server);
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
    const { server, browser, page: first } = await enter();
    cutOff(server);
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

  it("[SYNC-27] where a room may not be opened any more, its copies go, and what was unsaved is set aside", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    let answer: Answer | undefined;
    const page = open(browser, server, () => answer ?? { kind: "ok", body: { person: { ...server.person }, title: "Test" } });
    await live(page);
    page.set("seen", 1);
    await until(() => page.saving === "saved");
    cutOff(server);
    page.set("months", 6);
    await quiet();
    answer = { kind: "refused", code: 403, reason: "You may not open this room" };
    browser.says("online");
    await until(() => page.room.connection.get().state === "refused");
    const store = page.room.documents.store;
    await until(() => page.room.view.empty);
    expect((await store?.listSetAside())?.map((item) => item.cells)).toEqual([{ seen: 1, months: 6 }]);
    expect(await store?.load("room")).toEqual({ updates: [], unsaved: [] });
    expect(await store?.readJson("view:")).toBeNull();
    expect(page.room.view.empty).toBe(true);
    expect(recallIdentity(browser.preferences, APP, ROOM)).toBeUndefined();
  });
});
