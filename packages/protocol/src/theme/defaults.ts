import type { Colours, Mode } from "./theme.ts";

/** The page's own colours, as `tokens.css` of the client has them: a test holds the two together. */
export const PAPER: { readonly [Each in Mode]: Colours } = {
  light: {
    background: "#f7f7f5", surface: "#ffffff", sunken: "#efefec", line: "#e2e2dd", controlLine: "#c4c4bd", strongLine: "#8d8d86",
    text: "#1c1d1f", softText: "#55585e", faintText: "#66696f",
    accent: "#3d4fd8", strongAccent: "#3141bd", accentText: "#ffffff", softAccent: "#e9ebfc",
    good: "#12725a", softGood: "#e4f4ee", bad: "#b3332b", softBad: "#fdeceb", warn: "#8a5a00", softWarn: "#fdf3dc",
    categorical: ["#3d4fd8", "#e07a2f", "#1a936f", "#b14d9b", "#6c5102", "#6b1530", "#2c1a6e", "#9d84e0"],
    sequential: ["#e9ebfc", "#c8cef7", "#a6b0f1", "#8391ea", "#6172e2", "#3d4fd8", "#26339b"],
    diverging: ["#a8480c", "#e07a2f", "#f2bd94", "#efefec", "#b0b9f2", "#6172e2", "#2f3fbe"],
  },
  dark: {
    background: "#131416", surface: "#1b1d20", sunken: "#101113", line: "#2c2f34", controlLine: "#43474e", strongLine: "#7b818b",
    text: "#eceef0", softText: "#b3b8bf", faintText: "#949aa3",
    accent: "#8b9aff", strongAccent: "#a5b1ff", accentText: "#0e1030", softAccent: "#262b4f",
    good: "#4cc9a0", softGood: "#16302a", bad: "#ff8f85", softBad: "#3a2021", warn: "#e6b455", softWarn: "#352a15",
    categorical: ["#8b9aff", "#f2a366", "#5fd0aa", "#dd93cd", "#c9541f", "#655daf", "#eeec86", "#a4f4f4"],
    sequential: ["#262b4f", "#353d75", "#47529c", "#5b68c4", "#7180e6", "#8b9aff", "#bcc5ff"],
    diverging: ["#ffb27d", "#d9803f", "#8a5636", "#3a3d43", "#4f5a9e", "#7a89ef", "#b3bdff"],
  },
};
