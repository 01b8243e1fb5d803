import { expect, test } from "vitest";
import { PresenceGate } from "./presence-gate.ts";

/** A gate in a time that is turned by hand. */
function gated(pages: number) {
  let now = 0;
  let timers: { at: number; fn: () => void }[] = [];
  const clock = { now: () => now, after: (ms: number, fn: () => void) => (timers.push({ at: now + ms, fn }), () => undefined) };
  const gate = new PresenceGate(clock, () => pages);
  const passed: string[] = [];
  const turns: number[] = [];
  return {
    gate, passed, turns,
    send: (page: object, clients: string, what: string) => gate.enter("a/main", page, clients, () => {
      passed.push(what);
      turns.push(now);
    }),
    advance(ms: number) {
      const end = now + ms;
      for (;;) {
        const due = timers.filter(({ at }) => at <= end).toSorted((a, b) => a.at - b.at)[0];
        if (!due) break;
        timers = timers.filter((timer) => timer !== due);
        now = due.at;
        due.fn();
      }
      now = end;
    },
  };
}

test("[CROWD-1] a frame that comes alone passes at once; of those that come soon after it each page's newest passes, together", () => {
  const { send, advance, passed, turns, gate } = gated(3);
  const [ana, bilal] = [{}, {}];
  send(ana, "1", "ana 1");
  expect(passed).toEqual(["ana 1"]);
  for (let n = 2; n <= 5; n++) send(ana, "1", `ana ${n}`);
  send(bilal, "2", "bilal 1");
  expect(passed).toEqual(["ana 1"]);
  advance(16);
  expect(passed).toEqual(["ana 1", "ana 5", "bilal 1"]);
  expect(turns[1]).toBe(turns[2]);
  advance(1_000);
  expect(gate.size).toBe(0);
  send(ana, "1", "ana 6");
  expect(passed.at(-1)).toBe("ana 6");
});

test("[CROWD-1] the more read it the more seldom it goes out, and never more seldom than ten times a second", () => {
  for (const [pages, atMost] of [[2, 65], [100, 22], [200, 11], [5_000, 11]] as const) {
    const { send, advance, turns } = gated(pages);
    const all = Array.from({ length: pages }, () => ({}));
    for (let ms = 0; ms < 1_000; ms += 4) {
      send(all[ms % pages] as object, String(ms % pages), "moved");
      advance(4);
    }
    advance(200);
    const deliveries = new Set(turns).size;
    expect(deliveries).toBeLessThanOrEqual(atMost);
    expect(deliveries).toBeGreaterThanOrEqual(9);
  }
});

test("[CROWD-2] whoever names ever new clients holds no more than four frames, and whoever has gone none", () => {
  const { send, advance, passed, gate } = gated(2);
  const [eve, ana] = [{}, {}];
  send(ana, "1", "first");
  for (let n = 0; n < 1_000; n++) send(eve, String(n), `eve ${n}`);
  send(ana, "1", "ana");
  gate.leave(ana);
  advance(16);
  expect(passed).toEqual(["first", "eve 0", "eve 1", "eve 2", "eve 3"]);
});
