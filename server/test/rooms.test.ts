import { expect, test, vi } from "vitest";
import { CLOSE, writeEntry, type ElementId, type ViewElement } from "@tutti/protocol";
import { bare } from "./bare-socket.ts";
import { eventually, type TestPage } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

/** The name of the blob that holds a view's table. */
const tableIn = (view: ReadonlyMap<ElementId, ViewElement>): string | undefined => {
  for (const element of view.values()) if (element.kind === "dataframe") return /"blob":"([^"]+)"/.exec(JSON.stringify(element.props))?.[1];
  return undefined;
};
const read = async (page: TestPage, name: string): Promise<number> => (await page.fetch(`/blob/table/one/${name}`)).status;

test("[SRV-50] a blob is read by those who are shown it, and kept by their browser alone", async () => {
  const server = await stage.serve({ apps: ["table"] });
  const [ana, ben, eve] = [await stage.guest(server), await stage.guest(server), await stage.guest(server)];
  await Promise.all([ana.join("table", "one"), ben.join("table", "one"), eve.join("table", "two")]);
  const shared = await eventually("the table", () => tableIn(ana.view));
  const own = await eventually("ana's own table", () => tableIn(ana.mine));
  const answer = await ana.fetch(`/blob/table/one/${shared}`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("cache-control")).toBe("private, max-age=31536000, immutable");
  expect((await answer.arrayBuffer()).byteLength).toBeGreaterThan(1_000);
  await eventually("ben's view", () => tableIn(ben.view));
  expect([await read(ben, shared), await read(ana, own), await read(ben, own), await read(ana, "nothing")]).toEqual([200, 200, 404, 404]);
  const other = await eventually("the other room's table", () => tableIn(eve.view));
  expect(other).not.toBe(shared);
  expect((await fetch(`${server.url}/blob/table/one/${shared}`)).status).toBe(401);
});

test("[SRV-33] a blob is an attachment; who asks for a part is given that part, and one outside is refused", async () => {
  const server = await stage.serve({ apps: ["table"] });
  const ana = await stage.guest(server);
  await ana.join("table", "one");
  const path = `/blob/table/one/${await eventually("the table", () => tableIn(ana.view))}`;
  const all = new Uint8Array(await (await ana.fetch(path)).arrayBuffer());
  const part = async (range: string): Promise<readonly [number, string | null, Uint8Array]> => {
    const answer = await ana.fetch(path, { headers: { range } });
    expect(answer.headers.get("content-disposition")).toBe("attachment");
    return [answer.status, answer.headers.get("content-range"), new Uint8Array(await answer.arrayBuffer())];
  };
  const length = all.byteLength;
  expect(await part("bytes=10-19")).toEqual([206, `bytes 10-19/${length}`, all.slice(10, 20)]);
  expect(await part("bytes=10-")).toEqual([206, `bytes 10-${length - 1}/${length}`, all.slice(10)]);
  expect(await part("bytes=-5")).toEqual([206, `bytes ${length - 5}-${length - 1}/${length}`, all.slice(-5)]);
  expect(await part(`bytes=5-${length * 2}`)).toEqual([206, `bytes 5-${length - 1}/${length}`, all.slice(5)]);
  expect((await part(`bytes=${length}-`)).slice(0, 2)).toEqual([416, `bytes */${length}`]);
  for (const odd of ["bytes=9-2", "bytes=-", "lines=1-2", "bytes=1-2,4-5"]) expect((await part(odd))[0]).toBe(200);
});

test("[SRV-51] an app with a room for each visitor leads each to one of their own", async () => {
  const server = await stage.serve({ apps: ["table"] });
  const at = async (): Promise<string> => (await fetch(`${server.url}/table`, { redirect: "manual" })).headers.get("location") ?? "";
  const [one, two] = [await at(), await at()];
  expect(one).toMatch(/^\/table\/[0-9a-f]{32}$/);
  expect(one).not.toBe(two);
});

test("[SRV-52] everyone in a room learns who is there, and that somebody took another name", async () => {
  const server = await stage.serve();
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  await Promise.all([ana.join("plain", "main"), ben.join("plain", "main")]);
  await eventually("both there", () => ana.last("people")?.here.length === 2);
  const answer = await ben.fetch("/api/me", { method: "POST", body: '{"name":"Ben the Second"}' });
  expect(answer.status).toBe(200);
  await eventually("the new name", () => ana.last("people")?.people.some((person) => person.id === ben.id && person.name === "Ben the Second"));
  await eventually("at himself", () => ben.last("hello")?.me.name === "Ben the Second");
  ben.close();
  await eventually("ben to be gone", () => ana.last("people")?.here.length === 1);
});

test("[SRV-53] a server opens a bounded number of rooms, and says so to the next; an empty one makes place", async () => {
  const server = await stage.serve({ limits: { rooms: 1, roomIdle: 50 } });
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  await ana.join("plain", "one");
  await eventually("ana's room", () => ana.last("snapshot"));
  await ben.join("plain", "two");
  await eventually("a refusal", () => ben.last("refused")?.code === CLOSE.tooMany.code);
  await expect(ben.open("plain/two").synced).rejects.toThrow(/as many rooms open as it can hold/);
  ana.close();
  await eventually("the room to close", () => server.stats().rooms === 0);
  await ben.join("plain", "two");
  await eventually("ben's room", () => ben.last("snapshot"));
});

test("[SRV-54] one address opens a bounded number of sockets, and one socket a bounded number of documents", async () => {
  const server = await stage.serve({ limits: { socketsPerAddress: 2, documentsPerSocket: 2 } });
  const [ana, ben, cleo] = [await stage.guest(server), await stage.guest(server), await stage.guest(server)];
  await Promise.all([ana.connected(), ben.connected()]);
  const refused = new Promise((resolve) => cleo.transport.on("maxAttemptsFailed", resolve));
  await refused;
  ben.close();
  await eventually("a place", () => server.stats().sockets === 1);
  const documents = ["plain/a", "plain/b"].map((name) => ana.open(name));
  await Promise.all(documents.map((document) => document.synced));
  await expect(ana.open("plain/c").synced).rejects.toThrow(/too many documents/);
  documents[0]?.provider.destroy();
  await eventually("a document to be let go", async () => {
    const again = ana.open("plain/c");
    return again.synced.then(() => true, () => (again.provider.destroy(), false));
  });
});

test("[SRV-54] one address asks for a bounded number of sockets a minute, however soon each goes; after that it may again", async () => {
  const server = await stage.serve({ limits: { connectionsPerMinute: 3 } });
  const guest = await stage.guest(server);
  const asks = async (): Promise<string> => {
    const { socket, closed } = bare(server.url, { cookie: guest.cookie });
    const refused = new Promise<string>((resolve) => socket.on("unexpected-response", (_, { statusCode }) => resolve(String(statusCode))));
    const opened = new Promise<string>((resolve) => socket.on("open", () => resolve("open")));
    const answer = await Promise.race([refused, opened]);
    socket.terminate();
    if (answer === "open") await closed;
    return answer;
  };
  // All of it within one minute, however long the machine takes.
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() });
  const answers = [await asks(), await asks(), await asks(), await asks()];
  expect(answers).toEqual(["open", "open", "open", "429"]);
  vi.useFakeTimers({ toFake: ["Date"], now: Date.now() + 61_000 });
  expect(await asks()).toBe("open");
  vi.useRealTimers();
});

test("[SRV-55] a drag is run before it is let go, for those who may write, and not for those who may not", async () => {
  const server = await stage.serve({ apps: ["drag"], access: { default: "viewer" } });
  const [ana, vic] = [await stage.guest(server), await stage.guest(server)];
  await ana.accept(await server.invite({ app: "drag", room: "main", role: "editor" }));
  const [a, v] = [ana.open("drag/main"), vic.open("drag/main")];
  await Promise.all([a.synced, v.synced, ana.join("drag", "main"), vic.join("drag", "main")]);
  const slider = await eventually("the slider", () => ana.widget("slider", "Months"));
  const key = slider.widget?.key ?? "";
  v.provider.awareness?.setLocalState({ person: vic.id, preview: { key, value: 20, beat: 1 } });
  await eventually("the viewer's presence without a preview", () => a.provider.awareness?.getStates().get(v.doc.clientID));
  a.provider.awareness?.setLocalState({ person: ana.id, preview: { key, value: 7, beat: 1 } });
  await eventually("the preview's view", () => vic.metric("Twice") === 14);
  expect(ana.stream.some((message) => JSON.stringify(message).includes('"value":40'))).toBe(false);
  writeEntry(a.doc, key, 8, "test");
  a.provider.awareness?.setLocalState({ person: ana.id });
  await eventually("the committed view", () => vic.metric("Twice") === 16);
});

test("[SRV-56] a page that does not read gets the newest view when it does, and no backlog", async () => {
  const server = await stage.serve({ apps: ["heavy"] });
  const [ana, slow] = [await stage.guest(server), await stage.guest(server)];
  const a = ana.open("heavy/main");
  await Promise.all([a.synced, ana.join("heavy", "main"), slow.join("heavy", "main")]);
  await eventually("both views", () => ana.metric("Twice") === 24 && slow.metric("Twice") === 24);
  const key = ana.widget("slider", "Months")?.widget?.key ?? "";
  const ops = (page: TestPage): number => page.stream.filter((message) => message.type === "ops").length;
  const snapshots = slow.stream.filter((message) => message.type === "snapshot").length;
  slow.socket.pause();
  for (let n = 0; n < 80; n++) {
    const months = (n % 11) + 1;
    writeEntry(a.doc, key, months, "test");
    await eventually("ana's view", () => ana.metric("Twice") === months * 2);
  }
  slow.socket.resume();
  await eventually("the newest view", () => slow.metric("Twice") === ana.metric("Twice"));
  expect(ops(slow)).toBeLessThan(ops(ana) / 2);
  // What changed is sent, and not all there is.
  expect(slow.stream.filter((message) => message.type === "snapshot").length).toBe(snapshots);
});

test("[SRV-57] who has been in a room keeps their name there after a restart, without coming back", async () => {
  const data = await stage.folder();
  const first = await stage.serve({ data });
  const ana = await stage.guest(first);
  await ana.join("plain", "main");
  await eventually("ana seated", () => ana.last("people"));
  await ana.fetch("/api/me", { method: "POST", headers: { origin: first.url, "content-type": "application/json" }, body: JSON.stringify({ name: "Ana Maria", colour: 2 }) });
  await eventually("the new name", () => ana.last("people")?.people.some(({ name }) => name === "Ana Maria"));
  await first.stop();

  const second = await stage.serve({ data });
  const ben = await stage.guest(second);
  await ben.join("plain", "main");
  const { people, here } = await eventually("the people", () => ben.last("people"));
  expect(people.find(({ id }) => id === ana.id)).toMatchObject({ name: "Ana Maria", colour: 2 });
  expect(here).toEqual([ben.id]);
});
