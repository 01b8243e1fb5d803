import { app } from "tutti";
import { themeWarnings } from "tutti/themes";
import { configText } from "./config-text.ts";
import { showcase } from "./showcase.ts";
import { tokens } from "./tokens.ts";

export default app("Theme gallery", (ui) => {
  ui.sidebar.header("A look of your own");
  const theme = tokens(ui.sidebar);
  ui.theme(theme);

  ui.title("Theme gallery");
  ui.caption("Change a token at the side: this page, and everybody's who is here, takes it on at once. Whether it is light, dark or in high contrast stays each reader's choice, at the top right.");
  const [shown, config] = ui.tabs(["On a page", "As tutti.config.ts"]);
  showcase(shown);
  const warnings = themeWarnings(theme);
  if (warnings.length > 0) config.warning(warnings.map((warning) => `- ${warning}`).join("\n"), { title: "Hard to read" });
  else config.success("Every text stands out by at least 4.5:1, and the series are told apart by readers who see no red, green or blue.");
  config.code(configText(theme), { language: "ts" });
  config.caption("Copy it beside your app: `tutti dev` shows each change as it is saved.");
});
