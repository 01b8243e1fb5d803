import { richTree, writeTree, type RichBlock } from "@tutti/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { wellFormed } from "./well-formed.ts";

const usual: readonly RichBlock[] = [
  { type: "heading", level: 1, content: [{ text: "a", bold: true }, { text: "b", link: "https://a.example/" }] },
  { type: "bulletList", items: [[{ type: "paragraph", content: [{ text: "c\nd", code: true }] }]] },
  { type: "taskList", items: [{ done: true, content: [{ type: "paragraph", content: [] }] }] },
  { type: "table", rows: [[{ header: true, colspan: 2, content: [] }], [{ content: [] }, { content: [{ type: "image", src: "https://a.example/", alt: "" }] }]] },
  { type: "codeBlock", language: "sql", text: "e" }, { type: "rule" }, { type: "blockquote", content: [{ type: "paragraph", content: [] }] },
];

function text(change: (fragment: Y.XmlFragment, first: Y.XmlText) => void): Y.XmlFragment {
  const fragment = new Y.Doc().getXmlFragment("rich:a");
  writeTree(fragment, richTree(usual));
  const first = (fragment.get(0) as Y.XmlElement).get(0) as Y.XmlText;
  change(fragment, first);
  return fragment;
}

test("[EDIT-21] what our own editor writes is shown in it", () => {
  expect(wellFormed(text(() => undefined))).toBe(true);
  expect(wellFormed(text((_, first) => first.format(0, 1, { "code--Zm9v": {} })))).toBe(true);
  expect(wellFormed(new Y.Doc().getXmlFragment("rich:a"))).toBe(true);
});

test.each<[string, (fragment: Y.XmlFragment, first: Y.XmlText) => void]>([
  ["an element that no editor of ours makes", (fragment) => fragment.insert(0, [new Y.XmlElement("script")])],
  ["a text outside any block", (fragment) => fragment.insert(0, [new Y.XmlText("a")])],
  ["a hook", (fragment) => fragment.insert(0, [new Y.XmlHook("x") as unknown as Y.XmlElement])],
  ["an object in a text", (_, first) => first.insertEmbed(0, { a: 1 })],
  ["a mark that is not ours", (_, first) => first.format(0, 1, { comment: { id: 1 } })],
  ["a mark that is no object", (_, first) => first.format(0, 1, { bold: "yes" })],
  ["nesting without end", (fragment) => {
    let at: Y.XmlFragment = fragment;
    for (let i = 0; i < 60; i++) {
      const quote = new Y.XmlElement("blockquote");
      at.insert(0, [quote]);
      at = quote;
    }
  }],
])("[EDIT-21] %s is read, not edited", (_, change) => expect(wellFormed(text(change))).toBe(false));

const element = (name: string, attributes: Readonly<Record<string, number>> = {}, children: readonly Y.XmlElement[] = []): Y.XmlElement => {
  const made = new Y.XmlElement<{ [name: string]: number }>(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.insert(0, [...children]);
  return made as unknown as Y.XmlElement;
};
const table = (...rows: readonly (readonly Y.XmlElement[])[]): Y.XmlElement => element("table", {}, rows.map((cells) => element("tableRow", {}, cells)));
const cell = (attributes: Readonly<Record<string, number>> = {}): Y.XmlElement => element("tableCell", attributes, [element("paragraph")]);

test.each<[string, () => Y.XmlElement]>([
  ["a cell as wide as a street", () => table([cell({ colspan: 1e9 })])],
  ["a cell without height", () => table([cell({ rowspan: 0 })])],
  ["a row of wide cells", () => table(Array.from({ length: 5 }, () => cell({ colspan: 50 })))],
  ["rows without end", () => table(...Array.from({ length: 2_001 }, () => [cell()]))],
  ["a row that stands alone", () => element("tableRow", {}, [cell()])],
  ["a cell in a list", () => element("bulletList", {}, [cell()])],
  ["a paragraph in a table", () => element("table", {}, [element("paragraph")])],
  ["an item of another list", () => element("taskList", {}, [element("listItem", {}, [element("paragraph")])])],
])("[RT-3] %s is read, not edited", (_, make) => expect(wellFormed(text((fragment) => fragment.insert(0, [make()])))).toBe(false));

test("[RT-3] a table that is missing a cell is edited", () => expect(wellFormed(text((fragment) => fragment.insert(0, [table([cell(), cell()], [cell()])])))).toBe(true));
