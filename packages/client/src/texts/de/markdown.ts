import type { MarkdownTexts } from "../markdown.ts";

const german: MarkdownTexts = { table: "Tabelle", done: "Erledigt", open: "Offen" };

export default german;
