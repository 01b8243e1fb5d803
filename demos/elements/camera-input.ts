import { app } from "tutti";

export default app("Damage at the quay", (ui) => {
  const where = ui.select("Berth", ["A1", "A2", "B1"]);
  // Without `shared`, a camera stands in ui.private alone, and its photo is its person's.
  const photo = ui.cameraInput("Photo of the damage", { shared: true, facing: "environment" });
  if (photo) ui.image(photo.url, { alt: `Damage at berth ${where}`, width: 320 });
  else ui.info("Take a photo of what is broken; everybody here sees it.");
});
