import { randomBytes } from "node:crypto";
import type { Socket } from "node:net";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { CLOSE, encodeStream, STREAM_CHANNEL, writeEntry, readEntry } from "@tutti/protocol";
import { bare, begun, frame, presence } from "./bare-socket.ts";
import { cookieOf, eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

test("[SRV-40] a socket without a session, or with a forged one, is closed with the reason; another site's is not opened", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  const expected = { code: CLOSE.noIdentity.code, reason: CLOSE.noIdentity.reason };
  expect(await bare(server.url, {}).closed).toEqual(expected);
  expect(await bare(server.url, { cookie: `${ana.cookie.slice(0, -4)}AAAA` }).closed).toEqual(expected);
  expect((await bare(server.url, { cookie: ana.cookie, origin: "https://evil.example" }).closed).reason).toMatch(/403/);
  await ana.connected();
  await expect.poll(() => server.stats().sockets).toBe(1);
});

/** Bytes that no number can be read from. What is by chance alone is now and then a frame that can be read, and is answered. */
const noise = (length: number): Uint8Array => Buffer.concat([Buffer.alloc(10, 255), randomBytes(length)]);

test("[SRV-41] a broken frame ends its own connection, without flooding the log; others go on", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  const a = ana.open("plain/main");
  await a.synced;
  const broken = [
    noise(200), new Uint8Array([255, 255, 255]), frame("plain/main", 99), frame("plain/main", 0, 2, noise(50)), frame("plain/main", 0, 7, new Uint8Array()),
    frame("plain/main", 1, noise(30)), frame(STREAM_CHANNEL, 3), encodeStream({ type: "join", app: "A B" as never, room: "x" as never, page: "/" }), "text",
  ];
  for (const bytes of broken) {
    const { socket, closed } = bare(server.url, { cookie: ana.cookie });
    socket.on("open", () => socket.send(bytes));
    expect(await closed).toEqual({ code: CLOSE.badFrame.code, reason: CLOSE.badFrame.reason });
  }
  const warned = stage.lines.filter((line) => line.level !== "info" && /could not be read/.test(line.message));
  expect(warned).toHaveLength(broken.length);
  writeEntry(a.doc, "Months", 3, "test");
  await a.durable();
  expect(ana.closes).toEqual([]);
});

test("[SRV-42] names that are no document's are refused with a reason, and touch nothing of the server's own", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  for (const name of ["__proto__", "constructor", "plain", "nope/main", "plain/main/me/someone-else", "plain/main/me/", "plain/Main", "plain/main\0x", "$view2"]) {
    const opened = ana.open(name);
    await expect(opened.synced, name).rejects.toThrow(/./);
  }
  const a = ana.open("plain/main");
  await a.synced;
});

test("[SRV-43] a frame over the limit closes the connection as too large, and the server goes on", async () => {
  const server = await stage.serve({ limits: { frameBytes: 100_000 } });
  const ana = await stage.guest(server);
  const { socket, closed } = bare(server.url, { cookie: ana.cookie });
  socket.on("open", () => socket.send(randomBytes(200_000)));
  expect(await closed).toEqual({ code: CLOSE.tooLarge.code, reason: CLOSE.tooLarge.reason });
  await ana.open("plain/main").synced;
});

test("[SRV-58] five megabytes that were written offline arrive; twenty are refused with the reason, and nothing else is lost", async () => {
  const server = await stage.serve();
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const b = ben.open("plain/main");
  await b.synced;
  const text = "offline ".repeat(5 * 128 * 1_024);
  const a = ana.open("plain/main", (doc) => doc.getText("text:Notes").insert(0, text));
  await a.synced;
  await a.durable();
  await eventually("the text at the other", () => b.doc.getText("text:Notes").length === text.length);
  const large = await stage.guest(server);
  large.open("plain/main", (doc) => doc.getText("text:Other").insert(0, text.repeat(4)));
  await eventually("the refusal", () => large.closes.some(({ code, reason }) => code === CLOSE.tooLarge.code && reason === CLOSE.tooLarge.reason));
  writeEntry(b.doc, "Months", 3, "test");
  await b.durable();
  expect(b.doc.getText("text:Other").length).toBe(0);
});

test("[SRV-58] who is in no document yet may not send so much", async () => {
  const server = await stage.serve({ limits: { unopenedBytes: 100_000 } });
  const ana = await stage.guest(server);
  const large = frame("plain/main", 0, 2, randomBytes(200_000));
  const guest = bare(server.url, { cookie: ana.cookie });
  guest.socket.on("open", () => guest.socket.send(large));
  expect(await guest.closed).toEqual({ code: CLOSE.tooLarge.code, reason: CLOSE.tooLarge.reason });
  const a = ana.open("plain/main");
  await a.synced;
  a.doc.getText("text:Notes").insert(0, "x".repeat(200_000));
  await a.durable();
});

test("[SRV-44] a flood ends the connection that sends it, and is one line in the log", async () => {
  const server = await stage.serve({ limits: { messagesPerSecond: 10, messagesBurst: 100 } });
  const [ana, eve] = [await stage.guest(server), await stage.guest(server)];
  const a = ana.open("plain/main");
  await a.synced;
  const { socket, closed } = bare(server.url, { cookie: eve.cookie });
  socket.on("open", () => {
    for (let n = 0; n < 5_000; n++) socket.send(frame("plain/main", 3));
  });
  expect(await closed).toEqual({ code: CLOSE.tooMany.code, reason: CLOSE.tooMany.reason });
  expect(stage.lines.filter((line) => /sent too much/.test(line.message))).toHaveLength(1);
  writeEntry(a.doc, "Months", 3, "test");
  await a.durable();
});

test("[SRV-59] where frames that never end are too much together, whoever sends most of it is cut, and a large one of somebody else arrives", async () => {
  const server = await stage.serve({ limits: { incomingBytes: 3_000_000 } });
  const [ana, eve] = [await stage.guest(server), await stage.guest(server)];
  const a = ana.open("plain/main");
  await a.synced;
  const ends: Promise<{ code: number }>[] = [];
  for (const there of [1_200_000, 1_000_000, 900_000]) {
    const { socket, closed } = bare(server.url, { cookie: eve.cookie });
    await new Promise((resolve) => socket.on("open", resolve));
    ends.push(closed);
    const wire = (socket as unknown as { _socket: Socket })._socket;
    await new Promise((resolve) => wire.write(begun(8_000_000, there), resolve));
  }
  expect(await ends[0]).toEqual({ code: 1006, reason: "" });
  a.doc.getText("text:Notes").insert(0, "x".repeat(700_000));
  await a.durable();
  expect(stage.lines.filter((line) => /most of it came from there/.test(line.message))).toHaveLength(1);
  expect(ana.closes).toEqual([]);
});

test("[SRV-45] a viewer reads and cannot write; only owners write what is owners'; nobody opens what is another's", async () => {
  const server = await stage.serve({ access: { default: "editor" } });
  const [ana, vic, boss] = [await stage.guest(server), await stage.guest(server), await stage.guest(server)];
  const closed = await stage.serve({ access: { default: "viewer" } });
  const viewer = await stage.guest(closed);
  const v = viewer.open("plain/main");
  await v.synced;
  v.doc.getText("text:Notes").insert(0, "no");
  const probe = await stage.guest(closed);
  await probe.accept(await closed.invite({ app: "plain", room: "main", role: "owner" }));
  const p = probe.open("plain/main");
  const po = probe.open("plain/main/owner");
  await Promise.all([p.synced, po.synced]);
  writeEntry(p.doc, "Months", 4, "test");
  writeEntry(po.doc, "Limit", 9, "test");
  await Promise.all([p.durable(), po.durable()]);
  await eventually("the owner's value at the viewer", () => readEntry(v.doc, "Months")?.v === 4);
  expect(p.doc.getText("text:Notes").toString()).toBe("");

  const eo = ana.open("plain/main/owner");
  await eo.synced;
  writeEntry(eo.doc, "Limit", 1, "test");
  await boss.accept(await server.invite({ app: "plain", room: "main", role: "owner" }));
  const bo = boss.open("plain/main/owner");
  await bo.synced;
  writeEntry(bo.doc, "Other", 1, "test");
  await bo.durable();
  expect(readEntry(bo.doc, "Limit")).toBeUndefined();
  await expect(vic.open(`plain/main/me/${ana.id}`).synced).rejects.toThrow("You may not open this");
  await ana.open(`plain/main/me/${ana.id}`).synced;
});

test("[SRV-46] who may not enter opens nothing, and is told so on the stream", async () => {
  const server = await stage.serve({ access: { default: null } });
  const ana = await stage.guest(server);
  await expect(ana.open("plain/main").synced).rejects.toThrow("You may not open this");
  await ana.join("plain", "main");
  await eventually("a refusal", () => ana.last("refused"));
  expect(ana.last("refused")).toEqual({ type: "refused", code: CLOSE.forbidden.code, reason: CLOSE.forbidden.reason });
  await ana.join("nope", "main");
  await eventually("another refusal", () => ana.last("refused")?.code === CLOSE.notFound.code);
});

test("[SRV-47] updates whose beginning never comes are not told durable, and too many of them cut who brought them", async () => {
  const server = await stage.serve({ limits: { pendingBytes: 20_000 } });
  const eve = await stage.guest(server);
  const e = eve.open("plain/main");
  await e.synced;
  const source = new Y.Doc();
  const updates: Uint8Array[] = [];
  source.on("update", (update) => updates.push(update));
  for (let n = 0; n < 60; n++) source.getText("text:Notes").insert(0, "x".repeat(1_000));
  const socket = eve.socket;
  socket.send(frame("plain/main", 0, 2, updates[5] as Uint8Array));
  let told = false;
  void e.durable().then(() => (told = true));
  const other = await stage.guest(server);
  const o = other.open("plain/owner-room");
  await o.synced;
  await o.durable();
  expect(told).toBe(false);
  for (const update of updates.slice(6)) socket.send(frame("plain/main", 0, 2, update));
  await eventually("the cut", () => eve.closes.some(({ code }) => code === CLOSE.badFrame.code));
});

/** Updates that put maps into each other, so many levels at a time. */
function nestedMaps(...steps: readonly number[]): readonly Uint8Array[] {
  const doc = new Y.Doc();
  const made: Uint8Array[] = [];
  doc.on("update", (update: Uint8Array) => made.push(update));
  let at: Y.Map<unknown> = doc.getMap("deep");
  for (const levels of steps) {
    doc.transact(() => {
      for (let level = 0; level < levels; level++) at = at.set("in", new Y.Map());
    });
  }
  return made;
}

function nestedLists(levels: number): Uint8Array {
  const doc = new Y.Doc();
  doc.getMap("deep").set("in", Array.from({ length: levels }).reduce<unknown>((inner) => [inner], 1));
  return Y.encodeStateAsUpdate(doc);
}

test("[SRV-68] what is nested too deep to be read again is let into no document, however it comes; others go on, and newcomers read all of it", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  const a = ana.open("plain/main");
  await a.synced;
  const [first = new Uint8Array(), second = new Uint8Array()] = nestedMaps(300, 300);
  const ways: readonly (readonly Uint8Array[])[] = [[nestedLists(2_000)], nestedMaps(3_500), [first, second], [second, first]];
  for (const way of ways) {
    const eve = await stage.guest(server);
    await eve.connected();
    await eve.open("plain/main").synced;
    for (const update of way) eve.socket.send(frame("plain/main", 0, 2, update));
    await expect.poll(() => eve.closes.map(({ code }) => code)).toEqual([CLOSE.badFrame.code]);
  }
  // As deep as a value and a text may be.
  a.doc.getMap("deep").set("value", Array.from({ length: 64 }).reduce<unknown>((inner) => [inner], 1));
  for (const update of nestedMaps(100)) Y.applyUpdate(a.doc, update);
  writeEntry(a.doc, "Months", 7, ana.id);
  const ben = await stage.guest(server);
  const b = ben.open("plain/main");
  await b.synced;
  await expect.poll(() => readEntry(b.doc, "Months")?.v).toBe(7);
  expect([ana.closes, stage.lines.filter(({ message }) => message.includes("nested too deep")).length]).toEqual([[], ways.length]);
});

test("[SRV-48] a mark is answered once what was missing has come", async () => {
  const server = await stage.serve();
  const ana = await stage.guest(server);
  const a = ana.open("plain/main");
  await a.synced;
  const source = new Y.Doc();
  const updates: Uint8Array[] = [];
  source.on("update", (update) => updates.push(update));
  for (const letter of "abc") source.getText("text:Notes").insert(source.getText("text:Notes").length, letter);
  ana.socket.send(frame("plain/main", 0, 2, updates[2] as Uint8Array));
  const durable = a.durable();
  ana.socket.send(frame("plain/main", 0, 2, updates[0] as Uint8Array));
  ana.socket.send(frame("plain/main", 0, 2, updates[1] as Uint8Array));
  await durable;
  await eventually("the text", () => a.doc.getText("text:Notes").toString() === "abc");
});

test("[SRV-49] presence is who the connection is; others' states, private documents' and what is no presence go", async () => {
  const server = await stage.serve({ access: { default: "viewer" } });
  const [ana, eve] = [await stage.guest(server), await stage.guest(server)];
  await ana.accept(await server.invite({ app: "plain", room: "main", role: "editor" }));
  const [a, e] = [ana.open("plain/main"), eve.open("plain/main")];
  await Promise.all([a.synced, e.synced]);
  const drag = { key: "Months", value: 5, beat: 1 };
  a.provider.awareness?.setLocalState({ person: eve.id, preview: drag, secret: "x" });
  e.provider.awareness?.setLocalState({ person: ana.id, preview: drag, at: { key: "Months", doing: "drag" } });
  const seenByEve = await eventually("ana's presence", () => e.provider.awareness?.getStates().get(a.doc.clientID));
  const seenByAna = await eventually("eve's presence", () => a.provider.awareness?.getStates().get(e.doc.clientID));
  expect(seenByEve).toEqual({ person: ana.id, preview: drag });
  expect(seenByAna).toEqual({ person: eve.id, at: { key: "Months", doing: "drag" } });
  // Eve says that Ana has gone elsewhere: her frame carries Ana's client.
  eve.socket.send(frame("plain/main", 1, presence([{ client: a.doc.clientID, clock: 1_000, state: JSON.stringify({ person: eve.id, away: true }) }])));
  e.provider.awareness?.setLocalState({ person: eve.id, away: true });
  await eventually("eve away", () => a.provider.awareness?.getStates().get(e.doc.clientID)?.["away"]);
  expect(e.provider.awareness?.getStates().get(a.doc.clientID)).toEqual({ person: ana.id, preview: drag });
  expect([...(a.provider.awareness?.getStates().keys() ?? [])].toSorted()).toEqual([a.doc.clientID, e.doc.clientID].toSorted());
});

test("[NAMES-2] nothing that a socket carries names anybody to whom may not read names, neither the directory nor presence", async () => {
  const server = await stage.serve({ access: { default: "viewer", namesFor: "editor" } });
  const [ana, eve] = [await stage.guest(server), await stage.guest(server)];
  await ana.accept(await server.invite({ app: "plain", room: "main", role: "editor" }));
  const named = await ana.fetch("/api/me", { method: "POST", headers: { "content-type": "application/json", origin: server.url }, body: JSON.stringify({ name: "Zebulon Quince" }) });
  expect(named.status).toBeLessThan(300);
  ana.cookie = cookieOf(named);
  let bytes = "";
  eve.transport.on("message", ({ data }: MessageEvent) => (bytes += Buffer.from(data as ArrayBuffer).toString("latin1")));
  await eve.join("plain", "main");
  const e = eve.open("plain/main");
  await ana.join("plain", "main");
  const a = ana.open("plain/main");
  await Promise.all([a.synced, e.synced]);
  a.provider.awareness?.setLocalState({ person: ana.id, name: "Zebulon Quince" });
  await eventually("ana's presence", () => e.provider.awareness?.getStates().get(a.doc.clientID));

  await eventually("the directory", () => eve.last("people")?.people.some(({ name }) => name === "Guest 1") || undefined);
  await expect.poll(() => ana.last("people")?.people.map(({ name }) => name)).toContain("Zebulon Quince");
  expect(bytes).toContain(ana.id);
  expect(bytes).not.toContain("Zebulon");
});
