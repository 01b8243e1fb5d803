import type { AnyUi } from "tutti";
import { brush } from "../components/brush.ts";
import { dial } from "../components/dial.ts";
import { ranking } from "../components/ranking.ts";
import { daysOf, MONTHS, peaksOf, TERRAIN } from "../components/seattle.ts";
import { terrain } from "../components/terrain.ts";
import { broken } from "./broken.ts";

const SETS = [{ id: "overture", title: "Overture", cost: 9 }, { id: "adagio", title: "Adagio", cost: 12 }, { id: "finale", title: "Finale", cost: 0 }] as const;
const MARKS = { props: { marks: ["N", "E", "S", "W"] }, value: 45 } as const;

/** Components of one's own: by D3, on a canvas, by React, in a frame apart, switched off, and one that fails. */
export function components(ui: AnyUi): void {
  ui.component(brush, "Days of the year", { props: { points: daysOf("high"), ticks: MONTHS, unit: "°C" }, value: [120, 270], height: 220 });
  const [left, right] = ui.columns(2, { gap: "large" });
  left.component(terrain, "The volcano", { props: { ...TERRAIN, peaks: peaksOf(3) }, value: { turn: 0.6, tilt: 0.9 }, height: 300 });
  right.component(ranking, "Order of the evening", { props: { items: SETS }, value: SETS.map(({ id }) => id) });
  const [open, shut, failed] = ui.columns(3, { gap: "large" });
  open.component(dial, "Isolated", MARKS);
  shut.component(dial, "Switched off", { ...MARKS, disabled: true });
  failed.component(broken, "Failed");
}
