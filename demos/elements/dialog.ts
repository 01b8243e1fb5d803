import { app } from "tutti";

const dishes = ["Fish soup", "Lentil curry", "Bean salad"] as const;

export default app("Lunch", (ui) => {
  const votes = ui.state<Record<string, string>>("votes", {});
  const vote = ui.dialog("What would you like?", (d) => {
    const dish = d.radio("Dish", dishes);
    const why = d.textInput("Why?");
    if (d.button("Vote", { kind: "primary" })) {
      votes.update((all) => ({ ...all, [dish]: why }));
      vote.close();
    }
  }, { icon: "users" });

  if (ui.button("Vote…")) vote.open();                            // for whoever pressed
  if (ui.button("Ask everybody")) vote.open({ everybody: true });
  for (const [dish, why] of Object.entries(votes.value)) ui.text(`${dish}: ${why}`);
});
