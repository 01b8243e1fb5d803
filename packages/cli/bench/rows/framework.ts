import { startChild } from "../child.ts";
import type { Measure, Row } from "../row.ts";
import { median, p95 } from "../statistics.ts";

interface Figures { readonly ours: number[]; readonly plain: number[]; readonly opsEach: number }

/** What the framework takes for a re-run, from a changed value to its changes of the view: the script does nothing of its own. */
export const framework: Measure = {
  name: "framework",
  async run({ quick }) {
    const rows: Row[] = [];
    for (const elements of [10, 100, 500]) {
      const child = startChild("runner.ts");
      try {
        const { ours, plain, opsEach } = await child.ask<Figures>({ what: "measure", elements, runs: quick ? 100 : 500 });
        const figure = median(ours);
        rows.push({
          name: `framework time of a re-run with ${elements} elements, median`, ours: figure, unit: "ms", peer: { name: "building and printing the same JSON", value: median(plain) },
          ...(elements === 100 ? { aim: { text: "at most 2 ms", met: figure <= 2 } } : {}),
          note: `p95 ${p95(ours).toFixed(2)} ms; ${opsEach.toFixed(1)} changes of the view each`,
        });
      } finally {
        await child.end();
      }
    }
    return rows;
  },
};
