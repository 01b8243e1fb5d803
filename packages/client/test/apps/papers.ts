import { app } from "tutti";

/** Files that people bring, read by the script. */
export default app("Papers", async (ui) => {
  const papers = ui.fileUpload("Papers", { key: "papers", many: true });
  ui.metric("Words", (await Promise.all(papers.map((paper) => paper.text()))).join(" "));
});
