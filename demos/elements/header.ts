import { app } from "tutti";

const steps = [
  { name: "Prepare", what: "Warm the oven to 220 °C." },
  { name: "Bake", what: "Forty minutes, then let the loaf cool." },
];

export default app("Bread", (ui) => {
  ui.title("A loaf of rye");
  for (const { name, what } of steps) {
    // A link to this page that ends in `#bake` leads to that heading.
    ui.header(name, { anchor: name.toLowerCase() });
    ui.text(what);
  }
});
