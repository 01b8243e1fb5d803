import { app } from "tutti";

export default app("Sensors", (ui) => {
  const silent = ui.numberInput("Sensors that are silent", { min: 0, value: 2 });
  if (silent > 0) ui.warning(`${silent} of 40 sensors have said nothing since Monday.`, { title: "Gaps" });
});
