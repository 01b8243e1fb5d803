import { catalogue } from "./catalogue.ts";

const english = {
  name: "Formula",
  unreadable: "This formula cannot be read.",
  unknown: (command: string) => `Formulas have no command ${command}.`,
  early: "This formula ends too early.",
  from: (line: number | undefined, character: number) => `This formula cannot be read from ${line === undefined ? "" : `line ${line}, `}character ${character} on.`,
  long: (most: number) => `This formula is longer than ${most.toLocaleString()} characters, and stands here as it was written.`,
};

export type LatexTexts = typeof english;

/** Formulas. */
export const latexTexts = catalogue<LatexTexts>(english, { de: () => import("./de/latex.ts") });
