import type { App } from "../app.ts";
import type { ToPrograms } from "../host/messages.ts";
import type { ProgramRoom } from "../participant/program-room.ts";
import type { OutsideRooms } from "./outside.ts";

/** Which handler of an app, and what it is given. */
export type Work = ToPrograms["work"];

/**
 * Runs one handler of an app, and waits until what it did in rooms has been run.
 *
 * @param enter enters a room; of no name, the one that every app has.
 * @throws what the handler throws, or that its time was up.
 */
export async function handle(app: App, work: Work, seconds: number, enter: (room: string | undefined) => Promise<ProgramRoom>): Promise<void> {
  const signal = AbortSignal.timeout(seconds * 1_000);
  const entered: ProgramRoom[] = [];
  const there: OutsideRooms = {
    signal,
    async open(name) {
      signal.throwIfAborted();
      const room = await enter(name);
      entered.push(room);
      return room;
    },
  };
  try {
    await Promise.race([handlerOf(app, work)(there), aborted(signal)]);
    // What it did and did not wait for is done all the same, or it failed.
    for (const room of entered) if (room.isOpen) await room.settled();
  } finally {
    for (const room of entered) room.close();
  }
}

function handlerOf(app: App, work: Work): (rooms: OutsideRooms) => Promise<unknown> {
  const { webhooks, timers } = app;
  if (work.of === "timer" && Object.hasOwn(timers, work.name)) return async (rooms) => timers[work.name]?.run(rooms);
  if (work.of === "webhook" && Object.hasOwn(webhooks, work.name)) return async (rooms) => webhooks[work.name]?.on(work.event, rooms);
  throw new Error(`The app has no ${work.of} "${work.name}" any more`);
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("It took longer than it may, and was left")), { once: true }));
