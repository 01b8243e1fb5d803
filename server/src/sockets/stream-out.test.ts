import { expect, test } from "vitest";
import { parseServerMessage, streamText, type ServerMessage } from "@tutti/protocol";
import { StreamOut } from "./stream-out.ts";

/** A page that reads only when it is told to. */
function slowPage(limit: number): { out: StreamOut; sent: ServerMessage[]; frames: Uint8Array[]; resyncs: () => number; drain: () => void } {
  const frames: Uint8Array[] = [];
  const sent: ServerMessage[] = [];
  let buffered = 0;
  let resyncs = 0;
  const out = new StreamOut(
    {
      send: (frame) => {
        buffered += frame.byteLength;
        frames.push(frame);
        sent.push(parseServerMessage(streamText(frame) ?? ""));
      },
      buffered: () => buffered,
    },
    limit,
    () => (resyncs += 1),
  );
  const drain = (): void => {
    buffered = 0;
    out.drained();
  };
  return { out, sent, frames, resyncs: () => resyncs, drain };
}

const ops = (seq: number): ServerMessage => ({ type: "ops", generation: "g", seq, page: "", channel: "shared", ops: [] });

test("[SRV-80] a page that reads too slowly gets no backlog, but the newest state once it has drained", () => {
  const { out, sent, resyncs, drain } = slowPage(200);
  for (let seq = 1; seq <= 100; seq++) out.send(ops(seq));
  out.send({ type: "run", run: { state: "running", since: 1 } });
  out.send({ type: "toast", toast: { body: "old" } });
  out.send({ type: "run", run: { state: "idle" } });
  expect(out.behind).toBe(true);
  expect(sent.length).toBeLessThan(10);
  expect(resyncs()).toBe(0);
  const before = sent.length;
  drain();
  expect(out.behind).toBe(false);
  expect(resyncs()).toBe(1);
  expect(sent.slice(before)).toEqual([{ type: "run", run: { state: "idle" } }]);
  out.send(ops(101));
  expect(sent.at(-1)).toMatchObject({ seq: 101 });
});

test("[SRV-81] a message to many is printed once", () => {
  const [one, two] = [slowPage(10_000), slowPage(10_000)];
  const message = ops(1);
  one.out.send(message);
  two.out.send(message);
  expect(one.frames[0]).toBe(two.frames[0]);
});
