import { app } from "tutti";

export default app("Sources", (ui) => {
  ui.text("The figures come from two places:");
  ui.link("The weather service", "https://example.org/weather", { icon: "download", help: "Opens beside this page." });
  ui.link("All apps of this server", "/");
});
