import { app } from "tutti";

/** Each input of numbers, days and times, and what came of it. */
export default app("Amounts by keys", (ui) => {
  const values = {
    Level: ui.slider("Level", { min: 0, max: 100, value: 40 }),
    Band: ui.slider("Band", { min: 0, max: 10, value: [2, 8] }),
    Season: ui.slider("Season", { min: "2027-01-01", max: "2027-12-31", value: "2027-03-01" }),
    Shirt: ui.selectSlider("Shirt", ["S", "M", "L"], { value: "M" }),
    Count: ui.numberInput("Count", { value: 3 }),
    Share: ui.numberInput("Share", { value: 0.4, format: "percent" }),
    Day: ui.dateInput("Day", { value: "2027-02-14" }),
    Tour: ui.dateInput("Tour", { value: ["2027-02-14", "2027-04-20"] }),
    Doors: ui.timeInput("Doors", { value: "19:30" }),
    Check: ui.dateTimeInput("Check", { value: "2027-02-14T17:00" }),
    Cups: ui.counter("Cups"),
  };
  for (const [name, value] of Object.entries(values)) ui.text(`${name} is ${JSON.stringify(value)}`);
});
