/** The tokens that a chart paints with: a canvas knows no custom properties. */
export interface ChartTheme {
  readonly font: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  readonly sunken: string;
  readonly series: readonly string[];
}

/** Reads the tokens as they hold at an element. */
export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const series: string[] = [];
  for (let n = 1; token(`--series-${n}`) !== ""; n += 1) series.push(token(`--series-${n}`));
  return {
    font: token("--font"), ink: token("--ink"), quiet: token("--ink-3"), line: token("--line"), surface: token("--surface"), sunken: token("--sunken"),
    series: series.length > 0 ? series : [token("--accent")],
  };
}
