import type { ChainedCommands, Editor } from "@tiptap/core";
import { richTextTexts as words } from "../../texts/rich-text.ts";

/** One button over a rich text. */
export interface Tool {
  readonly id: string;
  readonly name: string;
  /** Keys that do the same. */
  readonly keys?: string;
  /** Strokes on a grid of 24, or a letter that looks like what it does. */
  readonly icon: { readonly paths: readonly string[] } | { readonly letter: string };
  /** Whether what the caret is in is so; `undefined` for what is done and not switched. */
  on?(editor: Editor): boolean;
  do(chain: ChainedCommands): ChainedCommands;
}

const heading = (level: 1 | 2 | 3): Tool => ({
  id: `h${level}`, name: words.heading(level), keys: `Ctrl+Alt+${level}`, icon: { letter: `H${level}` },
  on: (editor) => editor.isActive("heading", { level }), do: (chain) => chain.toggleHeading({ level }),
});

/** The buttons, in groups. */
export const tools = (): readonly (readonly Tool[])[] => [
  [heading(1), heading(2), heading(3)],
  [
    { id: "bold", name: words.bold, keys: "Ctrl+B", icon: { letter: "B" }, on: (editor) => editor.isActive("bold"), do: (chain) => chain.toggleBold() },
    { id: "italic", name: words.italic, keys: "Ctrl+I", icon: { letter: "I" }, on: (editor) => editor.isActive("italic"), do: (chain) => chain.toggleItalic() },
    { id: "underline", name: words.underline, keys: "Ctrl+U", icon: { letter: "U" }, on: (editor) => editor.isActive("underline"), do: (chain) => chain.toggleUnderline() },
    { id: "strike", name: words.strike, keys: "Ctrl+Shift+S", icon: { letter: "S" }, on: (editor) => editor.isActive("strike"), do: (chain) => chain.toggleStrike() },
    { id: "code", name: words.code, keys: "Ctrl+E", icon: { paths: ["m9 7-5 5 5 5M15 7l5 5-5 5"] }, on: (editor) => editor.isActive("code"), do: (chain) => chain.toggleCode() },
  ],
  [
    { id: "bulletList", name: words.bulletList, keys: "Ctrl+Shift+8", icon: { paths: ["M9 6h11M9 12h11M9 18h11M4.5 6v.1M4.5 12v.1M4.5 18v.1"] }, on: (editor) => editor.isActive("bulletList"), do: (chain) => chain.toggleBulletList() },
    { id: "orderedList", name: words.orderedList, keys: "Ctrl+Shift+7", icon: { paths: ["M10 6h10M10 12h10M10 18h10", "M4 4.5 5.5 4v5M4 15c0-1.6 2.6-1.6 2.6.2 0 1.4-2.6 2-2.6 3.8h2.8"] }, on: (editor) => editor.isActive("orderedList"), do: (chain) => chain.toggleOrderedList() },
    { id: "taskList", name: words.taskList, keys: "Ctrl+Shift+9", icon: { paths: ["M11 6.5h9M11 17h9", "m3.5 6.5 1.7 1.7 3-3.4M3.5 14.5h4.6v4.6H3.5z"] }, on: (editor) => editor.isActive("taskList"), do: (chain) => chain.toggleTaskList() },
    { id: "blockquote", name: words.blockquote, keys: "Ctrl+Shift+B", icon: { paths: ["M4.5 5v14M9 8h11M9 12h11M9 16h7"] }, on: (editor) => editor.isActive("blockquote"), do: (chain) => chain.toggleBlockquote() },
    { id: "codeBlock", name: words.codeBlock, keys: "Ctrl+Alt+C", icon: { paths: ["M3.5 5h17v14h-17z", "m10 9.5-2.5 2.5L10 14.5M14 9.5l2.5 2.5-2.5 2.5"] }, on: (editor) => editor.isActive("codeBlock"), do: (chain) => chain.toggleCodeBlock() },
    { id: "rule", name: words.rule, icon: { paths: ["M4 12h16"] }, do: (chain) => chain.setHorizontalRule() },
    { id: "table", name: words.table, icon: { paths: ["M3.5 5h17v14h-17z", "M3.5 10h17M3.5 14.5h17M9.5 5v14M15 5v14"] }, on: (editor) => editor.isActive("table"), do: (chain) => chain.insertTable({ rows: 3, cols: 3, withHeaderRow: true }) },
  ],
];

/** What can be done with the table that the caret is in. */
export const tableTools = (): readonly Tool[] => [
  { id: "rowAfter", name: words.rowAfter, icon: { paths: ["M3.5 4h17v8h-17z", "M12 15v6M9 18h6"] }, do: (chain) => chain.addRowAfter() },
  { id: "columnAfter", name: words.columnAfter, icon: { paths: ["M4 3.5v17h8v-17z", "M15 12h6M18 9v6"] }, do: (chain) => chain.addColumnAfter() },
  { id: "rowDelete", name: words.rowDelete, icon: { paths: ["M3.5 4h17v8h-17z", "M9 18h6"] }, do: (chain) => chain.deleteRow() },
  { id: "columnDelete", name: words.columnDelete, icon: { paths: ["M4 3.5v17h8v-17z", "M15 12h6"] }, do: (chain) => chain.deleteColumn() },
  { id: "headerRow", name: words.headerRow, icon: { paths: ["M3.5 5h17v14h-17z", "M3.5 10h17", "M5 7.5h14"] }, on: (editor) => editor.isActive("tableHeader"), do: (chain) => chain.toggleHeaderRow() },
  { id: "tableDelete", name: words.tableDelete, icon: { paths: ["M3.5 5h17v14h-17z", "m9 9.5 6 5M15 9.5l-6 5"] }, do: (chain) => chain.deleteTable() },
];
