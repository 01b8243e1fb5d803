import { app } from "tutti";

const HILL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="160" height="80"><path d="M0 16 Q20 0 40 16 V20 H0z" fill="#24413a"/></svg>';

/** Options that people know from elsewhere, each at one element. */
export default app("Familiar", async (ui) => {
  ui.radio("Delivery", ["Post", "Courier"], { caption: (way) => (way === "Post" ? "Four days" : "Tomorrow") });
  ui.select("Parcel", ["S", "L"], { caption: (size) => (size === "S" ? "up to 2 kg" : undefined), search: true });
  ui.textInput("Find", { icon: "search", value: "hill" });
  ui.numberInput("Price", { icon: "€", value: 12 });
  const [map, list] = ui.tabs(["Map", "List"], { value: "List" });
  map.text("A map");
  list.text("A list");
  ui.image(HILL, { alt: "The hill", to: "/familiar/elsewhere", width: 160 });
  ui.code(Array.from({ length: 40 }, (_, n) => `line ${n}`).join("\n"), { height: 120 });
  const wait = ui.button("Wait");
  if (wait) await ui.spinner("Waiting", () => new Promise((resolve) => ui.signal.addEventListener("abort", resolve)), { time: true });
});
