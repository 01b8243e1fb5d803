import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import {
  appendEvent, isHandled, nextEventId, parseAppId, parseDeviceId, parseRoomId, parseWidgetKey, readNotices, waitingEvents,
  type AppId, type DeviceId, type EventId, type RoomId, type WidgetKey,
} from "@tutti/protocol";
import { SqliteLog } from "../src/log/sqlite.ts";
import { eventually, type OpenedDocument, type TestPage } from "./page.ts";
import type { SeparateServer } from "./separate-server.ts";
import { useStage } from "./stage.ts";

const DEVICE = parseDeviceId("device") as DeviceId;

/** Each starts three servers, with their scripts, one after the other. */
vi.setConfig({ testTimeout: 180_000 });

const stage = useStage();

const serve = (data: string, port: number, step: string | undefined): Promise<SeparateServer> =>
  stage.separately({ apps: ["append"], data, port }, { APPEND_TO: join(data, "effects.txt"), ...(step !== undefined && { KILL_AT: step }) });

/** An author with their own document and the room's, who presses a button and stays. */
interface Pressed {
  readonly page: TestPage;
  readonly me: OpenedDocument;
  readonly room: OpenedDocument;
  readonly event: EventId;
}

async function press(server: SeparateServer, label: string): Promise<Pressed> {
  const page = await stage.guest(server, { reconnect: true });
  const me = page.open(`append/main/me/${page.id}`);
  const room = page.open("append/main");
  await Promise.all([me.synced, room.synced]);
  await page.join("append", "main");
  const button = await eventually("the button", () => page.widget("button", label));
  const key = parseWidgetKey(button.widget?.key ?? "") as WidgetKey;
  const event = nextEventId(me.doc, DEVICE);
  appendEvent(me.doc, { id: event, kind: "click", key, at: 0, after: {} }, "test");
  return { page, me, room, event };
}

/** What the author reads of their press: as long as it waits nothing is said, and once it is over exactly one thing is. */
function outcome({ me: { doc }, event }: Pressed): "waiting" | "interrupted" | "done" {
  if (!isHandled(doc, event)) return "waiting";
  return readNotices(doc).some(([, notice]) => notice.kind === "interrupted" && notice.event === event) ? "interrupted" : "done";
}

const effects = (data: string): string[] => {
  const file = join(data, "effects.txt");
  return existsSync(file) ? readFileSync(file, "utf8").split("\n").filter((line) => line !== "") : [];
};

/**
 * Lets the server die at `step`, starts it again, and waits until nothing of the press is open.
 *
 * @param opens who comes first to the new server, and so has it open the room: with the author comes what they saw.
 */
async function dieAt(step: string, label: string, opens: "another" | "author" = "another"): Promise<{ readonly outcome: string; readonly effects: readonly string[]; readonly done: unknown }> {
  const data = await stage.folder();
  const first = await serve(data, 0, step);
  const pressed = await press(first, label);
  if (step === "uncommitted" || step === "broadcast") {
    await eventually("the page to see it handled", () => outcome(pressed) === "done");
    if (step === "broadcast") await pressed.me.durable();
    await first.kill();
  }
  await first.gone;
  const { page, me, room, event } = pressed;
  const before = page.stream.length;
  await eventually("the page to notice", () => !me.provider.synced && !room.provider.synced);
  if (opens === "another") page.transport.disconnect();
  const second = await serve(data, first.port, undefined);
  if (opens === "another") {
    const other = await stage.guest(second);
    await other.join("append", "main");
    await eventually("the room", () => other.metric("Done") !== undefined);
    await page.transport.connect();
  }
  const since = () => page.stream.slice(before);
  await eventually("the page to be back, and its view drawn", () => since().some(({ type }) => type === "hello") && since().some((message) => message.type === "run" && message.run.state === "idle"));
  await eventually("both to know the same", () => [me, room].every(({ provider }) => provider.synced && !provider.hasUnsyncedChanges));
  await eventually("the end of the press", () => waitingEvents(me.doc).length === 0 && outcome(pressed) !== "waiting");
  await Promise.all([me.durable(), room.durable()]);
  const told = outcome(pressed);
  await second.kill();
  const third = await serve(data, first.port, undefined);
  const reader = stage.again(third, page.cookie);
  const kept = reader.open(`append/main/me/${page.id}`);
  await kept.synced;
  await reader.join("append", "main");
  await eventually("a drawn page", () => reader.metric("Done") !== undefined && reader.last("run")?.run.state === "idle");
  expect(outcome({ page, me: kept, room, event }), "what another of their pages reads").toBe(told);
  expect(effects(data).filter((line, at, all) => all.indexOf(line) !== at), "lines that stand twice").toEqual([]);
  const done = reader.metric("Done");
  await third.kill();
  expect(await claimsIn(data), "claims that nobody ended").toEqual([]);
  return { outcome: told, effects: effects(data), done };
}

async function claimsIn(data: string): Promise<readonly unknown[]> {
  const log = new SqliteLog(data);
  await log.open();
  const { claims } = await log.recall(parseAppId("append") as AppId, parseRoomId("main") as RoomId);
  await log.close();
  return claims;
}

const ONCE = ["device:1"];

test.each([
  ["received", { outcome: "done", effects: ONCE, done: 1 }],
  ["claimed", { outcome: "interrupted", effects: [], done: 0 }],
  ["begun", { outcome: "interrupted", effects: [], done: 0 }],
  ["effect", { outcome: "interrupted", effects: ONCE, done: 0 }],
  // What the run wrote went to the pages before the disk: it is there again with the first page that had it.
  ["written", { outcome: "interrupted", effects: ONCE, done: expect.any(Number) }],
  ["uncommitted", { outcome: "interrupted", effects: ONCE, done: 1 }],
  ["committed", { outcome: "done", effects: ONCE, done: 1 }],
  ["broadcast", { outcome: "done", effects: ONCE, done: 1 }],
])("[SRV-62] a server that dies when an event is %s does nothing twice, and its author reads how it ended", async (step, expected) => {
  expect(await dieAt(step, "Append")).toEqual(expected);
});

test.each(["written", "uncommitted"])("[SRV-62] an author who saw the end of an event that the store never had (%s), and is back first, reads one end; what they saw is there", async (step) => {
  const { outcome: told, effects: lines, done } = await dieAt(step, "Append", "author");
  expect(["done", "interrupted"]).toContain(told);
  expect(lines).toEqual(ONCE);
  if (told === "done" || step === "uncommitted") expect(done).toBe(1);
});

test.each(["claimed", "begun", "effect", "written", "committed"])("[SRV-63] a handler that may be repeated is run again after a crash (%s), under the same id", async (step) => {
  expect(await dieAt(step, "Append safely")).toEqual({ outcome: "done", effects: ONCE, done: 1 });
});
