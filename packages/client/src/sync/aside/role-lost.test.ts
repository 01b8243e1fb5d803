import { cellEntry, cellMember, COMMENT_EVENTS, memberName, parseCommentId, readCells, textName, waitingEvents, type CommentEvent } from "@tutti/protocol";
import type * as Y from "yjs";
import { describe, expect, it } from "vitest";
import { LOCAL } from "../document/room-document.ts";
import type { SetAside } from "../storage/port.ts";
import { person, place, quiet, until, type TestPage } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { cutOff, usePages } from "../testing/use-pages.ts";
import { undoOf } from "../undo/undo-history.ts";
import { writeValues } from "../values/value-handles.ts";

const { open, enter } = usePages();
const comment = parseCommentId("a".repeat(20));

/** Writes one of each, where nothing can be sent. */
function writeAll(page: TestPage): void {
  page.set("months", 6);
  const shared = page.room.documents.current("room").get()?.doc;
  shared?.transact(() => shared.getText(textName("note")).insert(0, "from the tunnel"), LOCAL);
  writeValues(page.room.documents.current("room").get(), [[memberName("stock", cellMember("=Rye", "sacks")), cellEntry(9, person("ana").id)]]);
  page.room.presses.press(place("go"));
  page.room.presses.press(place("mine", "me"));
  if (comment) page.room.presses.post(COMMENT_EVENTS, (id, at): CommentEvent => ({ id, at, act: { kind: "reply", thread: comment, comment, text: "hello" } }));
}

const sent = (server: TestServer): unknown => {
  const [room, mine] = [server.doc("sales/main"), server.doc("sales/main/me/ana")];
  return { cells: Object.fromEntries(readCells(room)), clicks: waitingEvents(mine).map(({ key }) => key), said: COMMENT_EVENTS.waiting(mine).length };
};
const listed = (page: TestPage): Promise<readonly SetAside[]> => page.room.documents.listSetAside();
const settled = (page: TestPage, role: string): Promise<void> =>
  until(() => page.room.me.get()?.role === role && page.room.connection.get().state === "live" && page.room.documents.current("room").get()?.synced.get() === true && page.saving === "saved");

describe("a role that was lost meanwhile", () => {
  it("[OFF-7] values, text, table, click and comment are set aside before the first sync, over a reload, and never sent", async () => {
    const { server, browser, page: first } = await enter();
    cutOff(server);
    writeAll(first);
    await quiet();
    await first.room.close();

    server.reachable = true;
    server.person = person("ana", "viewer");
    const second = open(browser, server);
    await settled(second, "viewer");
    const nothing = { cells: {}, clicks: ["mine"], said: 0 };
    expect(sent(server)).toEqual(nothing);
    const [inRoom, own] = (await listed(second)).toSorted((a, b) => b.document.localeCompare(a.document));
    expect(inRoom?.cells).toMatchObject({ months: 6, [textName("note")]: "from the tunnel" });
    expect(JSON.stringify(inRoom?.cells)).toContain("sacks");
    expect(own?.events).toMatchObject([{ kind: "click", key: "go" }, { act: { text: "hello" } }]);

    // Allowed again, at once and after a reload: what was set aside stays aside.
    server.person = person("ana", "editor");
    server.cut(4410, "What you may do here has changed");
    browser.says("online");
    await settled(second, "editor");
    expect(sent(server)).toEqual(nothing);
    await second.room.close();
    const third = open(browser, server);
    await settled(third, "editor");
    await quiet();
    expect(sent(server)).toEqual(nothing);
    expect(await listed(third)).toHaveLength(2);
    for (const { id } of await listed(third)) await third.room.documents.discard(id);
    expect(await listed(third)).toEqual([]);
  });

  it("[OFF-7] nothing is sent either where the role was lost and the page lived on", async () => {
    const { server, browser, page } = await enter();
    cutOff(server);
    writeAll(page);
    server.reachable = true;
    server.person = person("ana", "commenter");
    browser.says("online");
    await settled(page, "commenter");
    // A commenter may still say something.
    expect(sent(server)).toEqual({ cells: {}, clicks: ["mine"], said: 1 });
    expect((await listed(page)).flatMap(({ events }) => events ?? [])).toMatchObject([{ key: "go" }]);
  });

  it("[OFF-7] a tab that slept while another of its browser was told of it sends nothing either, once the right is back", async () => {
    const { server, browser, page: slept } = await enter();
    cutOff(server);
    writeAll(slept);
    await quiet();
    server.reachable = true;
    server.person = person("ana", "viewer");
    const awake = open(browser, server);
    await settled(awake, "viewer");
    server.person = person("ana", "editor");
    server.cut(4410, "What you may do here has changed");
    browser.says("online");
    await settled(awake, "editor");
    await settled(slept, "editor");
    expect(sent(server)).toEqual({ cells: {}, clicks: ["mine"], said: 0 });
    expect(await listed(awake)).toHaveLength(2);
    // What is written from now on is taken, and kept, in both.
    expect(slept.set("months", 7)).toBe(true);
    await until(() => awake.stored("months") === 7 && readCells(server.doc("sales/main")).get("months") === 7);
  });

  it("[UNDO-6] what was written before the role was lost is not offered to be taken back, neither as a viewer nor once the right is back", async () => {
    const { server, browser, page } = await enter();
    page.handle("months").set(6, 0);
    await settled(page, "editor");
    expect(page.room.undo.can.get().undo).toBe(true);
    for (const role of ["viewer", "editor"] as const) {
      server.person = person("ana", role);
      server.cut(4410, "What you may do here has changed");
      browser.says("online");
      await settled(page, role);
      expect(page.room.undo.can.get()).toEqual({ undo: false, redo: false });
    }
    page.handle("months").set(7, 0);
    expect(undoOf(page.room).undo()).toMatchObject({ entry: "months", value: 6 });
    expect(undoOf(page.room).undo()).toBeUndefined();
  });

  it("[OFF-8] a click that the server has had is not taken back", async () => {
    const { server, browser, page } = await enter();
    page.room.presses.press(place("go"));
    const mine: Y.Doc = server.doc("sales/main/me/ana");
    await until(() => waitingEvents(mine).length === 1);
    server.person = person("ana", "viewer");
    server.cut(4410, "What you may do here has changed");
    browser.says("online");
    await settled(page, "viewer");
    expect(waitingEvents(mine)).toHaveLength(1);
    expect(await listed(page)).toEqual([]);
  });

  it("[OFF-9] where the browser's storage takes nothing, what is set aside is kept in memory", async () => {
    const { server, browser, page } = await enter();
    const store = page.room.documents.store;
    if (store) store.setAside = () => Promise.reject(new DOMException("full", "QuotaExceededError"));
    cutOff(server);
    page.set("months", 6);
    server.reachable = true;
    server.person = person("ana", "viewer");
    browser.says("online");
    await settled(page, "viewer");
    const [item] = await listed(page);
    expect(item?.cells).toEqual({ months: 6 });
    await until(() => page.room.storageProblem.get()?.includes("no space left") === true);
    if (item) await page.room.documents.discard(item.id);
    expect(await listed(page)).toEqual([]);
  });
});
