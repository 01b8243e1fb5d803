import { cellEntry, cellMember, memberName, textName } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { LOCAL } from "../document/room-document.ts";
import { person, place, quiet, TestBrowser, until, type TestPage } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { usePages } from "../testing/use-pages.ts";
import { writeValues } from "../values/value-handles.ts";
import { entriesThatWait, eventsThatWait } from "./what-waits.ts";

const { open, live } = usePages();

const waits = (page: TestPage): unknown => {
  const [room, me] = (["room", "me"] as const).map((scope) => page.room.documents.current(scope).get());
  if (!room || !me) return undefined;
  const { unsent, sent } = eventsThatWait(me);
  return { entries: entriesThatWait(room, new Set()).toSorted(), unsent: unsent.map(({ id }) => id), sent: sent.map(({ id }) => id) };
};
const NOTHING = { entries: [], unsent: [], sent: [] };
const cell = memberName("stock", cellMember("=Rye", "sacks"));

describe("what waits", () => {
  it("[OFF-10] is what was written since the server had all, also after a reload, and nothing once it has it", async () => {
    const server = new TestServer(person("ana"));
    const browser = new TestBrowser();
    const first = open(browser, server);
    await live(first);
    first.set("before", 1);
    await until(() => first.saving === "saved");
    expect(waits(first)).toEqual(NOTHING);
    server.reachable = false;
    server.cut();
    first.set("months", 6);
    const shared = first.room.documents.current("room").get()?.doc;
    shared?.transact(() => shared.getText(textName("note")).insert(0, "hello"), LOCAL);
    writeValues(first.room.documents.current("room").get(), [[cell, cellEntry(9, person("ana").id)]]);
    const click = first.room.presses.press(place("go"));
    const all = { entries: ["months", cell, textName("note")].toSorted(), unsent: [click], sent: [] };
    expect(waits(first)).toEqual(all);
    await quiet();
    await first.room.close();

    const second = open(browser, server);
    await until(() => second.saving === "offline 4");
    expect(waits(second)).toEqual(all);
    second.set("before", 2);
    expect(waits(second)).toEqual({ ...all, entries: ["before", ...all.entries].toSorted() });
    server.reachable = true;
    browser.says("online");
    await until(() => second.saving === "saved");
    // The server has the click, and nobody has dealt with it.
    expect(waits(second)).toEqual({ ...NOTHING, sent: [click] });
  });
});
