import { catalogue } from "./catalogue.ts";

const english = {
  copy: "Copy the code",
  copied: "Copied",
  failed: "Copying is not allowed here",
  label: (language: string | undefined) => (language === undefined ? "Code" : `Code, ${language}`),
};

export type CodeTexts = typeof english;

/** Code, and the button that copies it. */
export const codeTexts = catalogue<CodeTexts>(english, { de: () => import("./de/code.ts") });
