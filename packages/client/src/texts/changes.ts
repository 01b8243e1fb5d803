import { catalogue } from "./catalogue.ts";

const english = { unset: "as it was at first", empty: "nothing", on: "yes", off: "no" };

export type ChangeTexts = typeof english;

/** What was changed, in words: of the history and of branches. */
export const changeTexts = catalogue<ChangeTexts>(english, { de: () => import("./de/changes.ts") });
