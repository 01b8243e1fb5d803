import { catalogue } from "./catalogue.ts";

const english = {
  failed: (name: string) => `The component “${name}” has failed`,
  notBundled: "Its code has not been bundled: serve the app with tutti dev, or tutti start.",
  notExported: (name: string) => `Its module does not export a component called “${name}”.`,
  tooMuch: "It says too much in too short a time, and was stopped.",
  nonsense: "It has said something that is no message, and was stopped.",
  quiet: "This component does not answer: it, or another isolated one on this page, may be in an endless loop.",
  stop: "Stop it",
  stopped: "It did not answer, and was stopped.",
  left: "It led its frame elsewhere, and was stopped.",
};

export type ComponentTexts = typeof english;

/** What is said about components of the author's own. */
export const componentTexts = catalogue<ComponentTexts>(english, { de: () => import("./de/component.ts") });
