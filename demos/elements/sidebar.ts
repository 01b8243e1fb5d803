import { app } from "tutti";

const trips = [
  { from: "Oslo", to: "Bergen", km: 463 }, { from: "Oslo", to: "Trondheim", km: 496 },
  { from: "Bergen", to: "Stavanger", km: 210 }, { from: "Trondheim", to: "Bodø", km: 707 },
];

export default app("Trips", (ui) => {
  // On a telephone it is a drawer, which the button in the bar opens.
  const from = ui.sidebar.select("From", ["Oslo", "Bergen", "Trondheim"]);
  const most = ui.sidebar.slider("At most, km", { min: 100, max: 800, value: 500, step: 50 });
  ui.table(trips.filter((trip) => trip.from === from && trip.km <= most));
});
