import type { ChartTheme } from "./theme.ts";

/** Colours that a test can tell apart. */
export const THEME: ChartTheme = {
  font: "", ink: "#000000", quiet: "#333333", line: "#cccccc", surface: "#ffffff", sunken: "#eeeeee", accent: "#0000ff", series: ["#111111", "#222222"],
  sequential: ["#000000", "#ffffff"], diverging: ["#ff0000", "#ffffff", "#0000ff"], sea: "#ffffff", land: "#eeeeee", border: "#cccccc",
};
