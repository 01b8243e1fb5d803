import { MAX_RICH_BLOCKS, MAX_RICH_DEPTH, RICH_MARKS } from "@tutti/protocol";
import * as Y from "yjs";

const BLOCKS = new Set(["paragraph", "heading", "bulletList", "orderedList", "listItem", "blockquote", "codeBlock", "horizontalRule"]);
const MARKS: ReadonlySet<string> = new Set([...RICH_MARKS, "link"]);

/**
 * Whether an editor can show all that is in a rich text. It throws at some of what is not of its kind, and takes the rest away
 * without a word; both would be somebody's, who wrote it with another editor, or on purpose.
 */
export function wellFormed(fragment: Y.XmlFragment): boolean {
  let left = MAX_RICH_BLOCKS * 4;
  const waiting: (readonly [unknown, number])[] = fragment.toArray().map((node) => [node, 1] as const);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth] = next;
    if (left-- <= 0) return false;
    if (node instanceof Y.XmlText) {
      if (depth === 1 || !isText(node)) return false;
    } else if (node instanceof Y.XmlElement) {
      if (depth === 1 && node.nodeName === "hardBreak") return false;
      if (depth > 2 * MAX_RICH_DEPTH || !(BLOCKS.has(node.nodeName) || node.nodeName === "hardBreak")) return false;
      waiting.push(...node.toArray().map((child) => [child, depth + 1] as const));
    } else return false;
  }
  return true;
}

const isText = (text: Y.XmlText): boolean =>
  (text.toDelta() as { readonly insert?: unknown; readonly attributes?: object }[]).every(({ insert, attributes }) =>
    typeof insert === "string" && Object.entries(attributes ?? {}).every(([name, value]) => MARKS.has(name.split("--")[0] ?? "") && typeof value === "object"));
