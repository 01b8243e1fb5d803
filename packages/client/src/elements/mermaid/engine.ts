import mermaid from "mermaid";
import type { ChartTheme } from "../chart/theme.ts";
import { mermaidMistake } from "./mermaid-mistake.ts";

let number = 0;
/** Mermaid has one configuration for all: diagrams are drawn one after another. */
let before: Promise<unknown> = Promise.resolve();

/** What a diagram's own words may not choose: they are anybody's, and styles and HTML in them would be too. */
const OURS = [
  "secure", "securityLevel", "startOnLoad", "maxTextSize", "maxEdges", "suppressErrorRendering", "htmlLabels", "flowchart", "class", "state", "theme", "themeCSS",
  "themeVariables", "fontFamily", "altFontFamily", "darkMode", "dompurifyConfig", "legacyMathML", "forceLegacyMathML", "arrowMarkerAbsolute", "deterministicIds",
];

/**
 * Draws a diagram as SVG, in the theme's colours.
 *
 * @throws with the line where it cannot be read; the cause is what Mermaid says of it.
 */
export function drawMermaid(source: string, theme: ChartTheme): Promise<string> {
  const drawn = before.then(() => draw(source, theme));
  before = drawn.catch(() => undefined);
  return drawn;
}

async function draw(source: string, theme: ChartTheme): Promise<string> {
  number += 1;
  mermaid.initialize({
    startOnLoad: false, securityLevel: "strict", suppressErrorRendering: true, secure: OURS, htmlLabels: false, maxTextSize: 50_000, maxEdges: 1_000,
    flowchart: { htmlLabels: false, useMaxWidth: true }, class: { htmlLabels: false }, theme: "base", fontFamily: theme.font, themeVariables: variables(theme),
  });
  try {
    // Styles of whoever wrote the diagram would hold in the page while it is measured.
    await mermaid.parse(source);
    const { svg } = await mermaid.render(`tutti-mermaid-${number}`, source);
    return svg;
  } catch (error) {
    throw mermaidMistake(source, error);
  }
}

const variables = ({ ink, quiet, line, surface, sunken, font, series }: ChartTheme): Record<string, string> => ({
  fontFamily: font, fontSize: "14px", background: surface, primaryColor: sunken, primaryTextColor: ink, primaryBorderColor: quiet, secondaryColor: surface,
  secondaryTextColor: ink, secondaryBorderColor: quiet, tertiaryColor: sunken, tertiaryTextColor: ink, tertiaryBorderColor: line, lineColor: quiet, textColor: ink,
  titleColor: ink, mainBkg: sunken, nodeBorder: quiet, clusterBkg: surface, clusterBorder: line, edgeLabelBackground: surface, noteBkgColor: sunken, noteTextColor: ink,
  noteBorderColor: line, actorBkg: sunken, actorBorder: quiet, actorTextColor: ink, actorLineColor: line, signalColor: ink, signalTextColor: ink, labelBoxBkgColor: sunken,
  labelBoxBorderColor: line, labelTextColor: ink, loopTextColor: ink, activationBkgColor: line, activationBorderColor: quiet, sequenceNumberColor: surface,
  gridColor: line, todayLineColor: series[1] ?? ink, taskBkgColor: series[0] ?? sunken, taskTextColor: surface, taskTextOutsideColor: ink, sectionBkgColor: sunken,
  altSectionBkgColor: surface, pieTitleTextColor: ink, pieSectionTextColor: surface, pieLegendTextColor: ink, pieStrokeColor: surface, pieOuterStrokeColor: line,
  ...Object.fromEntries(series.flatMap((colour, i) => [[`pie${i + 1}`, colour], [`cScale${i}`, colour], [`cScaleLabel${i}`, surface], [`git${i}`, colour], [`gitBranchLabel${i}`, surface]])),
});
