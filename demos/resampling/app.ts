import { app, task, type JobWork } from "tutti";
import type resample from "./resample.ts";
import type { Counts } from "./resample.ts";

const RESAMPLE = new URL("./resample.ts", import.meta.url);
/** So many drawings are one step, after which it is saved how far they are. */
const STEP = 100;

interface Range {
  readonly airport: string;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
}

/** Step by step, each on a thread; a server that is started anew goes on after the last step that was saved. */
async function resampling({ input: { times }, resumed, progress, checkpoint, signal }: JobWork<{ readonly times: number }>): Promise<readonly Range[]> {
  let found = (resumed ?? {}) as Counts;
  for (let done = drawings(found); done < times && !signal.aborted; done = drawings(found)) {
    const count = Math.min(STEP, times - done);
    const more = await task<typeof resample>(RESAMPLE, { times: count, seed: done + 1 }, {
      onProgress: (part) => progress((done + count * (part as number)) / times, `${Math.round(done + count * (part as number))} of ${times} drawings`),
    });
    found = joined(found, more);
    checkpoint(found);
  }
  return Object.entries(found).map(([airport, tenths]) => rangeOf(airport, tenths)).sort((a, b) => b.mean - a.mean);
}

const sum = (numbers: Iterable<number>): number => [...numbers].reduce((a, b) => a + b, 0);
const drawings = (found: Counts): number => sum(Object.values(Object.values(found)[0] ?? {}));

function joined(one: Counts, other: Counts): Counts {
  return Object.fromEntries(Object.entries(other).map(([airport, tenths]) => {
    const before = one[airport] ?? {};
    return [airport, { ...before, ...Object.fromEntries(Object.entries(tenths).map(([mean, n]) => [mean, n + (before[mean] ?? 0)])) }];
  }));
}

/** The mean, and between what 95 of 100 drawings lie. */
function rangeOf(airport: string, tenths: Counts[string]): Range {
  const sorted = Object.entries(tenths).map(([mean, n]) => ({ mean: Number(mean) / 10, n })).sort((a, b) => a.mean - b.mean);
  const all = sum(sorted.map(({ n }) => n));
  const at = (part: number): number => {
    let before = 0;
    return sorted.find(({ n }) => (before += n) >= part * all)?.mean ?? 0;
  };
  return { airport, least: at(0.025), mean: Math.round((10 * sum(sorted.map(({ mean, n }) => mean * n))) / all) / 10, most: at(0.975) };
}

export default app("Resampling", (ui) => {
  ui.title("How sure are we?");
  ui.markdown("Some airports look later than others. Would they still, had other flights been counted? **Draw the twenty thousand departures again**, many times over. "
    + "It goes on while you look elsewhere, and after everybody has left.");
  const job = ui.job("resampling", resampling, { label: "Drawing flights again", afterRestart: "resume" });
  const times = ui.select("Drawings", ["200", "2000", "20000"], { value: "2000" });
  if (ui.button("Begin", { kind: "primary", disabled: job.state === "running" })) job.start({ times: Number(times) });
  ui.jobs();
  if (!job.result) return;
  const late = job.result.slice(0, 12);
  ui.subheader("Mean delay, and where 95 of 100 drawings lie");
  ui.barChart(late, { x: "airport", y: ["least", "mean", "most"], yLabel: "minutes", title: "Mean delay by airport", sort: false });
  ui.table(late, { caption: "In minutes" });
});
