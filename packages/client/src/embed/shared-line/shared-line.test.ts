import { CLOSE, parseChannelFrame, printChannelFrame, WINDOW, type ChannelFrame } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { steadyNetwork } from "../../sync/browser/surroundings.ts";
import type { Network } from "../../sync/ports.ts";
import { joinLine, type FrameWindow } from "./join-line.ts";
import type { FromLine, ToLine } from "./messages.ts";
import { sharedDial } from "./shared-dial.ts";
import { SharedLine, type LineSocket } from "./shared-line.ts";

/** A websocket in the test's hands. */
class TestSocket extends EventTarget {
  binaryType: BinaryType = "arraybuffer";
  readonly said: ChannelFrame[] = [];
  closed = false;
  readonly bearer: string | undefined;

  constructor(bearer: string | undefined) {
    super();
    this.bearer = bearer;
  }

  send(data: Uint8Array): void {
    const frame = parseChannelFrame(data);
    if (frame) this.said.push(frame);
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.dispatchEvent(new Event("open"));
  }
  hear(frame: ChannelFrame): void {
    this.dispatchEvent(new MessageEvent("message", { data: printChannelFrame(frame).buffer }));
  }
  lose(code: number, reason = ""): void {
    this.dispatchEvent(new CloseEvent("close", { code, reason }));
  }
}

function setUp() {
  const sockets: TestSocket[] = [];
  const line = new SharedLine((bearer) => {
    const socket = new TestSocket(bearer);
    sockets.push(socket);
    return socket as unknown as LineSocket;
  });
  const join = (bearer?: string) => {
    const heard: FromLine[] = [];
    const say = line.join((message) => heard.push(message));
    say({ type: "open", bearer });
    return { heard, say };
  };
  return { sockets, join };
}
const at = <T>(list: readonly T[], index: number): T => {
  const found = list[index];
  if (found === undefined) throw new Error(`There is no ${index}`);
  return found;
};

describe("the line that one page keeps", () => {
  it("[CHAN-20] pages come on one line, each with its own token, and hear only what is theirs; the line goes with the last of them", () => {
    const { sockets, join } = setUp();
    const [ana, vic] = [join("a"), join("v")];
    expect([sockets.length, at(sockets, 0).bearer]).toEqual([1, "a"]);
    at(sockets, 0).open();
    expect(at(sockets, 0).said).toEqual([{ kind: "open", channel: 1, bearer: "a" }, { kind: "open", channel: 2, bearer: "v" }]);
    for (const channel of [1, 2]) at(sockets, 0).hear({ kind: "opened", channel });
    at(sockets, 0).hear({ kind: "data", channel: 2, data: new Uint8Array([7]) });
    ana.say({ type: "send", data: new Uint8Array([8]) });
    expect([ana.heard, vic.heard]).toEqual([[{ type: "opened" }], [{ type: "opened" }, { type: "data", data: new Uint8Array([7]) }]]);
    expect(at(sockets, 0).said.at(-1)).toEqual({ kind: "data", channel: 1, data: new Uint8Array([8]) });
    ana.say({ type: "close" });
    ana.say({ type: "send", data: new Uint8Array([9]) });
    expect([at(sockets, 0).said.at(-1), at(sockets, 0).closed]).toEqual([{ kind: "close", channel: 1, code: 1000, reason: "" }, false]);
    vic.say({ type: "close" });
    expect(at(sockets, 0).closed).toBe(true);
    join("n");
    expect(sockets).toHaveLength(2);
  });

  it("[CHAN-21] a line that is lost is lost to all; one that was refused for one page's token is opened anew by the others", () => {
    const { sockets, join } = setUp();
    const [old, ana, vic] = [join("old"), join("a"), join("v")];
    at(sockets, 0).lose(CLOSE.sessionEnded.code, "Over");
    expect(old.heard.at(-1)).toEqual({ type: "closed", code: CLOSE.sessionEnded.code, reason: "Over" });
    expect([sockets.length, at(sockets, 1).bearer]).toEqual([2, "a"]);
    at(sockets, 1).open();
    at(sockets, 1).lose(1006);
    for (const page of [ana, vic]) expect(page.heard.at(-1)).toEqual({ type: "closed", code: 1006, reason: "" });
    // It dials for whoever asks again, and not by itself.
    expect(sockets).toHaveLength(2);
  });

  it("[CHAN-21] what one page sends and is too large ends that page; the others find another line", () => {
    const { sockets, join } = setUp();
    const [ana, eve] = [join("a"), join("e")];
    at(sockets, 0).open();
    ana.say({ type: "send", data: new Uint8Array(10) });
    eve.say({ type: "send", data: new Uint8Array(20_000) });
    at(sockets, 0).lose(CLOSE.tooLarge.code, "Too large");
    expect([ana.heard.at(-1), eve.heard.at(-1)]).toEqual([{ type: "closed", code: 1006, reason: "" }, { type: "closed", code: CLOSE.tooLarge.code, reason: "Too large" }]);
  });

  it("[CHAN-22] of a page that sends faster than the server reads little is on the line, and a bound keeps what waits", () => {
    const { sockets, join } = setUp();
    const [eve, ana] = [join("e"), join("a")];
    at(sockets, 0).open();
    for (let n = 0; n < 100; n++) eve.say({ type: "send", data: new Uint8Array(WINDOW / 4) });
    ana.say({ type: "send", data: new Uint8Array([1]) });
    const { said } = at(sockets, 0);
    expect([said.filter(({ kind, channel }) => kind === "data" && channel === 1).length, said.at(-1)]).toEqual([4, { kind: "data", channel: 2, data: new Uint8Array([1]) }]);
    for (let n = 0; n < 500; n++) eve.say({ type: "send", data: new Uint8Array(WINDOW / 4) });
    expect([eve.heard, ana.heard]).toEqual([[{ type: "closed", code: CLOSE.tooMany.code, reason: CLOSE.tooMany.reason }], []]);
  });

  it("[CHAN-23] a line whose cookies are not those of now takes nobody new", () => {
    const { sockets, join } = setUp();
    const [first, second] = [join(), join()];
    at(sockets, 0).open();
    at(sockets, 0).hear({ kind: "opened", channel: 1 });
    at(sockets, 0).hear({ kind: "close", channel: 2, code: CLOSE.sessionEnded.code, reason: "Over" });
    expect([first.heard.at(-1), second.heard.at(-1)]).toEqual([{ type: "opened" }, { type: "closed", code: CLOSE.sessionEnded.code, reason: "Over" }]);
    join();
    expect([sockets.length, at(sockets, 0).closed]).toEqual([2, false]);
  });
});

/** A page that dials, and the other end of its port. */
function page(network: Network = steadyNetwork) {
  const { port1, port2 } = new MessageChannel();
  const said: ToLine[] = [];
  port2.addEventListener("message", ({ data }) => said.push(data));
  port2.start();
  const happened: string[] = [];
  const dial = sharedDial({ network, join: () => port1, bearer: () => "token" });
  const line = dial({ opened: () => happened.push("opened"), received: (frame) => happened.push(`received ${frame.length}`), closed: (code) => happened.push(`closed ${code}`) });
  const settled = (look: () => boolean): Promise<void> => expect.poll(look).toBe(true);
  return { line, said, happened, settled, end: () => port2.close(), tell: (message: FromLine) => port2.postMessage(message) };
}

describe("a page on a line that another keeps", () => {
  it("[CHAN-24] opens a channel by its token, tells what it has read, and closes it when the page goes", async () => {
    let leave = (): void => undefined;
    const { said, happened, tell, line, settled, end } = page({ ...steadyNetwork, subscribe: (listener) => ((leave = () => listener("leaving")), () => undefined) });
    tell({ type: "opened" });
    tell({ type: "data", data: new Uint8Array(WINDOW) });
    await settled(() => happened.length === 2);
    line.send(new Uint8Array([1]));
    leave();
    await settled(() => said.at(-1)?.type === "close");
    expect(said.map(({ type }) => type)).toEqual(["open", "read", "send", "close"]);
    expect(happened).toEqual(["opened", `received ${WINDOW}`, "closed 1006"]);
    end();
  });

  it("[CHAN-26] a page that kept the line and is gone is a lost line", async () => {
    const { happened, tell, settled, end } = page();
    tell({ type: "opened" });
    await settled(() => happened.includes("opened"));
    end();
    await settled(() => happened.includes("closed 1006"));
  });
});

describe("the frames of a page", () => {
  it("[CHAN-25] find whoever keeps the line, past windows of other sites; without one they keep it, and once that one has gone the next does", () => {
    const foreign = (...inner: FrameWindow[]): FrameWindow => new Proxy<FrameWindow>({ ...inner, length: inner.length }, {
      get: (window, name) => {
        if (name === "length" || /^\d+$/.test(String(name))) return Reflect.get(window, name);
        throw new DOMException("Blocked", "SecurityError");
      },
    });
    const [ana, ben, deep] = [{ length: 0 }, { length: 0 }, { length: 0 }] as [FrameWindow, FrameWindow, FrameWindow];
    const top = foreign(foreign(deep), ana, ben);
    const [lines, leave, ports]: [SharedLine[], (() => void)[], MessagePort[]] = [[], [], []];
    const make = (): SharedLine => {
      lines.push(new SharedLine((bearer) => new TestSocket(bearer) as unknown as LineSocket));
      return at(lines, lines.length - 1);
    };
    const join = (own: FrameWindow, name = ""): void => void ports.push(joinLine({ own, top, name, make, leaving: (listener) => leave.push(listener) }));
    join(deep);
    join(ana);
    join(deep);
    expect(lines).toHaveLength(1);
    join(ben, "p-of-a-cookie");
    expect(lines).toHaveLength(2);
    at(leave, 0)();
    join(ana);
    join(ben);
    expect([lines.length, leave.length]).toEqual([3, 3]);
    for (const port of ports) port.close();
  });
});
