import { app } from "tutti";

/** One of each widget that people share, each with an element that shows what the script made of it. */
export default app("Workshop", { rooms: "named" }, (ui) => {
  const clicks = ui.state("clicks", 0);
  ui.header("Values");
  const level = ui.slider("Level", { min: 0, max: 100, value: 20 });
  ui.metric("Level now", level);
  const [from, to] = ui.slider("Span", { min: 0, max: 10, value: [2, 8] });
  ui.text(`Span from ${from} to ${to}`);
  const city = ui.select("City", ["Lima", "Oslo", "Kyoto"], { value: "Oslo" });
  ui.text(`City is ${city}`);
  const fruits = ui.multiselect("Fruits", ["Apple", "Banana", "Cherry"]);
  ui.text(`Fruits are ${fruits.join(", ") || "none"}`);
  const urgent = ui.toggle("Urgent");
  ui.text(`Urgent is ${urgent ? "on" : "off"}`);
  ui.header("Actions");
  if (ui.button("Count")) clicks.update((n) => n + 1);
  ui.metric("Clicks", clicks.value);
  const [left, right] = ui.tabs(["First", "Second"]);
  left.text("Words of the first tab");
  right.text("Words of the second tab");
  ui.header("Texts");
  const note = ui.textArea("Note", { value: "" });
  ui.metric("Characters", note.length);
  ui.private((mine, me) => {
    mine.text(`Only ${me.name} reads this`);
  });
});
