import { catalogue } from "./catalogue.ts";

const english = { table: "Table", done: "Done", open: "Not done" };

export type MarkdownTexts = typeof english;

/** Blocks of Markdown. */
export const markdownTexts = catalogue<MarkdownTexts>(english, { de: () => import("./de/markdown.ts") });
