import { describe, expect, it } from "vitest";
import { Flow, parseChannelFrame, printChannelFrame, ReadCount, WINDOW, type ChannelFrame } from "./index.ts";

describe("a line that several pages share", () => {
  it("[CHAN-1] frames are read as they were written; what is broken, goes on after its end or names too much is none", () => {
    const frames: ChannelFrame[] = [
      { kind: "open", channel: 1 }, { kind: "open", channel: 300, bearer: "tutti-embed.x~y" }, { kind: "opened", channel: 7 }, { kind: "data", channel: 2, data: new Uint8Array([1, 2, 3]) },
      { kind: "data", channel: 2, data: new Uint8Array() }, { kind: "read", channel: 2, amount: 70_000 }, { kind: "close", channel: 2, code: 4401, reason: "No" },
    ];
    for (const frame of frames) expect(parseChannelFrame(printChannelFrame(frame))).toEqual(frame);
    const broken = [[], [0], [9, 1], [1, 1, 1], [3, 1, 0x80], [4, 1, 1, 200], [255, 255, 255, 255, 255, 255, 255, 255, 255, 255, 1]].map((bytes) => new Uint8Array(bytes));
    for (const bytes of [...broken, printChannelFrame({ kind: "open", channel: 1, bearer: "x".repeat(9_000) }), printChannelFrame({ kind: "close", channel: 1, code: 1, reason: "x".repeat(200) })]) {
      expect([bytes, parseChannelFrame(bytes)]).toEqual([bytes, undefined]);
    }
  });

  it("[CHAN-2] what is not read yet waits in order and is bounded on the way, in bytes and in messages; all of it comes once it is read", () => {
    const way: Uint8Array[] = [];
    const flow = new Flow((data) => way.push(data));
    for (let n = 0; n < 2_000; n++) flow.send(new Uint8Array([n >> 8, n & 255]));
    expect(way.length).toBeLessThanOrEqual(512);
    const large = new Uint8Array(WINDOW);
    flow.send(large);
    expect(flow.waiting).toBe((2_000 - way.length) * 2 + WINDOW);
    // Nothing that the other end makes up lets more through than it may.
    const read = new ReadCount((amount) => flow.read(amount));
    for (let at = 0; at < way.length; at++) read.read(way[at] ?? large);
    expect([way.length, flow.waiting]).toEqual([2_001, 0]);
    expect(way.slice(0, 2_000).map(([high = 0, low = 0]) => high * 256 + low)).toEqual(Array.from({ length: 2_000 }, (_, n) => n));
  });
});
