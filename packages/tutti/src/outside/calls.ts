import type { App } from "../app.ts";
import type { Emit, ToPrograms } from "../host/messages.ts";
import type { RemoteRoom } from "../rooms/remote-room.ts";
import type { OutsideRooms } from "./outside.ts";

/** Runs handlers of an app as the server asks for them, and tells how each ended. */
export function answerCalls(app: App, emit: Emit): (message: ToPrograms) => void {
  return (message) => {
    const { call } = message;
    answer(app, message).then(
      () => emit({ type: "called", call, outcome: { kind: "done" } }),
      (reason: unknown) => {
        const error = reason instanceof Error ? reason : new Error(String(reason));
        emit({ type: "called", call, outcome: { kind: "failed", message: `${error.name}: ${error.message}`, stack: error.stack } });
      },
    );
  };
}

async function answer(app: App, { work, place, seconds }: ToPrograms): Promise<void> {
  // Most processes serve rooms alone, and never need to be a program in one.
  const { rooms } = await import("../rooms/rooms.ts");
  const server = rooms(place.server, { token: place.token, device: place.device });
  const signal = AbortSignal.timeout(seconds * 1_000);
  const entered: RemoteRoom[] = [];
  const there: OutsideRooms = {
    signal,
    async open(name) {
      signal.throwIfAborted();
      const room = await server.open(place.app, name);
      entered.push(room);
      return room;
    },
  };
  try {
    await Promise.race([handler(app, work)(there), aborted(signal)]);
    // What it did and did not wait for is done all the same, or it failed.
    for (const room of entered) if (room.isOpen) await room.settled();
  } finally {
    for (const room of entered) room.close();
  }
}

function handler(app: App, work: ToPrograms["work"]): (rooms: OutsideRooms) => Promise<unknown> {
  const { webhooks, timers } = app;
  if (work.of === "timer" && Object.hasOwn(timers, work.name)) return async (rooms) => timers[work.name]?.run(rooms);
  if (work.of === "webhook" && Object.hasOwn(webhooks, work.name)) return async (rooms) => webhooks[work.name]?.on(work.event, rooms);
  throw new Error(`The app has no ${work.of} "${work.name}" any more`);
}

const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(new Error("It took longer than it may, and was left")), { once: true }));
