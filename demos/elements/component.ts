import { app } from "tutti";
import { stars } from "./parts/stars.ts";

const DISHES = ["Nettle soup", "Trout with almonds", "Plum tart"] as const;

export default app("Component", (ui) => {
  const last = ui.state("last", "");
  const dish = ui.select("Dish", DISHES);
  const given = ui.component(stars, "Stars", {
    key: `stars-${DISHES.indexOf(dish)}`, props: { most: 5 }, value: 0,
    on: { praise: ({ word }, { by }) => last.set(`${by.name}: ${word}`) },
  });
  ui.text(`${dish} has ${given} of 5 stars.`);
  if (last.value) ui.caption(last.value);
});
