import type { AnyUi } from "tutti";

/** Figures, messages and what says that work goes on. */
export async function status(ui: AnyUi): Promise<void> {
  const [a, b, c, d] = ui.columns(4);
  a.metric("Revenue", 1_284_300, { border: true, format: { style: "currency", currency: "EUR", digits: 0 }, delta: 4.2, sparkline: [3, 4, 3, 5, 6, 5, 7, 8] });
  b.metric("Complaints", 17, { border: true, delta: 5, deltaColour: "inverse", help: "Fewer are better." });
  c.metric("Traffic", 48_213_000_000, { border: true, format: { style: "bytes" }, delta: "as last week", deltaColour: "off" });
  d.metric("Not known", null, { border: true });

  const [left, right] = ui.columns(2, { gap: "large" });
  left.success("Saved to the *archive*.", { title: "Done" });
  left.info("The figures of March are preliminary.");
  left.warning("Two of the sensors have been silent since Monday.");
  left.error("The table `harvest` could not be read.", { title: "No data" });
  right.progress(0.62, "62 of 100 files");
  right.progress(null, "Nobody knows how long");
  right.status("Fetched the figures", { state: "complete" }).text("Three files, 1.2 MB.");
  right.status("Counting", { state: "running", expanded: true }).text("This may take a while.");
  right.status("The last step failed", { state: "error" });
  right.empty().text("An empty place holds what was put into it last.");
  if (right.button("Wait for two seconds")) await right.spinner("Waiting…", () => new Promise((done) => setTimeout(done, 2_000)), { time: true });
}
