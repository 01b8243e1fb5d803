import { app } from "tutti";
import { brush } from "./brush.ts";
import { dial } from "./dial.ts";
import { ranking } from "./ranking.ts";
import { daysOf, MONTHS, peaksOf, TERRAIN } from "./seattle.ts";
import { terrain } from "./terrain.ts";

const IDEAS = [
  { id: "harbour", title: "A walk along the harbour", cost: 0 },
  { id: "museum", title: "The museum of flight", cost: 28 },
  { id: "ferry", title: "The ferry to Bainbridge", cost: 11 },
  { id: "market", title: "Lunch at the market", cost: 24 },
] as const;

export default app("Own components", (ui) => {
  ui.title("Parts of one's own");
  ui.caption("Four components that this app brings along. Each is shared: what one of you moves, everybody sees.");

  ui.header("Which days?");
  const [from, to] = ui.component(brush, "Days of the year", {
    props: { points: daysOf("high"), ticks: MONTHS, unit: "°C" }, value: [120, 270], height: 220, help: "Drawn with D3. Drag across the chart, or take its edges.",
  });
  const chosen = daysOf("high").slice(from, to + 1);
  const [left, middle, right] = ui.columns(3);
  left.metric("Days", chosen.length);
  middle.metric("Warmest", Math.max(...chosen), { format: { digits: 1, unit: "°C" } });
  right.metric("Coldest", Math.min(...chosen), { format: { digits: 1, unit: "°C" } });

  const [view, order] = ui.columns([1.4, 1], { gap: "large" });
  view.header("Maunga Whau");
  const camera = view.component(terrain, "The volcano", {
    props: { ...TERRAIN, peaks: peaksOf(3) }, value: { turn: 0.6, tilt: 0.9 }, height: 340, help: "A canvas and no library. Drag to turn it; arrows turn it too.",
  });
  view.caption(`Seen from ${Math.round((camera.turn * 180) / Math.PI)}°, for all of you.`);

  order.header("What first?");
  const decided = ui.state<{ readonly by: string; readonly first: string } | null>("decided", null);
  const ranked = order.component(ranking, "Ideas", {
    props: { items: IDEAS }, value: IDEAS.map(({ id }) => id), help: "A React component, with a React of its own.",
    on: { decide: ({ first }, { by }) => decided.set({ by: by.name, first }) },
  });
  order.caption(`First comes ${IDEAS.find(({ id }) => id === ranked[0])?.title ?? "nothing"}.`);
  if (decided.value) order.success(`${decided.value.by} has decided: ${IDEAS.find(({ id }) => id === decided.value?.first)?.title}`);

  ui.header("Which way?");
  const [knob, says] = ui.columns([1, 2]);
  const heading = knob.component(dial, "Heading", { props: { marks: ["N", "E", "S", "W"] }, value: 45, help: "Isolated: it runs in a frame that has no network, no cookies and no page around it." });
  says.metric("We set off towards", `${heading}°`);
});
