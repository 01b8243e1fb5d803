import { app } from "tutti";
import { ZONES } from "./zones.ts";

/** Each input with which one chooses, and what came of it. */
export default app("Choices by keys", (ui) => {
  const values = {
    Read: ui.checkbox("Read"),
    Notify: ui.toggle("Notify"),
    Size: ui.radio("Size", ["Small", "Medium", "Large"], { value: "Medium" }),
    Tempo: ui.pills("Tempo", ["Largo", "Andante", "Presto"], { value: "Andante" }),
    Parts: ui.pills("Parts", ["Strings", "Winds"], { many: true }),
    Span: ui.segmented("Span", ["Day", "Week", "Month"], { value: "Week" }),
    City: ui.select("City", ["Lagos", "Lima", "Oslo"]),
    Zone: ui.select("Zone", ZONES, { value: null }),
    Hall: ui.select("Hall", ["Great hall", "Chamber hall"], { newOptions: true }),
    Fruits: ui.multiselect("Fruits", ["Apple", "Pear", "Plum"]),
    Stars: ui.feedback("Stars", { kind: "stars" }),
    Ink: ui.colorPicker("Ink", { value: "#c2410c" }),
    Page: ui.pagination("Page", { pages: 9, value: 4 }),
    Chores: ui.checklist("Chores", ["Tune", "Print"]).map(({ item }) => item),
    Vote: ui.poll("Vote", ["Brahms", "Schumann"]).map(({ count }) => count),
  };
  for (const [name, value] of Object.entries(values)) ui.text(`${name} is ${JSON.stringify(value)}`);
});
