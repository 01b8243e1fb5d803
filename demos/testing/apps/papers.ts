import { app } from "tutti";

/** A tray that everybody fills, and what the script read of it. */
export default app("Papers", async (ui) => {
  const papers = ui.fileUpload("Papers", { key: "papers", many: true, types: [".txt", ".bin", "image/*"], maxSize: "40MB" });
  const sizes = await Promise.all(papers.map(async (file) => (await file.bytes()).byteLength));
  ui.metric("Bytes read", sizes.reduce((sum, size) => sum + size, 0));
  ui.metric("Papers", papers.length);
  ui.slider("Level", { min: 0, max: 10 });
});
