import { app } from "tutti";
import { readCsv } from "../data.ts";

/** Monthly means at Mauna Loa, in parts per million. */
const CO2 = readCsv<"Date" | "CO2" | "adjusted CO2">("co2-concentration.csv")
  .map((row) => ({ month: new Date(`${row.Date}T00:00:00Z`), measured: Number(row.CO2), adjusted: Number(row["adjusted CO2"]) }));

const FIRST = CO2[0]?.month.getUTCFullYear() ?? 1958;
const LAST = CO2.at(-1)?.month.getUTCFullYear() ?? 2020;
const DRAFT = `## What the curve says

Every year the forests of the north **breathe in and out**, and the curve moves with them.

- The curve is low in *September*, when the forests have grown, and high in *May*.
- Below the waves of each year lies a slope. The slope has not turned since 1958.
`;

export default app("Shared note", (ui) => {
  ui.title("A note on the Keeling curve");
  ui.caption("Write beside the chart, all at once. Words and the reading below follow every letter.");

  const [chart, note] = ui.columns([1.3, 1], { gap: "large" });
  const picture = chart.container({ border: true });
  picture.subheader("Carbon dioxide in the air");
  const [from, to] = picture.slider("Years", { min: FIRST, max: LAST, value: [FIRST, LAST] });
  const waves = picture.toggle("Show the seasons", { value: true });
  const shown = CO2.filter(({ month }) => month.getUTCFullYear() >= from && month.getUTCFullYear() <= to);
  picture.lineChart(shown, {
    x: "month", y: waves ? ["measured", "adjusted"] : "adjusted", yLabel: "Parts per million", format: { digits: 1, unit: "ppm" }, height: 320,
  });
  const [first, last] = [shown[0], shown.at(-1)];
  if (first && last) {
    const years = Math.max(1, to - from);
    picture.caption(`From **${first.adjusted.toFixed(1)}** to **${last.adjusted.toFixed(1)} ppm**: ${((last.adjusted - first.adjusted) / years).toFixed(2)} ppm more each year.`);
  }

  const sheet = note.container({ border: true });
  const text = sheet.textArea("Our note", { value: DRAFT, height: 260 });
  const words = text.toLowerCase().match(/\p{L}[\p{L}'’-]*/gu) ?? [];
  const [count, letters, minutes] = sheet.columns(3);
  count.metric("Words", words.length, { border: false });
  letters.metric("Characters", [...text].length, { border: false });
  minutes.metric("Reading time", Math.max(1, Math.round(words.length / 200)), { border: false, format: { unit: "min" } });
  note.expander("As it will be read", { expanded: true }).markdown(text.trim() === "" ? "*Nothing is written yet.*" : text);

  const often = [...Map.groupBy(words.filter((word) => word.length > 4), (word) => word)]
    .map(([word, all]) => ({ word, times: all.length }))
    .filter(({ times }) => times > 1)
    .sort((a, b) => b.times - a.times || (a.word < b.word ? -1 : 1))
    .slice(0, 8);
  const usage = chart.container({ border: true });
  usage.subheader("Words that come again");
  usage.barChart(often, { x: "word", y: "times", horizontal: true, height: 220, format: { digits: 0 } });
});
