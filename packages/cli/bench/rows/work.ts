import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";
import { medianOf } from "../statistics.ts";

interface Compared { readonly [name: string]: number[][] }

const ROWS = 1_000;

/** What a task costs over the pool that it runs on, and a cached call over what it is made of. */
export const work: Measure = {
  name: "work",
  async run({ quick }) {
    const child = startChild("work.ts");
    try {
      const rounds = quick ? 3 : 7;
      const tasks = await child.ask<Compared>({ what: "tasks", rounds, calls: 200 });
      const cached = await child.ask<Compared>({ what: "cached", rounds, calls: 200, rows: ROWS });
      const middle = (all: Compared, name: string): number => medianOf(all[name] ?? [], (times) => times.toSorted((a, b) => a - b)[times.length >> 1] ?? Number.NaN);
      const own = middle(cached, "own");
      const clone = middle(cached, "clone");
      return [
        { name: "a task that does nothing, median", ours: middle(tasks, "own"), unit: "ms", peer: { name: "bare piscina", value: middle(tasks, "bare") }, note: "one after the other, on a thread that is there; with a channel for progress, and plain data told from what is none" },
        { name: `a cached call of ${ROWS.toLocaleString("en")} rows, median`, ours: own, unit: "ms", peer: { name: "structuredClone of them alone", value: clone }, note: "everybody gets a copy that is theirs" },
        { name: `the same with copy: false, median`, ours: middle(cached, "frozen"), unit: "ms", peer: { name: "a plain Map", value: middle(cached, "map") }, note: "its arguments are compared by value" },
      ];
    } finally {
      await child.end();
    }
  },
};
