import { catalogue } from "./catalogue.ts";

const english = {
  copy: "Copy the code",
  copied: "Copied",
  refused: (keys: string) => `Not copied: select it and press ${keys}`,
  copyKeys: "Ctrl+C",
  label: (language: string | undefined) => (language === undefined ? "Code" : `Code, ${language}`),
};

export type CodeTexts = typeof english;

/** Code, and the button that copies it. */
export const codeTexts = catalogue<CodeTexts>(english, { de: () => import("./de/code.ts") });
