import type { Ui } from "tutti";

const MONTHS = ["2026-01", "2026-02", "2026-03", "2026-04", "2026-05", "2026-06", "2026-07", "2026-08"];
const SOURCES = [["Wind", 31, 9], ["Solar", 12, 14], ["Hydro", 22, 3], ["Gas", 28, 6], ["Import", 9, 4]] as const;
// Terawatt hours a month, as a small country might need them.
const SUPPLY = SOURCES.flatMap(([source, base, swing], i) => MONTHS.map((month, m) => ({ month, source, energy: Math.round(Math.max(2, base + swing * Math.sin((m + i * 2) / 1.7)) * 10) / 10 })));
const PLANTS = [
  { plant: "Nordhav", kind: "Wind", capacity: 1290, load: 0.47, since: new Date("2019-05-01"), running: true },
  { plant: "Solheia", kind: "Solar", capacity: 410, load: 0.18, since: new Date("2022-03-15"), running: true },
  { plant: "Kvilldal", kind: "Hydro", capacity: 1240, load: 0.52, since: new Date("1982-09-01"), running: true },
  { plant: "Vesthamn", kind: "Gas", capacity: 620, load: 0.31, since: new Date("2004-11-20"), running: false },
];

/** The main elements, as they stand together on a page of a team. */
export function showcase(ui: Ui): void {
  const [one, two, three, four] = ui.columns(4);
  one.metric("Energy in August", 103.8, { format: { unit: "TWh", digits: 1 }, delta: 4.2, border: true });
  two.metric("Price", 61.4, { format: { style: "currency", currency: "EUR" }, delta: -3.2, deltaColour: "inverse", border: true });
  three.metric("From the wind", 0.36, { format: { style: "percent" }, border: true, sparkline: [0.31, 0.28, 0.3, 0.34, 0.33, 0.36] });
  four.metric("Outages", 2, { delta: 2, deltaColour: "inverse", border: true });

  const [wide, narrow] = ui.columns([2, 1]);
  wide.areaChart(SUPPLY, { x: "month", y: "energy", colour: "source", stack: true, title: "Supply by source" });
  narrow.barChart(SUPPLY.filter(({ month }) => month === "2026-08"), { x: "source", y: "energy", title: "August" });
  ui.dataframe(PLANTS, { columns: { load: { format: { style: "percent" } }, capacity: { format: { unit: "MW" } } } });

  const [left, middle, right] = ui.columns(3, { gap: "large" });
  left.subheader("Inputs");
  left.slider("Share of wind", { min: 0, max: 100, value: 36, format: { unit: "%" } });
  left.select("Region", ["North", "West", "East"]);
  left.textInput("Contact", { placeholder: "Name of the operator" });
  left.numberInput("Reserve", { value: 12, format: { unit: "GWh" } });
  left.dateInput("Maintenance", { value: "2026-10-05" });
  middle.subheader("Choices");
  middle.radio("Scenario", ["Calm", "Usual", "Storm"], { horizontal: true, value: "Usual" });
  middle.multiselect("Plants", PLANTS.map(({ plant }) => plant), { value: ["Nordhav", "Kvilldal"] });
  middle.pills("Shown", ["Hours", "Days", "Weeks"], { value: "Days" });
  middle.checkbox("Count imports", { value: true });
  middle.toggle("Warn the operator", { value: true });
  middle.feedback("Was this forecast right?", { kind: "faces" });
  right.subheader("Presses and progress");
  const [yes, no, perhaps] = right.columns(3);
  yes.button("Publish", { kind: "primary" });
  no.button("Save");
  perhaps.button("Skip", { kind: "tertiary" });
  right.progress(0.64, "Simulating the winter");
  right.poll("Which scenario do we plan for?", ["Calm", "Usual", "Storm"]);

  const [words, notes] = ui.columns(2, { gap: "large" });
  words.header("What it says");
  words.markdown("The **wind** carried August; :blue[hydro] held back for the autumn. See the [method](#method), or read `supply.csv`.\n\n> A dry spring costs more than a cold winter.\n\n| Source | Share |\n|---|---|\n| Wind | 36 % |\n| Hydro | 24 % |");
  words.code('const share = supply.filter(({ source }) => source === "Wind");\nui.metric("From the wind", sum(share) / total);', { language: "ts" });
  notes.success("The forecast of last week was right to within 2 %.");
  notes.info("Prices are those of the day-ahead market.");
  notes.warning("Vesthamn is down until Thursday.", { title: "One plant less" });
  notes.error("The feed of the western grid has been silent for an hour.");
  notes.expander("How it is reckoned").caption("Metered at the plants each quarter of an hour, summed by month.");
}
