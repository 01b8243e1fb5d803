/**
 * Themes for those who make them: the ready-made ones, and what tells where a theme is hard to read.
 *
 * @example
 * import { themeWarnings } from "tutti/themes";
 * for (const warning of themeWarnings({ light: { accent: "#ffcc00" } })) ui.warning(warning);
 */
export {
  contrast, looksOf, THEME_NAMES, THEMES, themeProblems, themeWarnings,
  type ColourName, type Colours, type Density, type FontStack, type Look, type Theme, type ThemeColours, type ThemeFont, type ThemeFontFile, type ThemeName, type ThemeProblem,
} from "@tutti/protocol/theme";
