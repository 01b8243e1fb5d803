import { expect, test } from "vitest";
import { applyOps, parseServerMessage, streamText, type ElementId, type ServerMessage, type ViewElement, type ViewOp } from "@tutti/protocol";
import type { Missed } from "tutti/room";
import { StreamOut } from "./stream-out.ts";

/** A page that reads only when it is told to. */
function slowPage(limit: number): { out: StreamOut; sent: ServerMessage[]; frames: Uint8Array[]; missed: Missed[][]; drain: () => void } {
  const frames: Uint8Array[] = [];
  const sent: ServerMessage[] = [];
  let buffered = 0;
  const missed: Missed[][] = [];
  const out = new StreamOut(
    {
      send: (frame) => {
        buffered += frame.byteLength;
        frames.push(frame);
        sent.push(parseServerMessage(streamText(frame) ?? ""));
      },
      ask: () => undefined,
      buffered: () => buffered,
      now: () => 0,
    },
    limit,
    (what) => missed.push([...what]),
  );
  const drain = (): void => {
    buffered = 0;
    out.drained();
  };
  return { out, sent, frames, missed, drain };
}

const ops = (seq: number): ServerMessage => ({ type: "ops", generation: "g", seq, page: "", channel: "shared", ops: [] });

test("[SRV-80] a page that reads too slowly gets no backlog, but the newest state once it has drained", () => {
  const { out, sent, missed, drain } = slowPage(200);
  for (let seq = 1; seq <= 100; seq++) out.send(ops(seq));
  out.send({ type: "run", run: { state: "running", since: 1 } });
  out.send({ type: "toast", toast: { body: "old" } });
  out.send({ type: "run", run: { state: "idle" } });
  expect(out.behind).toBe(true);
  expect(sent.length).toBeLessThan(10);
  expect(missed).toEqual([]);
  const before = sent.length;
  drain();
  expect(out.behind).toBe(false);
  expect(missed).toEqual([[{ page: "", channel: "shared", ids: [], whole: false }]]);
  expect(sent.slice(before)).toEqual([{ type: "run", run: { state: "idle" } }]);
  out.send(ops(101));
  expect(sent.at(-1)).toMatchObject({ type: "ops", seq: 101 });
});

test("[SRV-81] a message to many is printed once", () => {
  const [one, two] = [slowPage(10_000), slowPage(10_000)];
  const message = ops(1);
  one.out.send(message);
  two.out.send(message);
  expect(one.frames[0]).toBe(two.frames[0]);
});

/** A page at the end of a line of so many bytes a second, which answers when it has come to where it is asked. `view` is the room's. */
class Far {
  readonly view = new Map<ElementId, ViewElement>();
  /** What the page shows, as its own reader has it. */
  readonly shown = new Map<ElementId, ViewElement>();
  readonly out: StreamOut;
  now = 0;
  frames = 0;
  bytes = 0;
  gaps = 0;
  others: string[] = [];
  /** How old the newest figure was when it was shown, at most (ms). */
  oldest = 0;
  #seq = 0;
  #pageSeq = 0;
  #line: { readonly at: number; readonly frame: Uint8Array | "ask" }[] = [];
  #freeAt = 0;
  readonly #rate: number;

  constructor(rate: number, answers = true) {
    this.#rate = rate;
    this.out = new StreamOut({
      send: (frame) => this.#carry(frame, frame.byteLength),
      ask: () => answers && this.#carry("ask", 3),
      // The systems between take it all.
      buffered: () => 0,
      now: () => this.now,
    }, 1_000_000, (missed) => {
      for (const { ids, whole } of missed) this.out.send(whole ? this.#snapshot() : this.#message(ids.map((id) => ({ op: "set", element: this.view.get(id) as ViewElement }))));
    });
    this.out.send(this.#snapshot());
  }

  /** The room draws something of so many bytes. */
  draw(id: string, bytes: number): void {
    const element = { id: id as ElementId, kind: "text", props: { body: `${this.now}:${"x".repeat(bytes)}` } } satisfies ViewElement;
    this.view.set(element.id, element);
    this.#seq += 1;
    this.out.send(this.#message([{ op: "set", element }]));
  }

  /** Time goes by, and what has come by then is read. */
  pass(ms: number): void {
    for (const until = this.now + ms; this.now < until; ) {
      this.now += 1;
      while (this.#line[0] && this.#line[0].at <= this.now) this.#read(this.#line.shift()?.frame as Uint8Array | "ask");
    }
  }

  get isSame(): boolean {
    return JSON.stringify([...this.shown]) === JSON.stringify([...this.view]);
  }

  #message(ops: readonly ViewOp[]): ServerMessage {
    return { type: "ops", generation: "g", seq: this.#seq, page: "", channel: "shared", ops };
  }

  #snapshot(): ServerMessage {
    return { type: "snapshot", generation: "g", seq: this.#seq, page: "", channel: "shared", elements: [...this.view.values()] };
  }

  #carry(frame: Uint8Array | "ask", bytes: number): void {
    this.bytes += bytes;
    this.#freeAt = Math.max(this.#freeAt, this.now) + (bytes / this.#rate) * 1_000;
    this.#line.push({ at: this.#freeAt, frame });
  }

  #read(frame: Uint8Array | "ask"): void {
    if (frame === "ask") return this.out.answered();
    const message = parseServerMessage(streamText(frame) ?? "");
    if (message.type !== "ops" && message.type !== "snapshot") return void this.others.push(message.type);
    if (message.type === "ops" && message.seq !== this.#pageSeq + 1) this.gaps += 1;
    this.#pageSeq = message.seq;
    if (message.type === "snapshot") this.shown.clear();
    applyOps(this.shown, message.type === "ops" ? message.ops : message.elements.map((element) => ({ op: "set", element })));
    this.frames += 1;
    for (const element of this.shown.values()) if ("body" in element.props) this.oldest = Math.max(this.oldest, this.now - Number(element.props.body.split(":")[0]));
  }
}

test("[PACE-1] a page on a slow line is told less often, never of what is long over, and ends with the newest", () => {
  const [slow, quick] = [new Far(20_000), new Far(10_000_000)];
  for (const far of [slow, quick]) {
    // 100,000 bytes a second, for a minute.
    for (let n = 0; n < 600; n++) {
      far.draw("chart", 10_000);
      far.pass(100);
      // What was on its way before the server knew how slow the line is comes late once.
      if (n === 100) far.oldest = 0;
    }
    far.pass(5_000);
    expect([far.gaps, far.isSame]).toEqual([0, true]);
  }
  expect(quick.frames).toBe(601);
  expect(quick.oldest).toBeLessThan(50);
  expect(slow.frames).toBeGreaterThan(60);
  expect(slow.frames).toBeLessThan(200);
  expect(slow.oldest).toBeLessThan(2_500);
  expect(slow.bytes).toBeLessThan(quick.bytes / 3);
});

test("[PACE-2] a page that was behind finds no gap in what comes then, and only what changed is sent to it", () => {
  const far = new Far(50_000);
  for (let n = 0; n < 50; n++) far.draw(`still ${n}`, 2_000);
  far.pass(10_000);
  const before = far.bytes;
  for (let n = 0; n < 100; n++) {
    far.draw("moving", 5_000);
    far.draw("other", 5_000);
    far.pass(50);
  }
  far.pass(10_000);
  expect([far.gaps, far.isSame]).toEqual([0, true]);
  // Less than it would be with what stands still.
  expect(far.bytes - before).toBeLessThan(600_000);
  const { frames } = far;
  for (let n = 0; n < 10; n++) {
    far.draw("moving", 10);
    far.pass(50);
  }
  expect([far.frames - frames, far.gaps, far.isSame]).toEqual([10, 0, true]);
});

test("[PACE-3] what is small waits in its order for a page that has much to read, and nothing of it is lost", () => {
  const far = new Far(50_000);
  far.draw("first", 6_000);
  far.pass(1_000);
  far.draw("large", 150_000);
  for (let n = 0; n < 20; n++) {
    far.draw(`row ${n}`, 100);
    far.out.send({ type: "toast", toast: { body: `${n}` } });
  }
  far.out.send({ type: "run", run: { state: "idle" } });
  expect(far.out.behind).toBe(true);
  far.pass(10_000);
  expect([far.gaps, far.isSame]).toEqual([0, true]);
  expect(far.others).toEqual([...Array.from({ length: 20 }, () => "toast"), "run"]);
});

test("[PACE-4] a page that never answers is sent all, as long as its wire takes it", () => {
  const far = new Far(1_000, false);
  for (let n = 0; n < 100; n++) far.draw("chart", 10_000);
  expect([far.out.behind, far.bytes > 1_000_000]).toEqual([false, true]);
});
