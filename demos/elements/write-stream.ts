import { app } from "tutti";

const REPORT = "## Tide at Esbjerg\n\nHigh water is expected at **14:20**, at *1.9 m*.\n\n- The ferry leaves at 13:40.\n- The lock closes at 14:00.\n";

/** Word by word, as a model or a slow source gives it. */
async function* words(text: string): AsyncGenerator<string> {
  for (const word of text.split(/(?<= )/)) {
    await new Promise((resolve) => setTimeout(resolve, 40));
    yield word;
  }
}

export default app("Tide report", async (ui) => {
  const report = ui.state("report", "");
  const asked = ui.button("Write the report", { kind: "primary" });
  if (asked) report.set(await ui.writeStream(words(REPORT)));
  else if (report.value) ui.markdown(report.value);
});
