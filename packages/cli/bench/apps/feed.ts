import { app } from "tutti";

/** 10,000 rows a second, one after the other, by the clock: what was late is made up for. */
async function* feed(): AsyncGenerator<{ readonly n: number; readonly v: number }> {
  const begun = performance.now();
  for (let n = 0; ; ) {
    for (const due = (performance.now() - begun) * 10; n < due; n++) yield { n, v: Math.round(1_000 * Math.sin(n / 3_000)) / 1_000 };
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

export default app("Feed", { rooms: "named" }, (ui) => {
  ui.metric("Level", 0);
  ui.lineChart.append(feed(), { x: "n", y: "v", last: 100_000, title: "Feed" });
});
