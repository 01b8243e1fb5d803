import { app } from "tutti";

const flats = [
  { district: "Harbour", size: 41, rent: 890 }, { district: "Harbour", size: 63, rent: 1240 }, { district: "Harbour", size: 88, rent: 1710 },
  { district: "Old town", size: 38, rent: 980 }, { district: "Old town", size: 55, rent: 1390 }, { district: "Old town", size: 72, rent: 1690 },
  { district: "Hills", size: 47, rent: 720 }, { district: "Hills", size: 79, rent: 1080 }, { district: "Hills", size: 112, rent: 1530 },
];

export default app("Rents", (ui) => {
  // Whoever draws around flats selects them for everybody in the room.
  const chosen = ui.scatterChart(flats, {
    x: "size", y: "rent", colour: "district", title: "Flats on offer", select: "lasso",
    xLabel: "Size, m²", yLabel: "Rent a month", format: { style: "currency", currency: "EUR", digits: 0 },
  });
  const rows = chosen.empty ? flats : chosen.rows;
  const perMetre = rows.reduce((sum, flat) => sum + flat.rent / flat.size, 0) / rows.length;
  ui.metric(chosen.empty ? "All flats" : `${rows.length} flats chosen`, perMetre, { format: { style: "currency", currency: "EUR", unit: "per m²" } });
});
