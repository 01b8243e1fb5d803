import { richTree, writeTree, type RichBlock } from "@tutti/protocol";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { wellFormed } from "./well-formed.ts";

const usual: readonly RichBlock[] = [
  { type: "heading", level: 1, content: [{ text: "a", bold: true }, { text: "b", link: "https://a.example/" }] },
  { type: "bulletList", items: [[{ type: "paragraph", content: [{ text: "c\nd", code: true }] }]] },
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
