import type { LatexTexts } from "../latex.ts";

const german: LatexTexts = { name: "Formel", problem: (words) => `Diese Formel ist nicht zu lesen: ${words}` };

export default german;
