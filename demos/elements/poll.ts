import { app } from "tutti";

export default app("Lunch", (ui) => {
  const votes = ui.poll("Where do we go?", ["Noodles", "Pizza", "Canteen"]);
  const most = Math.max(...votes.map(({ count }) => count));
  const first = votes.filter(({ count }) => count === most && most > 0).map(({ option }) => option);
  ui.text(first.length === 0 ? "Nobody has voted yet." : `Ahead: ${first.join(" and ")}`);
});
