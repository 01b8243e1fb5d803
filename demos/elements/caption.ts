import { app } from "tutti";

const readings = Array.from({ length: 24 }, (_, hour) => ({ hour, level: 2.1 + Math.sin(hour / 3.9) * 0.8 }));

export default app("Tide", (ui) => {
  ui.lineChart(readings, { x: "hour", y: "level", yLabel: "m", height: 200 });
  ui.caption("Height of the tide at the *north* pier, in metres. Worked out, not measured.");
});
