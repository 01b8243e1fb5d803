import { app } from "tutti";
import { AIRPORTS, FLIGHTS, placeOf, summarise, summariseBy, type Flight } from "./flights.ts";

const WHOLE = "All airports";
const weekday = (flight: Flight): boolean => flight.day >= 1 && flight.day <= 5;
const round = (value: number): number => Math.round(value * 10) / 10;

export default app("Flight delays", (ui) => {
  const { sidebar } = ui;
  const airports = sidebar.multiselect("Airports", AIRPORTS, { format: placeOf, placeholder: "All airports", max: 6 });
  const [from, to] = sidebar.slider("Hours of departure", { min: 5, max: 23, value: [5, 23], format: { unit: "h" } });
  const late = sidebar.numberInput("Late means more than", { value: 15, min: 0, max: 180, step: 5, format: { unit: "min" } });
  const weekdays = sidebar.toggle("Weekdays only");

  const inHours = FLIGHTS.filter((flight) => flight.hour >= from && flight.hour <= to && (!weekdays || weekday(flight)));
  const shown = airports.length === 0 ? inHours : inHours.filter((flight) => airports.includes(flight.airport));
  const all = summarise(FLIGHTS, late);
  const now = summarise(shown, late);
  const byAirport = summariseBy(shown, (flight) => flight.airport, late, 40).sort((a, b) => b.delay - a.delay);
  const worst = byAirport[0];

  ui.title("Where do we lose the minutes?");
  ui.caption("20,000 departures in the United States, January to March 2001. All values are shared: what you change, everyone in the room sees.");
  if (shown.length === 0) {
    ui.info("No flight is left. Choose other airports or hours at the side.", { title: "Nothing to show" });
    return;
  }

  const [flights, delay, onTime, airport] = ui.columns(4);
  flights.metric("Flights", now.flights, { border: true, delta: `${Math.round((100 * now.flights) / all.flights)} % of all`, deltaColour: "off" });
  delay.metric("Mean delay", round(now.delay), { border: true, format: { digits: 1, unit: "min" }, delta: round(now.delay - all.delay), deltaColour: "inverse" });
  onTime.metric("On time", now.onTime, { border: true, format: { style: "percent", digits: 1 }, delta: points(now.onTime - all.onTime) });
  airport.metric("Worst airport", worst?.name ?? null, { border: true, ...(worst ? { delta: `${round(worst.delay)} min`, deltaColour: "off" as const } : {}) });

  const groups = airports.length === 0 ? [[WHOLE, shown] as const] : airports.map((name) => [name, shown.filter((flight) => flight.airport === name)] as const);
  const byHour = groups.flatMap(([name, group]) =>
    summariseBy(group, (flight) => flight.hour, late, 3).map((hour) => ({ airport: name, hour: hour.name, delay: round(hour.delay) })));

  const [chart, table] = ui.columns([1.6, 1], { border: true });
  chart.subheader("Delay by hour of departure");
  chart.caption(lesson(shown, late));
  chart.lineChart(byHour, { x: "hour", y: "delay", colour: "airport", xLabel: "Hour", yLabel: "Minutes late", format: { digits: 1 }, height: 300 });
  table.subheader("Airports");
  // Columns rather than rows: they keep their names where no airport is left.
  const airportTable = { airport: byAirport.map(({ name }) => name), flights: byAirport.map(({ flights }) => flights), delay: byAirport.map(({ delay }) => round(delay)) };
  table.dataframe(airportTable, {
    hideIndex: true,
    height: 361,
    columns: { airport: { label: "Airport" }, flights: { label: "Flights" }, delay: { label: "Delay", format: { digits: 1 } } },
  });

  const [decided, mine] = ui.columns([1.6, 1], { border: true });
  decided.textArea("What we decided", { placeholder: "Write together: everyone sees every letter.", height: 140 });
  mine.private((own, me) => {
    own.subheader(`For ${me.name} alone`);
    const home = own.select("My airport", AIRPORTS, { format: placeOf });
    const here = summarise(FLIGHTS.filter((flight) => flight.airport === home), late);
    own.text(`From there a flight leaves ${lateness(here.delay)} on average, and ${Math.round(100 * here.onTime)} in 100 are on time.`);
  });
});

/** A difference of two parts, in percentage points. */
const points = (difference: number): string => {
  const shown = round(100 * difference);
  return shown === 0 ? "as all flights" : `${shown > 0 ? "+" : "−"}${Math.abs(shown)} points`;
};

const lateness = (minutes: number): string =>
  Math.abs(minutes) < 1 ? "on time" : `${Math.abs(round(minutes))} minutes ${minutes < 0 ? "early" : "late"}`;

/** What the picture says, in a sentence. */
function lesson(flights: readonly Flight[], late: number): string {
  const early = summarise(flights.filter((flight) => flight.hour < 9), late);
  const evening = summarise(flights.filter((flight) => flight.hour >= 19), late);
  if (early.flights < 20 || evening.flights < 20) return "Too few flights in the morning or the evening to compare them.";
  return `Before 9 a flight leaves ${lateness(early.delay)} on average, from 19 on **${lateness(evening.delay)}**: a day's delays add up.`;
}
