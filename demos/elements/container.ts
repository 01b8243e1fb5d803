import { app } from "tutti";

export default app("Deliveries", (ui) => {
  const deliveries = ui.state<readonly string[]>("deliveries", ["08:10 Paper, two pallets", "09:45 Ink, one box"]);
  const row = ui.container({ horizontal: true, gap: "small" });
  if (row.button("Film arrived")) deliveries.update((list) => [...list, "Film, one roll"]);
  if (row.button("Paper arrived")) deliveries.update((list) => [...list, "Paper, one pallet"]);

  // Its end stays in sight while it grows, for whoever has not scrolled up.
  const log = ui.container({ border: true, height: 160, autoscroll: true });
  for (const line of deliveries.value) log.text(line);
});
