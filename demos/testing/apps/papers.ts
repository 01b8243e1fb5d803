import { app } from "tutti";

/** A tray that everybody fills, and what the script read of it. */
export default app("Papers", async (ui) => {
  const papers = ui.fileUpload("Papers", { key: "papers", many: true, types: [".txt", ".bin", "image/*"], maxSize: "40MB" });
  const sizes = await Promise.all(papers.map(async (file) => (await file.bytes()).byteLength));
  ui.metric("Bytes read", sizes.reduce((sum, size) => sum + size, 0));
  ui.metric("Papers", papers.length);
  const claim = ui.form("claim", (form) => {
    const proof = form.fileUpload("Proof", { many: true });
    form.submitButton("Claim");
    return proof.map((file) => file.name);
  });
  ui.text(`Claimed with ${claim?.join(", ") || "nothing"}`);
  ui.slider("Level", { min: 0, max: 10 });
});
