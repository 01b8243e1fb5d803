import { catalogue } from "./catalogue.ts";

const english = {
  title: "Your name here",
  hint: "Everyone in the room sees it at what you hold and write.",
  save: "Save name",
  cancel: "Cancel",
  empty: "Write a name of at least one letter.",
};

export type RenameTexts = typeof english;

/** The dialog in which somebody changes their own name. */
export const renameTexts = catalogue<RenameTexts>(english, { de: () => import("./de/rename.ts") });
