/** The tokens that a chart paints with: a canvas knows no custom properties. */
export interface ChartTheme {
  readonly font: string;
  readonly ink: string;
  readonly quiet: string;
  readonly line: string;
  readonly surface: string;
  readonly sunken: string;
  readonly accent: string;
  readonly series: readonly string[];
  /** From little to much, and from below to above a middle. */
  readonly sequential: readonly string[];
  readonly diverging: readonly string[];
  /** The ground of maps. */
  readonly sea: string;
  readonly land: string;
  readonly border: string;
}

/** Reads the tokens as they hold at an element. */
export function readTheme(element: Element): ChartTheme {
  const style = getComputedStyle(element);
  const token = (name: string): string => style.getPropertyValue(name).trim();
  const palette = (name: string): readonly string[] => {
    const found: string[] = [];
    for (let n = 1; token(`--${name}-${n}`) !== ""; n += 1) found.push(token(`--${name}-${n}`));
    return found.length > 0 ? found : [token("--accent")];
  };
  return {
    font: token("--font"), ink: token("--ink"), quiet: token("--ink-3"), line: token("--line"), surface: token("--surface"), sunken: token("--sunken"),
    accent: token("--accent"), series: palette("series"), sequential: palette("seq"), diverging: palette("div"),
    sea: token("--surface"), land: token("--sunken"), border: token("--line-control"),
  };
}
