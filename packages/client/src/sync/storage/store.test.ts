import { IDBFactory } from "fake-indexeddb";
import { describe, expect, it } from "vitest";
import * as Y from "yjs";
import { databaseName, openIndexedDb } from "./indexed-db.ts";
import { MemoryStore } from "./memory.ts";
import { FOLD_ROWS, type RoomStore } from "./port.ts";

const change = (write: (map: Y.Map<unknown>) => void): Uint8Array => {
  const doc = new Y.Doc();
  write(doc.getMap("m"));
  return Y.encodeStateAsUpdate(doc);
};
const read = (updates: readonly Uint8Array[]): unknown => {
  const doc = new Y.Doc();
  for (const update of updates) Y.applyUpdate(doc, update);
  return Object.fromEntries(doc.getMap("m").entries());
};
const note = (tab: string, changes: number) => ({ tab, changes, client: 1, clock: changes });

/** What every store promises; run by each. `again` opens what the last one kept. */
function contract(make: () => { open: () => Promise<RoomStore> }): void {
  it("[SYNC-22] keeps updates in order, for each document, beyond its closing", async () => {
    const { open } = make();
    const first = await open();
    await first.append("room", [change((map) => map.set("a", 1)), change((map) => map.set("b", 2))]);
    await first.append("me", [change((map) => map.set("c", 3))]);
    first.close();
    const second = await open();
    expect(read((await second.load("room")).updates)).toEqual({ a: 1, b: 2 });
    expect(read((await second.load("me")).updates)).toEqual({ c: 3 });
    expect((await second.load("owner")).updates).toEqual([]);
  });

  it("[SYNC-22] notes what is unsaved with the change itself, tab by tab, and forgets it only if it has not grown", async () => {
    const store = await make().open();
    await store.append("room", [change(() => undefined)], note("one", 1));
    await store.append("room", [change(() => undefined)], note("two", 1));
    await store.append("me", [change(() => undefined)], note("one", 5));
    await store.append("room", [change(() => undefined)], note("two", 2));
    await store.settle("room", [note("one", 1), note("two", 1)]);
    expect((await store.load("room")).unsaved).toEqual([note("two", 2)]);
    expect((await store.load("me")).unsaved).toEqual([note("one", 5)]);
  });

  it("[SYNC-22] folds many rows into one, and loses none, not another tab's either", async () => {
    const { open } = make();
    const [mine, theirs] = [await open(), await open()];
    await theirs.append("room", [change((map) => map.set("theirs", true))]);
    const doc = new Y.Doc();
    const rows: Uint8Array[] = [];
    doc.on("update", (update: Uint8Array) => rows.push(update));
    for (let n = 0; n < FOLD_ROWS; n++) doc.getMap("m").set("mine", n);
    await mine.append("room", rows);
    await theirs.append("room", [change((map) => map.set("late", true))]);
    const { updates } = await (await open()).load("room");
    expect(updates.length).toBeLessThan(5);
    expect(read(updates)).toEqual({ theirs: true, mine: FOLD_ROWS - 1, late: true });
  });

  it("[SYNC-5] drops a copy with its notes, and keeps what was set aside until it is discarded", async () => {
    const store = await make().open();
    await store.append("room", [change((map) => map.set("a", 1))], note("one", 1));
    const item = { id: "x", at: 1, document: "room", changes: 1, update: change(() => undefined), cells: { a: 1 } } as const;
    await store.setAside(item);
    await store.drop("room");
    expect(await store.load("room")).toEqual({ updates: [], unsaved: [] });
    expect(await store.listSetAside()).toEqual([item]);
    await store.discard("x");
    expect(await store.listSetAside()).toEqual([]);
  });

  it("[SYNC-22] keeps plain JSON by key", async () => {
    const { open } = make();
    await (await open()).writeJson("view:", { a: [1, null] });
    expect(await (await open()).readJson("view:")).toEqual({ a: [1, null] });
    expect(await (await open()).readJson("other")).toBeUndefined();
  });
}

describe("in memory", () => {
  contract(() => {
    const store = new MemoryStore();
    return { open: async () => store };
  });
});

describe("in IndexedDB", () => {
  contract(() => {
    const factory = new IDBFactory();
    return { open: () => openIndexedDb(databaseName("sales", "main", "ana"), factory) };
  });

  it("[SYNC-4] names the person, the app and the room", () => {
    const names = new Set([databaseName("a", "b", "c"), databaseName("a", "b", "d"), databaseName("a", "x", "c"), databaseName("x", "b", "c")]);
    expect(names.size).toBe(4);
  });

  it("[SYNC-9] rejects where the database has been taken away, and lets go of one that is deleted", async () => {
    const factory = new IDBFactory();
    const store = await openIndexedDb("gone", factory);
    const outcome = await new Promise((resolve) => {
      const request = factory.deleteDatabase("gone");
      for (const what of ["success", "error", "blocked"]) request.addEventListener(what, () => resolve(what));
    });
    expect(outcome).toBe("success");
    await expect(store.append("room", [change(() => undefined)])).rejects.toThrow();
  });
});
