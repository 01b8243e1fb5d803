import { app } from "tutti";

const stations = [
  { name: "Harbour", pm: 12 }, { name: "Market", pm: 31 }, { name: "Station", pm: 27 },
  { name: "Park", pm: 8 }, { name: "Ring road", pm: 44 }, { name: "Airport", pm: 22 },
];

export default app("Air quality", (ui) => {
  const limit = ui.slider("Limit", { min: 5, max: 50, value: 25 });
  const cells = ui.grid({ min: 160, columns: 3 });
  for (const { name, pm } of stations) {
    const card = cells.container({ border: true });
    card.metric(name, pm, { delta: limit - pm });
  }
});
