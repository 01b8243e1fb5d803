import type { CodeEditorTexts } from "../code-editor.ts";
import { count } from "./german.ts";

const german: CodeEditorTexts = {
  at: (line, column) => (column === undefined ? `Zeile ${line}` : `Zeile ${line}, Spalte ${column}`),
  more: (n) => count(n, { one: "# weiteres, im Code markiert", other: "# weitere, im Code markiert" }),
  pending: "Geändert: Strg+Eingabe führt es aus",
  committed: "Strg+Eingabe führt es aus",
  pendingTouch: "Geändert: Wer das Feld verlässt, führt es aus",
  committedTouch: "Wer das Feld verlässt, führt es aus",
  leave: "Escape, dann Tab, verlässt das Feld",
};

export default german;
