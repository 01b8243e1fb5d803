import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";

interface Figures { readonly bytes: number; readonly commits: number; readonly naive: number }

const STEPS = 10_000;

/** What a room's document weighs after much dragging, by the page's own code of a drag, before any compaction. */
export const documentSize: Measure = {
  name: "document",
  async run() {
    const child = startChild("drags.ts");
    try {
      const { bytes, commits, naive } = await child.ask<Figures>({ what: "drag", steps: STEPS });
      return [{
        name: "the document after 10,000 drag steps over five sliders", ours: bytes, unit: "B", peer: { name: "each step written, the sliders in turn", value: naive },
        aim: { text: "at most 5 kB", met: bytes <= 5_000 }, note: `${commits} commits in drags of 100 steps, 60 steps a second; not compacted`,
      }];
    } finally {
      await child.end();
    }
  },
};
