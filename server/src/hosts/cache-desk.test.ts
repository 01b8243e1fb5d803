import { parseAppId } from "@tutti/protocol";
import type { ToCaches } from "tutti/host";
import { expect, test } from "vitest";
import { CacheDesk } from "./cache-desk.ts";

const figures = { name: "load", place: "app.ts:1", kind: "data", onDisk: false, entries: 1, bytes: 8, hits: 2, misses: 1, computing: 0, oldest: 5, newest: 5 } as const;

function desk() {
  const id = parseAppId("sales");
  if (!id) throw new Error("no id");
  const told: ToCaches[][] = [[], [], []];
  const processes = told.map((heard, i) => ({ app: { id }, pid: i, rooms: 1, tell: (message: ToCaches) => void heard.push(message) }));
  const timers = new Set<() => void>();
  const made = new CacheDesk(() => processes, (_, fn) => {
    timers.add(fn);
    return () => timers.delete(fn);
  });
  const asked = (i: number): number => told[i]?.flatMap((message) => (message.type === "figures" ? [message.ask] : []))[0] ?? 0;
  return { id, processes, timers, made, asked };
}

test("[CPAGE-4] a process that does not answer, or has ended, is named without figures, and nobody waits for it long", async () => {
  const { id, processes, timers, made, asked } = desk();
  const found = made.figures(id);
  const [first, second] = processes;
  if (!first || !second) throw new Error("no processes");
  made.hear(first, { type: "figures", ask: asked(0), caches: [figures] });
  // Nobody answers for another.
  made.hear(first, { type: "figures", ask: asked(2), caches: [figures] });
  made.gone(second);
  for (const ring of timers) ring();
  expect(await found).toEqual([{ pid: 0, rooms: 1, caches: [figures] }, { pid: 1, rooms: 1, caches: undefined }, { pid: 2, rooms: 1, caches: undefined }]);
  expect(timers.size).toBe(0);
});

test("[CPAGE-5] figures that make no sense are refused with their place", () => {
  const { id, processes, made, asked } = desk();
  void made.figures(id);
  const [first] = processes;
  if (!first) throw new Error("no process");
  const say = (caches: unknown) => () => made.hear(first, { type: "figures", ask: asked(0), caches: caches as [] });
  expect(say("many")).toThrow("no list");
  expect(say([{ ...figures, hits: -1 }])).toThrow("caches[0].hits");
  expect(say([figures, { ...figures, kind: "other" }])).toThrow("caches[1].kind");
  expect(say([{ ...figures, name: "x".repeat(5_000) }])).toThrow("caches[0].name");
  expect(say([null])).toThrow("caches[0].name");
});
