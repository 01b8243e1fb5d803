import { parsePersonId, type PersonId, type ServerMessage } from "@tutti/protocol";
import { expect, test } from "vitest";
import type { Viewer } from "./ports.ts";
import { RoomSettles } from "./room-settles.ts";

test("[PROG-7] a room that has become quiet answers each page once, for all it asked, and nobody who has left", async () => {
  const heard: [string, ServerMessage][] = [];
  const viewer = (name: string): Viewer => ({ person: { id: parsePersonId(name) as PersonId, name, colour: 0, role: "viewer" }, send: (message) => heard.push([name, message]) });
  const [ana, ben] = [viewer("ana"), viewer("ben")];
  const quiet = Promise.withResolvers<void>();
  let waits = 0;
  const settles = new RoomSettles(() => {
    waits += 1;
    return quiet.promise;
  });
  for (let n = 1; n <= 1_000; n++) settles.ask(ana, n);
  settles.ask(ben, 1);
  settles.left(ben);
  expect([heard, waits]).toEqual([[], 2]);
  quiet.resolve();
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard).toEqual([["ana", { type: "settled", n: 1_000 }]]);
  settles.ask(ana, 1_001);
  await new Promise((resolve) => setImmediate(resolve));
  expect(heard.at(-1)).toEqual(["ana", { type: "settled", n: 1_001 }]);
});
