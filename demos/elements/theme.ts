import { app } from "tutti";

export default app("Two moods", (ui) => {
  const mood = ui.segmented("Mood", ["Day", "Forest", "Slate"], { value: "Forest" });
  if (mood === "Forest") ui.theme({ light: { accent: "#146c43" }, dark: { accent: "#6fd08c" }, radius: 2 });
  if (mood === "Slate") ui.theme({ base: "slate" });
  ui.button("As everybody sees it", { kind: "primary" });
  ui.slider("Level", { min: 0, max: 10, value: 6 });
});
