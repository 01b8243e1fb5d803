import { catalogue } from "./catalogue.ts";

const english = { close: "Close" };

export type DialogTexts = typeof english;

export const dialogTexts = catalogue<DialogTexts>(english, { de: () => import("./de/dialog.ts") });
