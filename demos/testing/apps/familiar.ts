import { app } from "tutti";

const HILL = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 20" width="160" height="80"><path d="M0 16 Q20 0 40 16 V20 H0z" fill="#24413a"/></svg>';

/** Options that people know from elsewhere, each at one element. */
export default app("Familiar", async (ui) => {
  ui.radio("Delivery", ["Post", "Courier"], { caption: (way) => (way === "Post" ? "Four days" : "Tomorrow") });
  ui.select("Parcel", ["S", "L"], { caption: (size) => (size === "S" ? "up to 2 kg" : undefined), search: true });
  const towns = ui.multiselect("Towns", ["Lima", "Oslo", "Paris", "Perth"], { selectAll: true });
  ui.text(`Chosen: ${towns.join(", ") || "none"}`);
  ui.textInput("Find", { icon: "search", value: "hill" });
  ui.numberInput("Price", { icon: "€", value: 12 });
  const [map, list] = ui.tabs(["Map", "List"], { value: "List" });
  map.text("A map");
  list.text("A list");
  ui.image(HILL, { alt: "The hill", to: "/familiar/elsewhere", width: 160 });
  ui.code(Array.from({ length: 40 }, (_, n) => `line ${n}`).join("\n"), { height: 120 });
  const rows = Array.from({ length: 40 }, (_, n) => ({ place: `Place ${n}`, told: n === 1 ? null : "Told in so many words that they need a second line, and a third one after it" }));
  const told = ui.dataframe(rows, { label: "Tall rows", select: "row", rowHeight: 80, placeholder: "Nothing told", columns: { told: { width: 180 } } });
  ui.text(`Told of ${told?.row.place ?? "nothing"}`);
  ui.dataEditor(rows.slice(0, 3), { label: "Tall cells", rowId: "place", rowHeight: 60, placeholder: "Not yet" });
  const wait = ui.button("Wait");
  if (wait) await ui.spinner("Waiting", () => new Promise((resolve) => ui.signal.addEventListener("abort", resolve)), { time: true });
});
