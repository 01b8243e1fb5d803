import { describe, expect, it } from "vitest";
import type { LineEvents, Network } from "../ports.ts";
import { TestClock } from "../testing/test-clock.ts";
import { ANSWER_WITHIN, Connector, QUIET, SETTLED_AFTER } from "./connector.ts";

/** A network in the test's hands: every dial is a line to be opened, spoken on, or cut. */
function setUp() {
  const clock = new TestClock();
  const lines: (LineEvents & { closed: LineEvents["closed"]; hungUp: boolean })[] = [];
  let say: Parameters<Network["subscribe"]>[0] = () => undefined;
  const probes: number[] = [];
  const heard: Uint8Array[] = [];
  const connector = new Connector(
    {
      clock, random: () => 0.5,
      dial: (events) => {
        const line = { ...events, hungUp: false };
        lines.push(line);
        return { send: () => undefined, close: () => (line.hungUp = true) };
      },
      network: { online: () => true, visible: () => true, subscribe: (listener) => ((say = listener), () => undefined) },
    },
    { opened: () => undefined, received: (frame) => heard.push(frame), lost: () => true, probe: () => probes.push(clock.now()) },
  );
  connector.start();
  return { clock, lines, connector, probes, heard, says: (what: Parameters<typeof say>[0]) => say(what), last: () => lines.at(-1) };
}
const turn = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

describe("the line", () => {
  it("[SYNC-23] is dialled again after waits that grow, up to half a minute", async () => {
    const { clock, lines, last } = setUp();
    const waits: number[] = [];
    for (let n = 0; n < 8; n++) {
      const before = lines.length;
      const from = clock.now();
      last()?.closed(1006, "");
      await turn();
      while (lines.length === before) clock.advance(50);
      waits.push(clock.now() - from);
    }
    expect(waits).toEqual([750, 1_500, 3_000, 6_000, 12_000, 22_500, 22_500, 22_500]);
  });

  it("[SYNC-23] is dialled at once when the network is back, or when somebody looks at the page again", async () => {
    const { lines, says, last } = setUp();
    last()?.closed(1006, "");
    await turn();
    says("online");
    expect(lines).toHaveLength(2);
    last()?.closed(1006, "");
    await turn();
    says("visible");
    expect(lines).toHaveLength(3);
  });

  it("[SYNC-23] waits little again after a line that lasted", async () => {
    const { clock, lines, last } = setUp();
    for (let n = 0; n < 4; n++) {
      const count = lines.length;
      last()?.closed(1006, "");
      await turn();
      while (lines.length === count) clock.advance(50);
    }
    last()?.opened();
    clock.advance(11_000);
    last()?.closed(1006, "");
    await turn();
    const before = lines.length;
    clock.advance(1_000);
    expect(lines).toHaveLength(before + 1);
  });

  it("[SYNC-13] a quiet line is asked, and given up if it does not answer", async () => {
    const { clock, lines, connector, probes, last } = setUp();
    last()?.opened();
    clock.advance(QUIET);
    expect(probes).toHaveLength(1);
    last()?.received(new Uint8Array([1]));
    clock.advance(QUIET);
    expect(probes).toHaveLength(2);
    clock.advance(ANSWER_WITHIN);
    expect(connector.state.get()).toBe("none");
    expect(lines[0]?.hungUp).toBe(true);
    await turn();
    clock.advance(1_000);
    expect(lines).toHaveLength(2);
  });

  it("[SYNC-13] a device that says it is offline is believed at once, what was on its way proves nothing, and a line that answers is believed more", () => {
    const { connector, heard, probes, says, last, clock } = setUp();
    last()?.opened();
    says("offline");
    expect(connector.state.get()).toBe("doubted");
    last()?.received(new Uint8Array([1]));
    expect(heard).toHaveLength(1);
    expect(connector.state.get()).toBe("doubted");
    expect(probes).toHaveLength(0);
    clock.advance(SETTLED_AFTER);
    expect(probes).toHaveLength(1);
    last()?.received(new Uint8Array([2]));
    expect(connector.state.get()).toBe("open");
  });

  it("[SYNC-13] a doubted line is replaced when the network is back, and what the old one still says is not heard", () => {
    const { lines, heard, says, last } = setUp();
    last()?.opened();
    says("offline");
    says("online");
    expect(lines).toHaveLength(2);
    lines[0]?.received(new Uint8Array([7]));
    expect(heard).toEqual([]);
  });
});
