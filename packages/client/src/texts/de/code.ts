import type { CodeTexts } from "../code.ts";

const german: CodeTexts = {
  copy: "Den Code kopieren",
  copied: "Kopiert",
  failed: "Kopieren ist hier nicht erlaubt",
  label: (language) => (language === undefined ? "Code" : `Code, ${language}`),
};

export default german;
