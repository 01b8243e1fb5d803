import { parseAppId, parseRoomId } from "@tutti/protocol";
import type { Clock, RoomHandle } from "tutti/room";
import { expect, test } from "vitest";
import { OpenRoom } from "./open-room.ts";

test("[HIST-3] who reads the history while nobody types waits for nothing; else what is typed is entered once a second", async () => {
  const [app, id] = [parseAppId("plain"), parseRoomId("main")];
  if (!app || !id) throw new Error("A name is none");
  let [typed, entered] = [false, 0];
  const waits: { readonly ms: number; readonly act: () => void }[] = [];
  const clock: Clock = { now: () => 5_000, after: (ms, act) => (waits.push({ ms, act }), () => undefined) };
  const settle = (): void => {
    [typed, entered] = [false, entered + 1];
  };
  const room = new OpenRoom({ app, room: id }, async () => ({ get isBeingTyped() { return typed; }, settle }) as RoomHandle, () => undefined, 0);
  await room.ready;
  await room.enterTyped(clock);
  expect([waits, entered]).toEqual([[], 0]);
  for (const ms of [-4_000, 1_000]) {
    typed = true;
    const readers = [room.enterTyped(clock), room.enterTyped(clock)];
    expect(waits.map((wait) => wait.ms)).toEqual([ms]);
    waits.pop()?.act();
    await Promise.all(readers);
    await room.enterTyped(clock);
  }
  expect([waits, entered]).toEqual([[], 2]);
});
