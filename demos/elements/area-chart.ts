import { app } from "tutti";

const years = [2019, 2020, 2021, 2022, 2023, 2024, 2025];
const generation = {
  year: years.flatMap((year) => [year, year, year]),
  source: years.flatMap(() => ["Wind", "Sun", "Gas"]),
  twh: [42, 18, 61, 47, 21, 55, 45, 26, 53, 52, 33, 41, 58, 39, 30, 63, 47, 24, 66, 58, 19],
};

export default app("Where the power came from", (ui) => {
  const shares = ui.toggle("As shares of the year");
  ui.areaChart(generation, { x: "year", y: "twh", colour: "source", stack: shares ? "normalize" : true, title: "Generation by source", yLabel: shares ? "Share" : "TWh" });
});
