import { catalogue } from "./catalogue.ts";

const english = { address: "The address names no app of this server." };

export type NothingHereTexts = typeof english;

/** An address that leads nowhere. */
export const nothingHereTexts = catalogue<NothingHereTexts>(english, { de: () => import("./de/nothing-here.ts") });
