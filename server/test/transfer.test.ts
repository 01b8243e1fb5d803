import { appendFile, cp, readdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { rooms } from "tutti/rooms";
import type { ChangeQuery } from "../src/log/port.ts";
import { SqliteLog } from "../src/log/sqlite.ts";
import { RoomFolder } from "../src/files/room-folder.ts";
import { StoredRooms, StoreLocked, type RunningServer } from "../src/index.ts";
import { appendEvent, parseFileId, parseFileRecord, waitingEvents, type AppId, type FileRecord, type RoomEvent, type RoomId } from "@tutti/protocol";
import * as Y from "yjs";
import { expect, test, vi } from "vitest";
import type { TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();
const PLACE = "?app=counter&room=main";
// Each opens several stores and servers, on machines that may have much else to do.
vi.setConfig({ testTimeout: 120_000 });

async function ownerOf(server: RunningServer, room = "main"): Promise<TestPage> {
  const owner = await stage.guest(server);
  await owner.accept(await server.invite({ app: "counter", room, role: "owner" }));
  return owner;
}

const post = (page: TestPage, path: string, body: object): Promise<Response> =>
  page.fetch(path, { method: "POST", headers: { origin: page.url, "content-type": "application/json" }, body: JSON.stringify(body) });

/** What a program does in a room of its own server: values, presses, a named version, and something after it. */
async function workIn(server: RunningServer, owner: TestPage): Promise<void> {
  const { secret } = (await (await post(owner, `/api/sharing/tokens${PLACE}`, { name: "Nightly", role: "editor" })).json()) as { secret: string };
  using room = await rooms(server.url, { token: secret }).open("counter");
  room.slider("Months").set(5);
  room.button("Press").click();
  await room.settled();
  expect((await post(owner, "/api/versions", { app: "counter", room: "main", name: "Five" })).status).toBe(200);
  room.slider("Months").set(9);
  await room.settled();
}

const FILE = parseFileRecord({ id: `file_${"a".repeat(22)}`, app: "counter", room: "main", key: "Papers", scope: "room", by: "ana", name: "a.txt", size: 5, type: "text/plain", at: 1, done: true }) as FileRecord;

async function keepFile(data: string): Promise<void> {
  const folder = new RoomFolder(join(data, "files", "counter", "main"));
  await folder.begin(FILE);
  await writeFile(join(data, "files", "counter", "main", `${FILE.id}.part`), "hello");
  await folder.finish(FILE);
}

async function rowsOf(data: string, query: ChangeQuery) {
  const log = new SqliteLog(data);
  await log.open();
  const rows = await log.changes(query);
  await log.close();
  return rows;
}

/** Whose the Yjs clients of a room's values are. */
async function authorsOf(data: string, room: string) {
  const log = new SqliteLog(data);
  await log.open();
  const { authors } = await log.recall("counter" as AppId, room as RoomId);
  await log.close();
  return [...(authors.get(`counter/${room}`) ?? [])].toSorted();
}

/** A server's data folder with a room that was worked in, and that room in a folder of its own. */
async function exported() {
  const data = await stage.folder();
  const server = await stage.serve({ apps: ["counter"], data });
  await workIn(server, await ownerOf(server));
  await server.stop();
  await keepFile(data);
  const folder = join(await stage.folder(), "room");
  const manifest = await StoredRooms.use(data, (stored) => stored.export("counter/main", folder), () => 1_000);
  return { data, folder, manifest };
}

test("[MOVE-1] a room goes to another server with its values, who wrote them, its history, versions and files, and is worked in there", async () => {
  const { data, folder, manifest } = await exported();
  expect(manifest).toMatchObject({ app: "counter", room: "main", at: 1_000, files: 1, records: 2 });
  const other = await stage.folder();
  const { app, room } = await StoredRooms.use(other, (stored) => stored.import(folder, "counter/moved"));
  expect([app, room]).toEqual(["counter", "moved"]);
  const file = new RoomFolder(join(other, "files", "counter", "moved"));
  expect([await file.list(), await readFile(file.path(FILE.id), "utf8")]).toEqual([[expect.objectContaining({ record: { ...FILE, room: "moved" } })], "hello"]);

  const [before, after] = await Promise.all([rowsOf(data, { documents: ["counter/main"], limit: 100 }), rowsOf(other, { documents: ["counter/moved"], limit: 100 })]);
  const [bound, boundThere] = await Promise.all([authorsOf(data, "main"), authorsOf(other, "moved")]);
  expect(bound.length).toBeGreaterThan(0);
  expect(boundThere).toEqual(bound);
  const plain = ({ at, person, key, before: from, after: to }: (typeof before)[number]) => ({ at, person, key, from, to });
  expect(before.length).toBeGreaterThan(2);
  expect(after.map(plain)).toEqual(before.map(plain));

  const server = await stage.serve({ apps: ["counter"], data: other });
  const owner = await ownerOf(server, "moved");
  const history = (await (await owner.fetch("/api/history?app=counter&room=moved")).json()) as { rows: { by?: string; key: string; after: unknown }[] };
  expect(history.rows.filter(({ key }) => key.includes("Months")).map(({ after: value }) => value)).toEqual([9, 5]);
  const { versions } = (await (await owner.fetch("/api/versions?app=counter&room=moved")).json()) as { versions: { id: string; name: string; change: number }[] };
  expect(versions.map(({ name, change }) => [name, after.some(({ id }) => id === change)])).toEqual([["Five", true]]);
  const { secret } = (await (await post(owner, "/api/sharing/tokens?app=counter&room=moved", { name: "There", role: "editor" })).json()) as { secret: string };
  using there = await rooms(server.url, { token: secret }).open("counter", "moved");
  expect([there.slider("Months").value, there.metric("Presses").value, there.state("by")]).toEqual([9, 1, "Nightly"]);
  there.button("Press").click();
  there.slider("Months").set(1);
  await there.settled();
  expect([there.metric("Presses").value, there.metric("Twice").value, there.notices]).toEqual([2, 2, []]);
});

test("[MOVE-2] rooms are listed and deleted; what is there already is not written over, and a folder that is not empty is not written in", async () => {
  const { data, folder } = await exported();
  await StoredRooms.use(data, async (stored) => {
    expect((await stored.list()).map(({ app, room, changes }) => [app, room, changes > 2])).toEqual([["counter", "main", true]]);
    await expect(stored.import(folder)).rejects.toThrow('There is a room "counter/main" already: give another name, or delete that one first');
    await expect(stored.export("counter/main", folder)).rejects.toThrow("is not empty");
    await expect(stored.export("counter/none", `${folder}-2`)).rejects.toThrow('There is no room "counter/none" in');
    await expect(stored.export("counter", `${folder}-3`)).rejects.toThrow('"counter" names no room: write the app and the room, such as sales/main');
    await stored.import(folder, "counter/copy");
    await stored.delete("counter/main");
    await expect(stored.delete("counter/main")).rejects.toThrow('There is no room "counter/main"');
    expect((await stored.list()).map(({ room }) => room)).toEqual(["copy"]);
    await stored.import(folder);
  });
  expect(await readdir(join(data, "files", "counter"))).toEqual(["copy", "main"]);
  await StoredRooms.use(data, async (stored) => {
    expect((await stored.list()).map(({ app, room }) => `${app}/${room}`)).toEqual(["counter/copy", "counter/main"]);
  });
});

test("[MOVE-3] a folder that was damaged is refused with the place of it, and leaves nothing behind", async () => {
  const { folder } = await exported();
  const other = await stage.folder();
  const damaged = async (harm: (copy: string) => Promise<unknown>): Promise<string> => {
    const copy = join(await stage.folder(), "copy");
    await cp(folder, copy, { recursive: true });
    await harm(copy);
    return StoredRooms.use(other, async (stored) => stored.import(copy).then(() => "taken", (error: Error) => error.message.replaceAll(copy, "COPY")));
  };
  expect(await damaged((copy) => writeFile(join(copy, "room.json"), "{"))).toBe("COPY cannot be imported: its room.json is not what tutti writes");
  expect(await damaged((copy) => writeFile(join(copy, "room.json"), '{"tutti":2}'))).toBe("COPY cannot be imported: it was written by a newer Tutti (format 2, this one knows 1)");
  expect(await damaged((copy) => writeFile(join(copy, "documents/0.yjs"), "nothing"))).toBe("COPY/documents/0.yjs is damaged: it is no document");
  expect(await damaged((copy) => appendFile(join(copy, "history.ndjson"), '{"id":"x"}\n'))).toMatch(/^COPY\/history\.ndjson:\d+ is not what tutti writes$/);
  expect(await damaged((copy) => writeFile(join(copy, "records.ndjson"), ""))).toMatch(/records\.ndjson has 0 lines, and the room had 2$/);
  expect(await damaged((copy) => writeFile(join(copy, "files", `${parseFileId(FILE.id)}.json`), "{}"))).toMatch(/files has 0 whole files, and the room had 1$/);
  await StoredRooms.use(other, async (stored) => expect(await stored.list()).toEqual([]));
  expect(await readdir(other)).not.toContain("files");
});

test("[MOVE-4] while a server uses the data folder, its rooms are left alone", async () => {
  const data = await stage.folder();
  await stage.serve({ apps: ["counter"], data });
  await expect(StoredRooms.use(data, (stored) => stored.list())).rejects.toThrow(StoreLocked);
});

test("[MOVE-5] a click that waits for its run stays where it is: it is not run in both rooms", async () => {
  const [data, folder] = [await stage.folder(), join(await stage.folder(), "room")];
  const doc = new Y.Doc();
  appendEvent(doc, { id: "device:1", kind: "click", key: "Press", at: 1, after: {} } as unknown as RoomEvent, "page");
  const log = new SqliteLog(data);
  await log.open();
  await log.commit([{ kind: "update", document: "counter/main/me/ana", bytes: Y.encodeStateAsUpdate(doc) }]);
  await log.close();
  await StoredRooms.use(data, async (stored) => {
    await stored.export("counter/main", folder);
    await stored.import(folder, "counter/copy");
  });
  const waits = async (name: string): Promise<number> => {
    const again = new SqliteLog(data);
    await again.open();
    const { tail } = await again.load(name);
    await again.close();
    const held = new Y.Doc();
    for (const bytes of tail) Y.applyUpdate(held, bytes);
    return waitingEvents(held).length;
  };
  expect([await waits("counter/main/me/ana"), await waits("counter/copy/me/ana")]).toEqual([1, 0]);
});
