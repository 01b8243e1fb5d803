import { catalogue } from "./catalogue.ts";

const english = { region: "A part that scrolls" };

export type HtmlTexts = typeof english;

/** The author's own HTML. */
export const htmlTexts = catalogue<HtmlTexts>(english, { de: () => import("./de/html.ts") });
