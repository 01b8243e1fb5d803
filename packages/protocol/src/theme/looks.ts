import { complete, heightened } from "./complete.ts";
import { PAPER } from "./defaults.ts";
import { THEMES } from "./ready-made.ts";
import { MODES, themeOver, type Colours, type Mode, type Theme } from "./theme.ts";

/** All colours of a theme, in each way that a reader may see it. */
export interface Look { readonly mode: Mode; readonly highContrast: boolean; readonly colours: Colours; /** Where an author writes them. */ readonly path: string }

/** A theme with what its base says put under its own words. */
export const withBase = (theme: Theme): Theme => (theme.base === undefined ? theme : themeOver({ ...THEMES[theme.base], base: theme.base }, theme));

export function looksOf(theme: Theme): readonly Look[] {
  const whole = withBase(theme);
  return MODES.flatMap((mode) => {
    const colours = complete(mode, PAPER[mode], whole[mode]);
    const strong = complete(mode, heightened(mode, colours), whole.highContrast?.[mode]);
    return [{ mode, highContrast: false, colours, path: mode }, { mode, highContrast: true, colours: strong, path: `highContrast.${mode}` }];
  });
}
