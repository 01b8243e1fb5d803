import { nextEventId, parseDeviceId, settleEvent, waitingEvents, type DeviceId } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { person, place, quiet, TestBrowser, until } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { cutOff, usePages } from "../testing/use-pages.ts";

const { open, live, enter } = usePages();

describe("clicks and submits", () => {
  it("[SYNC-10] a click waits in its author's document, says how far they had written, and is ready again once handled", async () => {
    const { server, page } = await enter();
    page.set("months", 6);
    const id = page.room.presses.press(place("go"));
    const again = page.room.presses.press(place("other"), { generation: 2, cells: ["months", "absent"] });
    expect([id, again]).toEqual(["device-1:1", "device-1:2"]);
    expect(page.room.presses.state(place("go")).get()).toEqual({ state: "waiting", offline: false });
    const mine = server.doc("sales/main/me/ana");
    await until(() => waitingEvents(mine).length === 2);
    const [click, submit] = waitingEvents(mine);
    const room = page.room.documents.current("room").get();
    expect(click?.after).toEqual({ "sales/main": [room?.doc.clientID, 1] });
    expect(submit?.form).toEqual({ generation: 2, values: { months: 6 } });
    if (id) settleEvent(mine, id, "test");
    await until(() => page.room.presses.state(place("go")).get().state === "ready");
    expect(page.room.presses.state(place("other")).get().state).toBe("waiting");
  });

  it("[SYNC-10] a click made after a reload names the earlier visit's unsaved writes", async () => {
    const { server, browser, page: first } = await enter();
    cutOff(server);
    first.set("months", 6);
    const client = first.room.documents.current("room").get()?.doc.clientID;
    await quiet();
    await first.room.close();
    const second = open(browser, server);
    await until(() => second.saving === "offline 1");
    second.room.presses.press(place("go"));
    const mine = second.room.documents.current("me").get();
    expect(mine && waitingEvents(mine.doc)[0]?.after).toEqual({ "sales/main": [client, 1] });
  });

  it("[SYNC-11] never gives a number twice, though its own document has not been read yet", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const device = parseDeviceId("device-1") as DeviceId;
    const first = open(browser, server);
    await live(first);
    const id = first.room.presses.press(place("go"));
    const mine = server.doc("sales/main/me/ana");
    await until(() => waitingEvents(mine).length === 1);
    if (id) settleEvent(mine, id, "test");
    expect(nextEventId(mine, device)).toBe("device-1:2");
    await first.room.close();
    // The copy is lost and the server is away, but this browser still counts.
    browser.stores.clear();
    server.reachable = false;
    const again = new TestBrowser();
    Object.assign(again, { preferences: browser.preferences });
    const second = open(again, server);
    await until(() => second.room.documents.current("me").get() !== undefined);
    expect(second.room.presses.press(place("go"))).toBe("device-1:2");
  });
});
