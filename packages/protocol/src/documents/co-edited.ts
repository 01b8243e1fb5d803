import type * as Y from "yjs";
import type { JsonValue } from "../json.ts";
import { RICH, TEXT } from "./layout.ts";
import { parseTree } from "./parse-tree.ts";
import { editAfter, editBetween, type TextEdit } from "./text-edit.ts";
import { readTree, writeTree } from "./xml-tree.ts";

/** Whether a cell is a top-level text of its document, plain or rich, and not an entry among the values. */
export const isCoEdited = (cell: string): boolean => cell.startsWith(TEXT) || cell.startsWith(RICH);

/** What a co-edited text says: a text, or the tree of a rich one. */
export const readCoEdited = (doc: Y.Doc, cell: string): JsonValue =>
  cell.startsWith(RICH) ? (readTree(doc.getXmlFragment(cell)) as unknown as JsonValue) : doc.getText(cell).toString();

/** The Yjs type of a co-edited text. */
export const coEditedType = (doc: Y.Doc, cell: string): Y.Text | Y.XmlFragment => (cell.startsWith(RICH) ? doc.getXmlFragment(cell) : doc.getText(cell));

/** Makes a co-edited text say something else. What stays equal at both ends is not touched: others' carets stand there. */
export function writeCoEdited(doc: Y.Doc, cell: string, value: JsonValue): void {
  if (cell.startsWith(RICH)) writeTree(doc.getXmlFragment(cell), parseTree(value));
  else writeText(doc.getText(cell), typeof value === "string" ? value : String(value ?? ""));
}

/**
 * Does in a text what was done from one text to another, whatever people have written in it meanwhile.
 *
 * @param from what the text was for whoever made the edit.
 */
export function editText(text: Y.Text, from: string, to: string): void {
  const meanwhile = editBetween(from, text.toString());
  for (const edit of editAfter(editBetween(from, to), meanwhile)) applyEdit(text, edit);
}

const writeText = (text: Y.Text, next: string): void => applyEdit(text, editBetween(text.toString(), next));

function applyEdit(text: Y.Text, { at, removed, inserted }: TextEdit): void {
  if (removed > 0) text.delete(at, removed);
  if (inserted !== "") text.insert(at, inserted);
}
