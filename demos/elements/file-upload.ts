import { app } from "tutti";

/** Measurements that the team brings as CSV files, put together by whoever is here. */
export default app("Water levels", async (ui) => {
  const files = ui.fileUpload("Measurements", { types: [".csv"], maxSize: "5MB", many: true, help: "One file a station, with `day,level` in each line." });
  const stations = await Promise.all(files.map(async (file) => {
    const lines = (await file.text()).trim().split("\n").slice(1);
    return lines.map((line) => ({ station: file.name.replace(/\.csv$/, ""), day: line.split(",")[0] ?? "", level: Number(line.split(",")[1]) }));
  }));
  const levels = stations.flat();
  ui.metric("Stations", files.length);
  if (levels.length === 0) ui.info("Bring a file of a station, and its levels are drawn here for everybody.");
  else ui.lineChart(levels, { x: "day", y: "level", colour: "station" });
});
