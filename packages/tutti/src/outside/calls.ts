import type { App } from "../app.ts";
import type { Emit, ToPrograms } from "../host/messages.ts";
import { handle } from "./handle.ts";

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
  await handle(app, work, seconds, (name) => server.open(place.app, name));
}
