import * as fc from "fast-check";
import { expect, test } from "vitest";
import * as Y from "yjs";
import { MAX_RICH_DEPTH, richEmpty, richWords, type RichBlock, type RichInline } from "../elements/rich-doc.ts";
import { richBlocks, richTree } from "../elements/rich-tree.ts";
import { parseTree } from "./parse-tree.ts";
import { readTree, writeTree } from "./xml-tree.ts";
import type { JsonValue } from "../json.ts";

const textOf = (fragment: Y.XmlFragment): RichBlock[] => richBlocks(readTree(fragment));

function wrote(blocks: readonly RichBlock[], doc = new Y.Doc()): Y.XmlFragment {
  const fragment = doc.getXmlFragment("rich:a");
  doc.transact(() => writeTree(fragment, richTree(blocks)));
  return fragment;
}

const word = fc.string({ unit: fc.constantFrom("a", "b", "😀", "<", "*", " "), minLength: 1, maxLength: 6 });
const inline: fc.Arbitrary<RichInline> = fc.record({ text: word, bold: fc.constant(true as const), code: fc.constant(true as const), link: fc.constantFrom("https://a.example/", "/here") }, { requiredKeys: ["text"] });
// Two stretches that look the same are one.
const inlines = fc.uniqueArray(inline, { maxLength: 3, selector: (part) => JSON.stringify([part.bold, part.code, part.link]) });
const leaf: fc.Arbitrary<RichBlock> = fc.oneof(
  fc.record({ type: fc.constant("paragraph" as const), content: inlines }),
  fc.record({ type: fc.constant("heading" as const), level: fc.constantFrom(1 as const, 2 as const, 3 as const), content: inlines }),
  fc.record({ type: fc.constant("codeBlock" as const), language: fc.constantFrom(null, "sql"), text: word }),
  fc.constant({ type: "rule" } as const),
  fc.record({ type: fc.constant("image" as const), src: fc.constantFrom("https://a.example/a.png", "file_AAAAAAAAAAAAAAAAAAAAAA"), alt: word }),
);
const paragraph = fc.record({ type: fc.constant("paragraph" as const), content: inlines });
const item = fc.tuple(paragraph, fc.array(leaf, { maxLength: 2 })).map(([first, rest]) => [first, ...rest]);
const block: fc.Arbitrary<RichBlock> = fc.oneof(
  leaf,
  fc.record({ type: fc.constant("bulletList" as const), items: fc.array(item, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant("orderedList" as const), start: fc.nat(9), items: fc.array(item, { minLength: 1, maxLength: 3 }) }),
  fc.record({ type: fc.constant("blockquote" as const), content: fc.array(leaf, { minLength: 1, maxLength: 2 }) }),
  fc.record({ type: fc.constant("taskList" as const), items: fc.array(fc.record({ done: fc.boolean(), content: item }), { minLength: 1, maxLength: 3 }) }),
  fc.record({
    type: fc.constant("table" as const),
    rows: fc.array(fc.array(fc.record({ header: fc.constant(true as const), colspan: fc.constantFrom(2, 3), content: fc.array(leaf, { minLength: 1, maxLength: 2 }) }, { requiredKeys: ["content"] }), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 }),
  }),
);

test("[EDIT-1] what is written is read, whatever stood there before", () => {
  fc.assert(fc.property(fc.array(block, { maxLength: 4 }), fc.array(block, { maxLength: 4 }), (before, after) => {
    const doc = new Y.Doc();
    expect(textOf(wrote(before, doc))).toEqual(before);
    expect(textOf(wrote(after, doc))).toEqual(after);
    expect(parseTree(readTree(wrote(after, doc)) as unknown as JsonValue)).toEqual(readTree(wrote(after, doc)));
  }));
});

test("[EDIT-1] blocks that stay are the same ones, so that carets in them stay", () => {
  const doc = new Y.Doc();
  const line = (text: string): RichBlock => ({ type: "paragraph", content: [{ text }] });
  const fragment = wrote([line("a"), line("b"), line("c")], doc);
  const [a, , c] = fragment.toArray();
  wrote([line("a"), line("x"), line("y"), line("c")], doc);
  expect(fragment.get(0)).toBe(a);
  expect(fragment.get(3)).toBe(c);
  expect(richWords(textOf(fragment))).toBe("a\nx\ny\nc");
  expect([richEmpty([]), richEmpty([line(" ")]), richEmpty([line("a")]), richEmpty([{ type: "rule" }])]).toEqual([true, true, false, false]);
});

test("[EDIT-2] scripts, unknown elements and addresses that run are words, or nothing", () => {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment("rich:a");
  const script = new Y.XmlElement("script");
  script.setAttribute("src", "https://evil.example/x.js");
  script.insert(0, [new Y.XmlText("alert(1)")]);
  const heading = new Y.XmlElement<{ level: string }>("heading");
  heading.setAttribute("level", "9\" onload=\"alert(1)");
  const text = new Y.XmlText();
  for (const [i, href] of ["javascript:alert(1)", "java\nscript:alert(1)", "data:text/html,x", "//evil.example", "vbscript:x"].entries()) text.insert(i, String(i), { link: { href } });
  text.insert(5, "ok", { link: { href: "https://good.example/" }, "bold--Zm9v": {}, marquee: {}, code: null });
  text.insertEmbed(7, { text: "evil" });
  heading.insert(0, [text as unknown as Y.XmlElement]);
  const list = new Y.XmlElement("bulletList");
  const code = new Y.XmlElement("codeBlock");
  code.setAttribute("language", "x onclick=alert(1)");
  list.insert(0, [code]);
  fragment.insert(0, [script, heading as unknown as Y.XmlElement, list, new Y.XmlHook("iframe") as unknown as Y.XmlElement, new Y.XmlText("bare")]);
  expect(textOf(fragment)).toEqual([
    { type: "paragraph", content: [{ text: "alert(1)" }] },
    { type: "heading", level: 1, content: [{ text: "01234" }, { text: "ok", bold: true, link: "https://good.example/" }] },
    { type: "bulletList", items: [[{ type: "codeBlock", language: null, text: "" }]] },
    { type: "paragraph", content: [{ text: "bare" }] },
  ]);
});

test("[RT-1] a picture shows a file of the room or an https address and nothing else, and a cell spans no more than a table can bear", () => {
  const picture = (src: JsonValue, alt: JsonValue = "a"): JsonValue => ({ name: "image", attributes: { src, alt, onerror: "alert(1)" }, children: [] });
  const read = (raw: JsonValue): RichBlock[] => richBlocks(parseTree([raw]));
  for (const src of ["https://a.example/a.png", "HTTPS://a.example/a", "file_AAAAAAAAAAAAAAAAAAAAAA"]) expect(read(picture(src))).toEqual([{ type: "image", src, alt: "a" }]);
  for (const src of ["javascript:alert(1)", "data:image/svg+xml,<svg>", "http://a.example/a.png", "//a.example/a.png", "/signout", "file_short", "blob:x", "", null, 7]) {
    expect(read(picture(src)), String(src)).toEqual([{ type: "paragraph", content: [{ text: "a" }] }]);
  }
  expect(read(picture("x", 7))).toEqual([]);
  const cell = (spans: { readonly [name: string]: JsonValue }): JsonValue => ({ name: "table", attributes: {}, children: [{ name: "tableRow", attributes: {}, children: [{ name: "tableCell", attributes: spans, children: [] }] }] });
  for (const wide of [0, -1, 1.5, 1e9, "2", null]) expect(read(cell({ colspan: wide, rowspan: wide }))).toEqual([{ type: "table", rows: [[{ content: [] }]] }]);
  expect(read(cell({ colspan: 2, rowspan: 50 }))).toEqual([{ type: "table", rows: [[{ colspan: 2, rowspan: 50, content: [] }]] }]);
  expect(read({ name: "table", attributes: {}, children: [{ name: "paragraph", attributes: {}, children: [] }, { name: "tableRow", attributes: {}, children: [{ text: [["bare", {}]] }] }] })).toEqual([{ type: "table", rows: [[{ content: [{ type: "paragraph", content: [{ text: "bare" }] }] }]] }]);
  expect([richEmpty(read(picture("https://a.example/", ""))), richWords(read(picture("https://a.example/", "A pier")))]).toEqual([false, "A pier"]);
});

test.each<JsonValue>([null, 7, "text", { name: "paragraph" }, [null, 7, [], { name: 7 }, { text: [7, ["a"], { x: 1 }] }, { name: "paragraph", attributes: [], children: 7 }]])(
  "[EDIT-2] %j as a kept value is read as what of it is a text", (raw) => {
    const blocks = richBlocks(parseTree(raw));
    expect(blocks.every((block) => block.type === "paragraph")).toBe(true);
    expect(richWords(blocks).trim()).toBe(Array.isArray(raw) ? "a" : "");
  });

test("[EDIT-3] nesting without end ends, and its words stay as far as it is read", () => {
  const doc = new Y.Doc();
  const fragment = doc.getXmlFragment("rich:a");
  let parent: Y.XmlFragment = fragment;
  for (let depth = 0; depth < 4_000; depth++) {
    const quote = new Y.XmlElement("blockquote");
    parent.insert(0, [quote]);
    if (depth === MAX_RICH_DEPTH + 2) quote.insert(0, [new Y.XmlText("deep")]);
    parent = quote;
  }
  const blocks = textOf(fragment);
  expect(richWords(blocks)).toBe("deep");
  let nested = 0;
  for (let at = blocks[0]; at?.type === "blockquote"; at = at.content[0]) nested += 1;
  expect(nested).toBe(MAX_RICH_DEPTH);
  const many = richBlocks(Array.from({ length: 30_000 }, () => ({ name: "paragraph", attributes: {}, children: [] })));
  expect(many.length).toBe(20_000);
});
