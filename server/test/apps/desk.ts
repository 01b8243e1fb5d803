import { app } from "tutti";

/** Files of a room and of one person, read by the script where they lie. */
export default app("Desk", async (ui) => {
  const tables = ui.fileUpload("Tables", { key: "tables", many: true, types: [".csv"], maxSize: "3MB" });
  const picture = ui.fileUpload("Picture", { key: "picture", types: ["image/*"] });
  ui.fileUpload("Anything", { key: "any" });
  ui.richText("Notes", { key: "notes" });
  ui.richText("Printed", { key: "printed", readOnly: true });
  ui.fileUpload("Closed", { key: "closed", disabled: true });
  const lines = await Promise.all(tables.map(async (file) => (await file.text()).split("\n").length));
  ui.metric("Lines", lines.reduce((sum, n) => sum + n, 0));
  ui.metric("Names", tables.map((file) => file.name).join(", "));
  ui.metric("Picture", picture?.type ?? "none");
  ui.private((mine) => {
    const own = mine.fileUpload("Mine", { key: "mine" });
    mine.metric("Own", own?.name ?? "none");
  });
});
