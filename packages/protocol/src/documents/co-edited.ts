import type * as Y from "yjs";
import type { JsonValue } from "../json.ts";
import { RICH, TEXT } from "./layout.ts";
import { parseTree } from "./parse-tree.ts";
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

function writeText(text: Y.Text, next: string): void {
  const now = text.toString();
  let start = 0;
  while (start < now.length && start < next.length && now[start] === next[start]) start += 1;
  let end = 0;
  while (end < now.length - start && end < next.length - start && now.at(-1 - end) === next.at(-1 - end)) end += 1;
  if (now.length > start + end) text.delete(start, now.length - start - end);
  if (next.length > start + end) text.insert(start, next.slice(start, next.length - end));
}
