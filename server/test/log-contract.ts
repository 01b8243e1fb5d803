import { afterEach, beforeEach, describe, expect, test } from "vitest";
import * as Y from "yjs";
import { parseAppId, parsePersonId, parseRoomId, type AppId, type EventId, type Person, type PersonId, type RoomId } from "@tutti/protocol";
import type { Claim } from "tutti/room";
import { MAX_PEOPLE, MAX_RECORDS, StoreLocked, type DocumentLog, type LogEntry } from "../src/log/port.ts";

const app = parseAppId("sales") as AppId;
const room = parseRoomId("main") as RoomId;
const ana = parsePersonId("ana") as PersonId;
const ben = parsePersonId("ben") as PersonId;
const click = "device:1" as EventId;
const claim: Claim = { app, room, person: ana, event: click, key: "Go", at: 5, retry: false };

/** Updates of one author typing `text` letter by letter. */
function typed(text: string): Uint8Array[] {
  const doc = new Y.Doc();
  const updates: Uint8Array[] = [];
  doc.on("update", (update) => updates.push(update));
  for (const letter of text) doc.getText("t").insert(doc.getText("t").length, letter);
  return updates;
}

const asEntries = (document: string, updates: readonly Uint8Array[]): LogEntry[] =>
  updates.map((bytes) => ({ kind: "update", document, bytes }));

async function textIn(log: DocumentLog, document: string): Promise<string> {
  const stored = await log.load(document);
  const doc = new Y.Doc();
  if (stored.snapshot) Y.applyUpdate(doc, stored.snapshot);
  for (const update of stored.tail) Y.applyUpdate(doc, update);
  return doc.getText("t").toString();
}

/** A place where a store lives: every `log()` is another server's view of the same store. */
export interface StorePlace {
  log(): DocumentLog;
  remove(): Promise<void>;
}

/** What every adapter of {@link DocumentLog} promises. */
export function documentLogContract(name: string, place: () => Promise<StorePlace>): void {
  describe(`the document log on ${name}`, () => {
    let store: StorePlace;
    let log: DocumentLog;
    beforeEach(async () => {
      store = await place();
      log = store.log();
      await log.open();
    });
    afterEach(async () => {
      await log.close();
      await store.remove();
    });

    test("[LOG-1] a document is read back as it was committed, also by the next server", async () => {
      expect(await log.load("sales/main")).toEqual({ seq: 0, snapshot: undefined, tail: [] });
      await log.commit(asEntries("sales/main", typed("hello")));
      await log.commit(asEntries("sales/main/owner", typed("other")));
      await log.close();
      log = store.log();
      await log.open();
      expect(await textIn(log, "sales/main")).toBe("hello");
      expect(await textIn(log, "sales/main/owner")).toBe("other");
    });

    test("[LOG-2] sequences rise by one for each update, across documents and restarts", async () => {
      const [a, b, c] = typed("abc") as [Uint8Array, Uint8Array, Uint8Array];
      expect(await log.commit(asEntries("sales/main", [a, b]))).toBe(2);
      await log.fold("sales/main");
      await log.close();
      log = store.log();
      await log.open();
      expect(await log.commit(asEntries("sales/other", [c]))).toBe(3);
      expect((await log.load("sales/other")).seq).toBe(3);
      expect(await log.documents()).toEqual(["sales/main", "sales/other"]);
    });

    test("[LOG-3] folding keeps what a document says, drops what it replaces, and later updates follow it", async () => {
      const updates = typed("hello world");
      await log.commit(asEntries("sales/main", updates.slice(0, 6)));
      await log.fold("sales/main");
      const folded = await log.load("sales/main");
      expect(folded.tail).toEqual([]);
      expect(folded.seq).toBe(6);
      await log.commit(asEntries("sales/main", updates.slice(6)));
      expect((await log.load("sales/main")).tail).toHaveLength(updates.length - 6);
      expect(await textIn(log, "sales/main")).toBe("hello world");
      await log.fold("sales/main");
      expect(await textIn(log, "sales/main")).toBe("hello world");
    });

    test("[LOG-4] a claim is recalled until it is settled, in its own room only", async () => {
      await log.commit([{ kind: "claim", claim }]);
      expect((await log.recall(app, room)).claims).toEqual([claim]);
      expect((await log.recall(app, parseRoomId("other") as RoomId)).claims).toEqual([]);
      await log.commit([...asEntries("sales/main", typed("x")), { kind: "settle", app, room, person: ana, event: click }]);
      expect((await log.recall(app, room)).claims).toEqual([]);
    });

    test("[LOG-5] a Yjs client belongs for good to the person it was first bound to", async () => {
      await log.commit([{ kind: "bind", document: "sales/main", client: 7, person: ana }]);
      await log.commit([{ kind: "bind", document: "sales/main", client: 7, person: ben }, { kind: "bind", document: "sales/main/me/ben", client: 8, person: ben }]);
      await log.commit([{ kind: "bind", document: "sales/main-2", client: 9, person: ben }]);
      const { authors } = await log.recall(app, room);
      expect(new Map(authors)).toEqual(new Map([["sales/main", new Map([[7, ana]])], ["sales/main/me/ben", new Map([[8, ben]])]]));
    });

    test("[LOG-6] the history of documents comes newest first, page by page, of one person or one widget where that is asked", async () => {
      const row = (document: string, at: number, person = ana, key = "Months") => ({ document, at, person, key, before: null, after: String(at) });
      await log.commit([1, 2, 3].map((at) => ({ kind: "change", row: row("sales/main", at) })));
      await log.commit([{ kind: "change", row: row("sales/mainland", 4) }, { kind: "change", row: row("sales/main/owner", 5, ben) }, { kind: "change", row: row("sales/main", 6, ben, "Region") }]);
      const documents = ["sales/main", "sales/main/owner", "sales/main/me/ana"];
      const first = await log.changes({ documents, limit: 3 });
      expect(first.map((change) => change.at)).toEqual([6, 5, 3]);
      expect(first[2]).toEqual({ ...row("sales/main", 3), id: first[2]?.id });
      expect((await log.changes({ documents, limit: 3, before: first[2]?.id ?? 0 })).map((change) => change.at)).toEqual([2, 1]);
      expect((await log.changes({ documents, limit: 9, person: ben })).map((change) => change.at)).toEqual([6, 5]);
      expect((await log.changes({ documents, limit: 9, person: ben, key: "Region" })).map((change) => change.at)).toEqual([6]);
      expect((await log.changes({ documents: ["sales/main"], limit: 9, key: "Months" })).map((change) => change.at)).toEqual([3, 2, 1]);
    });

    test("[LOG-20] what each cell said at a moment is what its last change until then made of it, else what the first one after found there", async () => {
      const row = (key: string, at: number, before: number | null, after: number, document = "sales/main"): LogEntry =>
        ({ kind: "change", row: { document, at, person: ana, key, before: before === null ? null : String(before), after: String(after) } });
      await log.commit([row("a", 1, null, 1), row("b", 2, 7, 8), row("a", 3, 1, 2), row("c", 4, null, 5), row("a", 5, 2, 3), row("x", 6, null, 1, "sales/mainland")]);
      const documents = ["sales/main", "sales/main/owner"];
      const [, second] = (await log.changes({ documents, limit: 9, key: "a" }));
      const then = await log.standing(documents, second?.id ?? 0);
      expect(new Map(then.map(({ key, value }) => [key, value]))).toEqual(new Map([["a", "2"], ["b", "8"], ["c", null]]));
      expect(then.find(({ key }) => key === "a")?.change).toEqual({ id: second?.id, at: 3, person: ana });
      expect(then.find(({ key }) => key === "c")?.change).toBeUndefined();
      expect(new Map((await log.standing(documents)).map(({ key, value, change }) => [key, [value, change?.at]]))).toEqual(new Map([["a", ["3", 5]], ["b", ["8", 2]], ["c", ["5", 4]]]));
      expect([await log.changeAt(documents, 3), await log.changeAt(documents, 0)]).toEqual([second?.id, 0]);
      expect(await log.historySize(documents)).toMatchObject({ changes: 5, since: 1 });
      expect(await log.historySize(["sales/none"])).toEqual({ changes: 0, bytes: 0, since: undefined });
      expect(await log.standing(["sales/none"])).toEqual([]);
    });

    test("[LOG-21] changes that were made together are found together", async () => {
      const row = (at: number, operation?: string): LogEntry => ({ kind: "change", row: { document: "sales/main", at, person: ana, key: "k", before: null, after: "1", ...(operation && { operation }) } });
      await log.commit([row(1), row(2, "one"), row(3, "one"), row(4, "two")]);
      const found = await log.changes({ documents: ["sales/main"], limit: 9, operation: "one" });
      expect(found.map(({ at, operation }) => [at, operation])).toEqual([[3, "one"], [2, "one"]]);
      expect((await log.changes({ documents: ["sales/main"], limit: 9 })).at(-1)).not.toHaveProperty("operation");
    });

    test("[LOG-22] records are kept by their ids, replaced, and taken away, in their own room; a bounded number of each kind", async () => {
      const record = (id: string, data: string | null, where = room): LogEntry => ({ kind: "record", record: { app, room: where, kind: "version", id, data } });
      const other = parseRoomId("other") as RoomId;
      await log.commit([record("a", "1"), record("b", "2"), record("a", "3", other), { kind: "record", record: { app, room, kind: "branch", id: "a", data: "4" } }]);
      await log.commit([record("a", "5")]);
      expect((await log.records({ kind: "version", app, room })).map(({ id, data }) => [id, data])).toEqual([["a", "5"], ["b", "2"]]);
      expect((await log.records({ kind: "version" })).map(({ room: where, data }) => [where, data])).toEqual([["main", "5"], ["main", "2"], ["other", "3"]]);
      expect(await log.records({ kind: "version", app, room, id: "b" })).toHaveLength(1);
      await log.commit([record("b", null)]);
      expect(await log.records({ kind: "version", app, room, id: "b" })).toEqual([]);
      await log.commit(Array.from({ length: MAX_RECORDS }, (_, n) => record(`n${n}`, "x")));
      const kept = await log.records({ kind: "version", app, room });
      expect([kept.length, kept[0]?.id, (await log.records({ kind: "version", app, room: other })).length]).toEqual([MAX_RECORDS, "n0", 1]);
    });

    test("[LOG-23] a room that is dropped is gone with all that was kept of it, and no other room is", async () => {
      const branch = parseRoomId("main--b") as RoomId;
      for (const [name, where] of [["sales/main--b", branch], ["sales/main", room]] as const) {
        await log.commit([
          ...asEntries(name, typed("x")), ...asEntries(`${name}/owner`, typed("y")), { kind: "claim", claim: { ...claim, room: where } }, { kind: "bind", document: name, client: 7, person: ana },
          { kind: "change", row: { document: name, at: Date.now(), person: ana, key: "k", before: null, after: "1" } }, { kind: "record", record: { app, room: where, kind: "fork", id: "f", data: "1" } },
          { kind: "person", app, room: where, person: { id: ana, name: "Ana", colour: 1, role: "editor" } },
        ]);
        await log.fold(name);
      }
      await log.commit([{ kind: "drop", app, room: branch }]);
      const left = async (name: string, where: RoomId): Promise<unknown> => {
        const { claims, people, authors } = await log.recall(app, where);
        return [await textIn(log, name), await textIn(log, `${name}/owner`), claims.length, people.length, authors.size, (await log.standing([name])).length, (await log.records({ kind: "fork", app, room: where })).length];
      };
      expect(await left("sales/main--b", branch)).toEqual(["", "", 0, 0, 0, 0, 0]);
      expect(await left("sales/main", room)).toEqual(["x", "y", 1, 1, 1, 1, 1]);
      await log.commit(asEntries("sales/main--b", typed("again")));
      expect(await textIn(log, "sales/main--b")).toBe("again");
    });

    test("[LOG-17] a room's people are recalled as they were called last, a bounded number of them, in their own room only", async () => {
      const known = (id: PersonId, name: string): Person => ({ id, name, colour: 3, role: "editor" });
      const noted = (person: Person, where = room): LogEntry => ({ kind: "person", app, room: where, person });
      await log.commit([noted(known(ana, "Ana")), noted(known(ben, "Ben"))]);
      await log.commit([noted(known(ana, "Ana Maria")), noted(known(ben, "elsewhere"), parseRoomId("other") as RoomId)]);
      await log.close();
      log = store.log();
      await log.open();
      expect((await log.recall(app, room)).people).toEqual([known(ben, "Ben"), known(ana, "Ana Maria")]);
      await log.commit(Array.from({ length: MAX_PEOPLE - 1 }, (_, n) => noted(known(parsePersonId(`p${n}`) as PersonId, `P${n}`))));
      const { people } = await log.recall(app, room);
      expect(people).toHaveLength(MAX_PEOPLE);
      expect([people[0]?.name, people.at(-1)?.name]).toEqual(["Ana Maria", `P${MAX_PEOPLE - 2}`]);
    });

    test("[LOG-7] a second server on the same store is refused with a sentence, until the first has gone", async () => {
      await log.commit(asEntries("sales/main", typed("kept")));
      const second = store.log();
      await expect(second.open()).rejects.toThrow(StoreLocked);
      await expect(second.open()).rejects.toThrow(/Another server is using .*stop it first/);
      expect(await textIn(log, "sales/main")).toBe("kept");
      await log.close();
      await second.open();
      expect(await textIn(second, "sales/main")).toBe("kept");
      await second.close();
    });
  });
}
