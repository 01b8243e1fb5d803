import { MAX_RICH_BLOCKS, MAX_RICH_DEPTH, RICH_MARKS, richSpan } from "@tutti/protocol";
import * as Y from "yjs";

const BLOCKS = new Set([
  "paragraph", "heading", "bulletList", "orderedList", "listItem", "taskList", "taskItem", "table", "tableRow", "tableCell", "tableHeader", "image", "blockquote", "codeBlock", "horizontalRule",
]);
/** What stands in these alone, and they hold nothing else. */
const HELD: ReadonlyMap<string, readonly string[]> = new Map([
  ["bulletList", ["listItem"]], ["orderedList", ["listItem"]], ["taskList", ["taskItem"]], ["table", ["tableRow"]], ["tableRow", ["tableCell", "tableHeader"]],
]);
const PARTS = new Set([...HELD.values()].flat());
/** An editor looks at each place of a table's grid, at every step in it. */
const [MAX_COLUMNS, MAX_ROWS] = [200, 2_000];
const MARKS: ReadonlySet<string> = new Set([...RICH_MARKS, "link"]);

/**
 * Whether an editor can show all that is in a rich text. It throws at some of what is not of its kind, and takes the rest away
 * without a word; both would be somebody's, who wrote it with another editor, or on purpose.
 */
export function wellFormed(fragment: Y.XmlFragment): boolean {
  let left = MAX_RICH_BLOCKS * 4;
  const waiting: (readonly [unknown, number, string])[] = fragment.toArray().map((node) => [node, 1, ""] as const);
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const [node, depth, parent] = next;
    if (left-- <= 0) return false;
    if (node instanceof Y.XmlText) {
      if (depth === 1 || HELD.has(parent) || !isText(node)) return false;
    } else if (node instanceof Y.XmlElement) {
      if (depth === 1 && node.nodeName === "hardBreak") return false;
      if (depth > 2 * MAX_RICH_DEPTH || !(BLOCKS.has(node.nodeName) || node.nodeName === "hardBreak")) return false;
      if (HELD.has(parent) ? !HELD.get(parent)?.includes(node.nodeName) : PARTS.has(node.nodeName)) return false;
      if (node.nodeName === "table" && !isTable(node)) return false;
      waiting.push(...node.toArray().map((child) => [child, depth + 1, node.nodeName] as const));
    } else return false;
  }
  return true;
}

/** Whether a table is one that an editor lays out in no time. */
function isTable(table: Y.XmlElement): boolean {
  const rows = table.toArray();
  return rows.length <= MAX_ROWS && rows.every((row) => row instanceof Y.XmlElement && row.toArray().reduce((wide: number, cell) => wide + widthOf(cell), 0) <= MAX_COLUMNS);
}

/** How many columns a cell takes; without end where what it says is no number that one can have. */
function widthOf(cell: unknown): number {
  if (!(cell instanceof Y.XmlElement)) return Infinity;
  const said = (name: string): unknown => (cell as Y.XmlElement<{ [name: string]: number }>).getAttribute(name) ?? 1;
  const [wide, tall] = [said("colspan"), said("rowspan")];
  return richSpan(wide) === wide && richSpan(tall) === tall ? richSpan(wide) : Infinity;
}

const isText = (text: Y.XmlText): boolean =>
  (text.toDelta() as { readonly insert?: unknown; readonly attributes?: object }[]).every(({ insert, attributes }) =>
    typeof insert === "string" && Object.entries(attributes ?? {}).every(([name, value]) => MARKS.has(name.split("--")[0] ?? "") && typeof value === "object"));
