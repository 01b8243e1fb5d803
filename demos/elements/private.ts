import { app } from "tutti";

export default app("Estimate", (ui) => {
  const estimates = ui.state<Record<string, number>>("estimates", {});
  ui.title("How many days will it take?");
  ui.private((mine, me) => {
    // Drawn for each person; nobody else sees the slider, nor its value.
    const days = mine.slider("My estimate", { min: 1, max: 30, value: 5 });
    if (mine.button("Tell the others")) estimates.update((all) => ({ ...all, [me.name]: days }));
  });
  ui.table(Object.entries(estimates.value).map(([name, days]) => ({ name, days })));
});
