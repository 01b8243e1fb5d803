import { app } from "tutti";

export default app("Concert", (ui) => {
  ui.title("Opening night");
  const row = ui.container({ horizontal: true });
  row.linkButton("Tickets", "https://example.org/tickets", { kind: "primary" });
  row.linkButton("The hall", "https://example.org/hall", { help: "How to get there, opened beside this page." });
  row.linkButton("Programme", "/", { kind: "tertiary", disabled: true });
});
