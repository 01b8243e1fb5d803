import type { SpecChartProps } from "@tutti/protocol";
import { chartTexts } from "../../texts/chart.ts";
import { countOf, type Scene } from "./scene.ts";

const NAMED = 6;

/** What a picture shows, for those who do not see it: its author's words, or what is in it. */
export function describeScene({ alt, title }: Pick<SpecChartProps, "alt" | "title">, scene: Scene | undefined): string {
  if (alt !== undefined && alt !== "") return alt;
  const named = scene?.spots.map((one) => one.called).filter((name) => name !== "") ?? [];
  return chartTexts.shows(title, scene ? countOf(scene) : 0, named.slice(0, NAMED), Math.max(0, named.length - NAMED));
}
