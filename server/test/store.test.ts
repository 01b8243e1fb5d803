import { expect, test } from "vitest";
import { CLOSE, readEntry, writeEntry } from "@tutti/protocol";
import { SqliteLog } from "../src/log/sqlite.ts";
import { FailingLog } from "./failing-log.ts";
import { eventually } from "./page.ts";
import { useStage } from "./stage.ts";

const stage = useStage();

test("[SRV-70] while the store fails people go on together, are told, and lose nothing once it answers", async () => {
  const data = await stage.folder();
  const store = new FailingLog(data);
  const server = await stage.serve({ data, store });
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const [a, b] = [ana.open("plain/main"), ben.open("plain/main")];
  await Promise.all([a.synced, b.synced]);
  await ana.join("plain", "main");
  await eventually("the room", () => ana.last("room"));
  store.refuseCommits = new Error("The disk is full");
  writeEntry(a.doc, "Months", 5, "test");
  let durable = false;
  const kept = a.durable().then(() => (durable = true));
  await eventually("the change at the other", () => readEntry(b.doc, "Months")?.v === 5);
  const told = await eventually("the sentence", () => ana.last("room")?.problem ?? undefined);
  expect(told).toMatch(/cannot be saved just now: The disk is full/);
  const ready = await fetch(`${server.url}/readyz`);
  expect([ready.status, ((await ready.json()) as { reason: string }).reason]).toEqual([503, told]);
  expect(durable).toBe(false);
  store.refuseCommits = undefined;
  await kept;
  await eventually("the end of it", () => ana.last("room")?.problem === null);
});

test("[SRV-76] who comes to a room while the store fails reads why it does not open, and is in it as soon as the store answers", async () => {
  const data = await stage.folder();
  const store = new FailingLog(data);
  const server = await stage.serve({ data, store });
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const a = ana.open("plain/main");
  await a.synced;
  store.refuseCommits = new Error("The disk is full");
  writeEntry(a.doc, "Months", 5, "test");
  await eventually("the problem", () => server.stats().journal.problem);
  await ben.join("plain", "other");
  expect(await eventually("the sentence", () => ben.last("room")?.problem ?? undefined)).toMatch(/cannot be saved just now: The disk is full/);
  expect(ben.last("snapshot")).toBeUndefined();
  store.refuseCommits = undefined;
  await eventually("the view", () => ben.metric("Twice") === 24);
  expect(ben.last("room")?.problem).toBe(null);
});

test("[SRV-71] a document that nobody has open is not let go before it is written", async () => {
  const data = await stage.folder();
  const store = new FailingLog(data);
  const server = await stage.serve({ data, store, limits: { roomIdle: 0 } });
  const ana = await stage.guest(server);
  const a = ana.open("plain/main");
  await a.synced;
  store.refuseCommits = new Error("The disk is full");
  writeEntry(a.doc, "Months", 5, "test");
  const ben = await stage.guest(server);
  const b = ben.open("plain/main");
  await b.synced;
  await eventually("the value", () => readEntry(b.doc, "Months")?.v === 5);
  ana.close();
  ben.close();
  await eventually("nobody there", () => server.stats().sockets === 0 && server.stats().rooms === 0);
  expect(server.stats().documents).toBeGreaterThan(0);
  store.refuseCommits = undefined;
  await eventually("all let go", () => server.stats().documents === 0);
  const cleo = await stage.guest(server);
  const c = cleo.open("plain/main");
  await c.synced;
  expect(readEntry(c.doc, "Months")?.v).toBe(5);
});

test("[SRV-72] a document that cannot be read is an error and never an empty one; the page comes again, and has it", async () => {
  const data = await stage.folder();
  const store = new FailingLog(data);
  const server = await stage.serve({ data, store, limits: { roomIdle: 0 } });
  const first = await stage.guest(server);
  const f = first.open("plain/main");
  await f.synced;
  writeEntry(f.doc, "Months", 5, "test");
  await f.durable();
  first.close();
  await eventually("all let go", () => server.stats().documents === 0);
  store.refuseLoads = new Error("The disk does not answer");
  const ana = await stage.guest(server, { reconnect: true });
  const a = ana.open("plain/main");
  await expect(a.synced).rejects.toThrow("load-failed");
  await eventually("the close", () => ana.closes.some(({ code }) => code === CLOSE.storeFailed.code));
  expect(readEntry(a.doc, "Months")).toBeUndefined();
  store.refuseLoads = undefined;
  await eventually("the value", () => readEntry(a.doc, "Months")?.v === 5);
});

test("[SRV-73] a store that takes nothing for so long that the queue is full holds writers back, and takes all of it later", async () => {
  const data = await stage.folder();
  const store = new FailingLog(data);
  const server = await stage.serve({ data, store, limits: { queueBytes: 20_000 } });
  const [ana, ben] = [await stage.guest(server), await stage.guest(server)];
  const [a, b] = [ana.open("plain/main"), ben.open("plain/main")];
  await Promise.all([a.synced, b.synced]);
  await ana.join("plain", "main");
  store.refuseCommits = new Error("The disk is full");
  const text = a.doc.getText("text:Notes");
  for (let n = 0; n < 600; n++) text.insert(text.length, `${n}:${"x".repeat(990)}\n`);
  await eventually("the sentence", () => ana.last("room")?.problem?.match(/no more changes can be taken/));
  // What one read of the socket brought has passed before the queue could be seen to be full.
  expect(server.stats().journal.bytes).toBeLessThan(300_000);
  expect(b.doc.getText("text:Notes").length).toBeLessThan(text.length);
  store.refuseCommits = undefined;
  await a.durable();
  await eventually("all of it at the other", () => b.doc.getText("text:Notes").toString() === text.toString());
});

test("[SRV-74] a really full disk: what fits is kept, the rest waits, and readers go on", async () => {
  const data = await stage.folder();
  const server = await stage.serve({ data, store: new SqliteLog(data, { maxPages: 60 }) });
  const ana = await stage.guest(server);
  const a = ana.open("plain/main");
  await a.synced;
  await ana.join("plain", "main");
  writeEntry(a.doc, "Months", 5, "test");
  await a.durable();
  a.doc.getText("text:Notes").insert(0, "x".repeat(500_000));
  await eventually("the sentence", () => ana.last("room")?.problem?.match(/The disk is full/));
  const ben = await stage.guest(server);
  const b = ben.open("plain/main");
  await b.synced;
  expect(readEntry(b.doc, "Months")?.v).toBe(5);
  await server.stop();
  const again = await stage.serve({ data });
  const cleo = await stage.guest(again);
  const c = cleo.open("plain/main");
  await c.synced;
  expect(readEntry(c.doc, "Months")?.v).toBe(5);
});

test("[SRV-75] stopping ends within its deadline, also with people there and a store that does not answer", async () => {
  const data = await stage.folder();
  const store = new FailingLog(data);
  const server = await stage.serve({ data, store, limits: { stopDeadline: 1_000 } });
  const ana = await stage.guest(server);
  const a = ana.open("plain/main");
  await a.synced;
  await ana.join("plain", "main");
  store.refuseCommits = new Error("The disk is full");
  writeEntry(a.doc, "Months", 5, "test");
  await eventually("it to wait", () => server.stats().journal.queued > 0);
  await server.stop();
  await eventually("the close", () => ana.closes.some(({ code }) => code === CLOSE.goingAway.code));
  expect(stage.lines.some((line) => /something could not be saved/.test(line.message))).toBe(true);
  const next = await stage.serve({ data });
  expect((await fetch(`${next.url}/readyz`)).ok).toBe(true);
});
