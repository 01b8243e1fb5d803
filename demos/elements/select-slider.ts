import { app } from "tutti";

const SIZES = ["XS", "S", "M", "L", "XL"] as const;

export default app("Shirts", (ui) => {
  const size = ui.selectSlider("Size", SIZES, { value: "M" });
  const [least, most] = ui.selectSlider("Sizes in stock", SIZES, { value: ["S", "L"] });
  const there = SIZES.indexOf(size) >= SIZES.indexOf(least) && SIZES.indexOf(size) <= SIZES.indexOf(most);
  ui.text(there ? `${size} is there.` : `${size} has to be ordered.`);
});
