import type { Ui } from "tutti";
import { looksOf, THEME_NAMES, type ColourName, type Theme, type ThemeColours } from "tutti/themes";

const COLOURS: readonly (readonly [ColourName, string])[] = [
  ["background", "Background"], ["surface", "Cards and fields"], ["text", "Text"], ["accent", "Accent"], ["good", "Good"], ["warn", "Warning"], ["bad", "Bad"],
];
const STACKS = ["sans", "serif", "rounded", "system"] as const;

/** The inputs that make a theme. What stays as the ready-made theme has it is left out of the result. */
export function tokens(ui: Ui): Theme {
  const base = ui.select("Begin with", THEME_NAMES, { help: "A ready-made theme. Each keeps the changes that were made to it." }) ?? "paper";
  const looks = looksOf({ base });
  const [light, dark] = ui.tabs(["Light", "Dark"]);
  const colours = (at: Ui, mode: "light" | "dark"): ThemeColours => {
    const own = looks.find((look) => look.mode === mode && !look.highContrast)?.colours;
    if (!own) return {};
    const set = (picked: string, usual: string): boolean => picked !== usual;
    const single = COLOURS.map(([name, label]) => [name, at.colorPicker(label, { key: `${base}-${mode}-${name}`, value: own[name] }), own[name]] as const);
    const series = at.expander("Series of charts", { key: `series-${base}-${mode}` });
    const categorical = own.categorical.map((usual, i) => series.colorPicker(`Series ${i + 1}`, { key: `${base}-${mode}-series-${i}`, value: usual }));
    return {
      ...Object.fromEntries(single.flatMap(([name, picked, usual]) => (set(picked, usual) ? [[name, picked]] : []))),
      ...(categorical.some((picked, i) => set(picked, own.categorical[i] ?? "")) ? { categorical } : {}),
    };
  };
  const [forLight, forDark] = [colours(light, "light"), colours(dark, "dark")];
  const font = ui.select("Text", ["as it comes", ...STACKS]);
  const headingFont = ui.select("Headings", ["as it comes", ...STACKS]);
  const textSize = ui.slider("Size of text", { min: 12, max: 20, value: 14, format: { unit: "px" } });
  const radius = ui.selectSlider("Corners", ["as they come", "none", "small", "medium", "large"]);
  const density = ui.select("Density", ["as it comes", "compact", "normal", "roomy"]);
  return {
    ...(base === "paper" ? {} : { base }),
    ...(Object.keys(forLight).length > 0 ? { light: forLight } : {}),
    ...(Object.keys(forDark).length > 0 ? { dark: forDark } : {}),
    ...(font !== "as it comes" ? { font } : {}),
    ...(headingFont !== "as it comes" ? { headingFont } : {}),
    ...(textSize === 14 ? {} : { textSize }),
    ...(radius !== "as they come" ? { radius } : {}),
    ...(density === "as it comes" ? {} : { density }),
  };
}
