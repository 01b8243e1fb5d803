import type { XmlNode } from "../documents/parse-tree.ts";
import { jsonEqual, type JsonValue } from "../json.ts";
import {
  MAX_RICH_BLOCKS, MAX_RICH_DEPTH, RICH_MARKS, richInline, richLanguage, richLink, richPicture, richSpan, richStart, type RichBlock, type RichCell, type RichInline,
} from "./rich-doc.ts";

/*
 * In its document a rich text has the names that Tiptap's usual nodes and marks have, so that any editor of that family can join
 * in. Any editor of the room may write anything there: reading takes what it knows, with checked addresses, and of all else the
 * words.
 */

/** What is written in a rich text. */
export const richBlocks = (tree: readonly XmlNode[]): RichBlock[] => blocksOf(tree, 0, { left: MAX_RICH_BLOCKS });

function blocksOf(nodes: readonly XmlNode[], depth: number, budget: { left: number }): RichBlock[] {
  return nodes.flatMap((node) => {
    if (budget.left-- <= 0) return [];
    if ("text" in node) return node.text.length > 0 ? [{ type: "paragraph", content: inlinesOf([node]) } as const] : [];
    return blockOf(node, depth, budget);
  });
}

type Element = Extract<XmlNode, { readonly name: string }>;

function blockOf(node: Element, depth: number, budget: { left: number }): RichBlock[] {
  const { name, attributes, children } = node;
  if (depth >= MAX_RICH_DEPTH) return [{ type: "paragraph", content: [{ text: wordsOf(node) }] }];
  const inner = (nodes: readonly XmlNode[]): RichBlock[] => blocksOf(nodes, depth + 1, budget);
  const items = (): RichBlock[][] => children.map((item) => inner("name" in item && item.name === "listItem" ? item.children : [item]));
  switch (name) {
    case "paragraph":
      return [{ type: "paragraph", content: inlinesOf(children) }];
    case "heading": {
      const { level } = attributes;
      return [{ type: "heading", level: level === 2 || level === 3 ? level : 1, content: inlinesOf(children) }];
    }
    case "bulletList":
      return [{ type: "bulletList", items: items() }];
    case "orderedList":
      return [{ type: "orderedList", start: richStart(attributes["start"]), items: items() }];
    case "taskList":
      return [{ type: "taskList", items: children.map((item) => ("name" in item && item.name === "taskItem" ? { done: item.attributes["checked"] === true, content: inner(item.children) } : { done: false, content: inner([item]) })) }];
    case "table":
      return [{ type: "table", rows: children.flatMap((row) => ("name" in row && row.name === "tableRow" ? [row.children.map((cell) => cellOf(cell, inner))] : [])) }];
    case "image": {
      const src = richPicture(attributes["src"]);
      const alt = typeof attributes["alt"] === "string" ? attributes["alt"].slice(0, MAX_ALT) : "";
      // One that may not be shown is read as its words.
      return src === undefined ? (alt === "" ? [] : [{ type: "paragraph", content: [{ text: alt }] }]) : [{ type: "image", src, alt }];
    }
    case "blockquote":
      return [{ type: "blockquote", content: inner(children) }];
    case "codeBlock":
      return [{ type: "codeBlock", language: richLanguage(attributes["language"]), text: children.map(wordsOf).join("") }];
    case "horizontalRule":
      return [{ type: "rule" }];
    default:
      return inner(children);
  }
}

/** The longest words of a picture that are read. */
const MAX_ALT = 1_000;

function cellOf(node: XmlNode, inner: (nodes: readonly XmlNode[]) => RichBlock[]): RichCell {
  if (!("name" in node) || (node.name !== "tableCell" && node.name !== "tableHeader")) return { content: inner([node]) };
  const [colspan, rowspan] = [richSpan(node.attributes["colspan"]), richSpan(node.attributes["rowspan"])];
  return { ...(node.name === "tableHeader" && { header: true }), ...(colspan > 1 && { colspan }), ...(rowspan > 1 && { rowspan }), content: inner(node.children) };
}

function inlinesOf(nodes: readonly XmlNode[]): RichInline[] {
  const found: RichInline[] = [];
  const add = (next: RichInline): void => {
    const { text: before = "", ...last } = found.at(-1) ?? {};
    const { text, ...marks } = next;
    if (found.length > 0 && jsonEqual(last as JsonValue, marks as JsonValue)) found[found.length - 1] = { ...next, text: before + text };
    else found.push(next);
  };
  for (const node of nodes) {
    if ("text" in node) for (const [text, marks] of node.text) add(richInline(text, marksOf(marks)));
    else if (wordsOf(node) !== "") add({ text: wordsOf(node) });
  }
  return found;
}

/** Formatting names its mark, perhaps with a number after `--` where one mark may lie over another of its kind. */
function marksOf(attributes: Readonly<Record<string, JsonValue>>): Readonly<Record<string, unknown>> {
  const marks: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(attributes)) {
    const mark = name.split("--")[0] ?? "";
    if (value === null) continue;
    if (mark === "link") marks["link"] = typeof value === "object" && "href" in value ? value.href : undefined;
    else if ((RICH_MARKS as readonly string[]).includes(mark)) marks[mark] = true;
  }
  return marks;
}

/** The text in a node and below it. */
function wordsOf(node: XmlNode): string {
  if ("text" in node) return node.text.map(([text]) => text).join("");
  return node.name === "hardBreak" ? "\n" : node.children.map(wordsOf).join("");
}

/** How blocks stand in a document. */
export const richTree = (blocks: readonly RichBlock[]): XmlNode[] => blocks.map(nodeOf);

function nodeOf(block: RichBlock): XmlNode {
  switch (block.type) {
    case "paragraph":
      return element("paragraph", {}, inlineNodes(block.content));
    case "heading":
      return element("heading", { level: block.level }, inlineNodes(block.content));
    case "bulletList":
      return element("bulletList", {}, listItems(block.items));
    case "orderedList":
      return element("orderedList", { start: block.start }, listItems(block.items));
    case "taskList":
      return element("taskList", {}, orOne(block.items, { done: false, content: [] }).map(({ done, content }) => element("taskItem", { checked: done }, afterParagraph(content))));
    case "table":
      return element("table", {}, orOne(block.rows, []).map((row) => element("tableRow", {}, orOne(row, { content: [] }).map(cellNode))));
    case "image":
      return element("image", { src: block.src, alt: block.alt }, []);
    case "blockquote":
      return element("blockquote", {}, orParagraph(block.content));
    case "codeBlock":
      return element("codeBlock", block.language === null ? {} : { language: block.language }, block.text === "" ? [] : [{ text: [[block.text, {}]] }]);
    case "rule":
      return element("horizontalRule", {}, []);
  }
}

const element = (name: string, attributes: Readonly<Record<string, JsonValue>>, children: readonly XmlNode[]): XmlNode => ({ name, attributes, children });

/** An item begins with a paragraph, and a list has an item: an editor takes away what is not so. */
function listItems(items: readonly (readonly RichBlock[])[]): XmlNode[] {
  return orOne(items, []).map((item) => element("listItem", {}, afterParagraph(item)));
}

const orOne = <T>(list: readonly T[], one: T): readonly T[] => (list.length === 0 ? [one] : list);

const orParagraph = (blocks: readonly RichBlock[]): XmlNode[] => (blocks.length === 0 ? [element("paragraph", {}, [])] : blocks.map(nodeOf));

const afterParagraph = (blocks: readonly RichBlock[]): XmlNode[] => (blocks[0]?.type === "paragraph" ? blocks.map(nodeOf) : [element("paragraph", {}, []), ...blocks.map(nodeOf)]);

const cellNode = ({ header, colspan = 1, rowspan = 1, content }: RichCell): XmlNode => element(header ? "tableHeader" : "tableCell", { colspan, rowspan }, orParagraph(content));

function inlineNodes(content: readonly RichInline[]): XmlNode[] {
  const nodes: XmlNode[] = [];
  let open: [string, { readonly [mark: string]: JsonValue }][] | undefined;
  for (const { text, link, ...marks } of content) {
    const address = richLink(link);
    const attributes = { ...Object.fromEntries(Object.keys(marks).map((mark) => [mark, {}])), ...(address !== undefined && { link: { href: address } }) };
    for (const [i, line] of text.split("\n").entries()) {
      if (i > 0) {
        nodes.push(element("hardBreak", {}, []));
        open = undefined;
      }
      if (line === "") continue;
      if (!open) nodes.push({ text: (open = []) });
      open.push([line, attributes]);
    }
  }
  return nodes;
}
