import type { CodeTexts } from "../code.ts";

const german: CodeTexts = {
  copy: "Den Code kopieren",
  copied: "Kopiert",
  refused: (keys) => `Nicht kopiert: Markieren Sie es und drücken Sie ${keys}`,
  copyKeys: "Strg+C",
  label: (language) => (language === undefined ? "Code" : `Code, ${language}`),
};

export default german;
