import { catalogue } from "./catalogue.ts";

const english = {
  heading: "Apps",
  lead: "Open one, and send its address to whom you want to work with.",
  none: "There are no apps here yet. Start one with: npx tutti new",
  caches: "Caches",
  cachesOf: (app: string) => `Caches of ${app}`,
  failed: "The list of apps could not be loaded.",
};

export type StartTexts = typeof english;

/** The list of apps. */
export const startTexts = catalogue<StartTexts>(english, { de: () => import("./de/start.ts") });
