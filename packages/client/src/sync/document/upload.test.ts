import { readCells, textName, waitingEvents } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { LOCAL } from "./room-document.ts";
import { PIECE } from "./document-wire.ts";
import { place, quiet, TestBrowser, until, type TestPage } from "../testing/test-room.ts";
import { TestServer } from "../testing/test-server.ts";
import { cutOff, usePages } from "../testing/use-pages.ts";

const { enter } = usePages();
const EDITS = 5_000;

/** A week of work: values, a long text, and clicks. */
function work(page: TestPage): void {
  const doc = page.room.documents.current("room").get()?.doc;
  for (let n = 0; n < EDITS; n += 1) {
    if (n % 5 === 0) page.set(`k${n % 100}`, { n, note: "a value of some length, as people write them" });
    else doc?.transact(() => doc.getText(textName("note")).insert(0, `${n} more words for the long note, and some more of them; `), LOCAL);
  }
  for (let n = 0; n < 50; n += 1) page.room.presses.press(place(`go-${n}`));
}

async function away(): Promise<{ readonly server: TestServer; readonly browser: TestBrowser; readonly page: TestPage }> {
  const { server, browser, page } = await enter();
  cutOff(server);
  work(page);
  server.reachable = true;
  return { server, browser, page };
}

describe("days of work", () => {
  it("[OFF-5] go in pieces, one at a time, and each click once", async () => {
    const { server, browser, page } = await away();
    server.durable = false;
    const counts: number[] = [];
    page.room.saving.subscribe((saving) => saving.state === "sending" && counts.push(saving.changes));
    browser.says("online");
    let pieces = 0;
    while (page.saving !== "saved") {
      await until(() => server.marks.length > 0 || page.saving === "saved");
      await quiet();
      // Of a document no more than one piece is under way.
      expect(Math.max(...Map.groupBy(server.marks, ({ name }) => name).values().map((marks) => marks.length))).toBe(1);
      pieces += server.marks.filter(({ name }) => name === "sales/main").length;
      server.commit();
      await quiet();
    }
    expect(pieces).toBeGreaterThan(2);
    expect(server.largest).toBeLessThan(2 * PIECE);
    expect(counts).toEqual(counts.toSorted((a, b) => b - a));
    const mine = page.room.documents.current("room").get()?.doc;
    expect(Object.fromEntries(readCells(server.doc("sales/main")))).toEqual(mine && Object.fromEntries(readCells(mine)));
    expect(waitingEvents(server.doc("sales/main/me/ana"))).toHaveLength(50);
  });

  it("[OFF-6] a line that breaks in the middle goes on where it was, with what was written meanwhile", async () => {
    const { server, browser, page } = await away();
    server.durable = false;
    browser.says("online");
    const marked = (): boolean => server.marks.some(({ name }) => name === "sales/main");
    await until(marked);
    server.commit();
    await until(marked);
    const before = server.received;
    server.cut();
    server.marks.splice(0);
    expect(page.saving).toMatch(/^offline \d{4}$/);
    page.set("late", true);
    server.durable = true;
    browser.says("online");
    await until(() => page.saving === "saved");
    const mine = page.room.documents.current("room").get()?.doc;
    expect(Object.fromEntries(readCells(server.doc("sales/main")))).toEqual(mine && Object.fromEntries(readCells(mine)));
    expect(server.doc("sales/main").store.pendingStructs).toBeNull();
    // What had come was not sent again.
    expect(server.received - before).toBeLessThan(before * 2);
  });
});
