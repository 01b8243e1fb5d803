import { app } from "tutti";
import { brush } from "../../components/brush.ts";

/** What is dragged in a component of the app's own. A preview is told from a commit: no handler hears of it. */
export default app("Dragged in a component", { rooms: "named" }, (ui) => {
  const heard = ui.state("heard", "2-5");
  const days = ui.component(brush, "Days", {
    props: { points: Array.from({ length: 200 }, (_, n) => n % 7), ticks: [], unit: "" }, value: [2, 5], height: 200, run: "drag", onChange: (now) => heard.set(now.join("-")),
  });
  ui.text(`Days ${days.join("-")}, heard ${heard.value}`);
});
