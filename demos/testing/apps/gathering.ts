import { app, page } from "tutti";

/** Two long pages with tabs, an expander, a popover and a dialog: for going where others are, and along with them. */
export default app("Gathering", (ui) => {
  const plan = page("Plan", (p) => {
    p.title("Plan");
    const about = p.dialog("About the plan", (d) => {
      d.text("It was made in spring");
      d.textInput("Its name", { key: "its-name" });
    });
    if (p.button("About…")) about.open();
    const level = p.slider("Level", { min: 0, max: 100, value: 20 });
    p.metric("Level now", level);
    const [first, second] = p.tabs(["First", "Second"], { key: "halves" });
    first.text("Words of the first tab");
    second.numberInput("Budget", { min: 0, max: 1_000, value: 10 });
    p.expander("Details").textArea("Note", { key: "note" });
    for (let n = 1; n <= 40; n += 1) p.text(`Line ${n}: what was said about it, in more words than fit into one line of a phone, so that it is taller there than on a wide screen.`);
    p.metric("At the end", level);
    p.private((mine) => {
      mine.slider("My own", { min: 0, max: 10, value: 1 });
    });
  });
  const map = page("Map", (p) => {
    p.title("Map");
    const zoom = p.slider("Zoom", { min: 1, max: 9, value: 3 });
    p.metric("Zoom now", zoom);
  });
  ui.pages([plan, map]);
});
