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
    { id: "blockquote", name: words.blockquote, keys: "Ctrl+Shift+B", icon: { paths: ["M4.5 5v14M9 8h11M9 12h11M9 16h7"] }, on: (editor) => editor.isActive("blockquote"), do: (chain) => chain.toggleBlockquote() },
    { id: "codeBlock", name: words.codeBlock, keys: "Ctrl+Alt+C", icon: { paths: ["M3.5 5h17v14h-17z", "m10 9.5-2.5 2.5L10 14.5M14 9.5l2.5 2.5-2.5 2.5"] }, on: (editor) => editor.isActive("codeBlock"), do: (chain) => chain.toggleCodeBlock() },
    { id: "rule", name: words.rule, icon: { paths: ["M4 12h16"] }, do: (chain) => chain.setHorizontalRule() },
  ],
];
