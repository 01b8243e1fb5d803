import { catalogue } from "./catalogue.ts";

const english = { name: "Formula", problem: (words: string) => `This formula cannot be read: ${words}` };

export type LatexTexts = typeof english;

/** Formulas. */
export const latexTexts = catalogue<LatexTexts>(english, { de: () => import("./de/latex.ts") });
