import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBlocks, textOf, type MdNode } from "./parse-blocks.ts";
import { parseInline, plainText } from "./parse-inline.ts";

const block = (text: string): readonly MdNode[] => {
  const node = parseBlocks(text)[0]?.node;
  return node?.kind === "element" ? node.children : [];
};
const spans = (text: string): unknown[] => block(text).flatMap((node) => (node.kind === "element" && node.tag === "span" ? [node.attributes] : []));
const maths = (text: string): unknown[] => {
  const found = (nodes: readonly MdNode[]): unknown[] => nodes.flatMap((node) => (node.kind === "math" ? [[node.text, node.display]] : node.kind === "element" ? found(node.children) : []));
  return found(parseBlocks(text).map(({ node }) => node));
};

test("[MD-7] colours and badges are read in labels and in Markdown alike", () => {
  expect(parseInline("a :red[b **c**]")).toEqual([
    { kind: "text", text: "a " },
    { kind: "tint", tint: { look: "colour", colour: "red" }, children: [{ kind: "text", text: "b " }, { kind: "strong", children: [{ kind: "text", text: "c" }] }] },
  ]);
  expect(spans("a :red[b] :gray-background[c] :badge[d] :green-badge[e] :small[f]")).toEqual([
    { class: "md-colour", "data-colour": "red" }, { class: "md-ground", "data-colour": "grey" }, { class: "md-badge", "data-colour": "primary" },
    { class: "md-badge", "data-colour": "green" }, { class: "md-small" },
  ]);
  expect(block(":red[see [this](https://a.b) **now**]").map(({ kind }) => kind)).toEqual(["element"]);
  expect(plainText(parseInline(":red[see [this](https://a.b)] end"))).toBe("see this end");
});

test.each(["at 12:30 [x]", ":pink[x]", ":red[never closed", ":red[]", ":constructor[x]", "::", ":red", "a:b[c"])("[MD-7] %s is the text that it is", (text) => {
  expect(plainText(parseInline(text))).toBe(text);
  expect(spans(text)).toEqual([]);
  expect(textOf(parseBlocks(text).map(({ node }) => node))).toBe(text);
});

test("[MD-7] no directive carries an attribute that its text chose, and none loses a word", () => {
  const piece = fc.constantFrom(":red[", ":badge[", "]", "[", "](javascript:1)", "$", "$$", "\n$$\n", "`", "**", "ß ", "\\", "onclick=", "<b>", ":", "\n\n");
  fc.assert(fc.property(fc.array(piece, { maxLength: 50 }), (parts) => {
    for (const attributes of spans(parts.join("")) as Record<string, string>[]) expect(Object.keys(attributes).filter((name) => name !== "class" && name !== "data-colour")).toEqual([]);
    const words = (text: string): number => text.split("ß").length;
    expect(words(plainText(parseInline(parts.join(""))))).toBe(words(parts.join("")));
  }), { numRuns: 500 });
  expect(plainText(parseInline(":red[".repeat(20_000)))).toHaveLength(100_000);
});

test("[MD-8] a formula stands between dollars, and money stays money", () => {
  expect(maths("so $e^{i\\pi}$ and $$x$$")).toEqual([["e^{i\\pi}", false], ["x", true]]);
  expect(maths("$$\n\\frac{1}{2}\n+ 1\n$$\n\nafter")).toEqual([["\\frac{1}{2}\n+ 1", true]]);
  expect(maths("- in a list\n\n  $$\n  x\n  $$")).toEqual([["x", true]]);
  for (const text of ["$5 and $6", "from $5-$6", "a $ b $ c", "\\$x$", "`$x$`", "$", "$$", "$$\nnever closed", "US$ 5"]) expect([text, maths(text)]).toEqual([text, []]);
  expect(textOf(parseBlocks("it costs $5, or $6 on Sundays").map(({ node }) => node))).toBe("it costs $5, or $6 on Sundays");
});
