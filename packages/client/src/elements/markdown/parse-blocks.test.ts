import fc from "fast-check";
import { expect, test } from "vitest";
import { parseBlocks, textOf, type MdNode } from "./parse-blocks.ts";

const all = (found: readonly MdNode[]): MdNode[] => found.flatMap((node) => [node, ...(node.kind === "element" ? all(node.children) : [])]);
const elements = (text: string): Extract<MdNode, { kind: "element" }>[] =>
  all(parseBlocks(text).map((block) => block.node)).filter((node) => node.kind === "element");
const tags = (text: string): string[] => elements(text).map((node) => node.tag);
const shown = (text: string): string => textOf(parseBlocks(text).map((block) => block.node));

test("[MD-4] reads headings, lists, tables, tasks, quotes, images, bare addresses and code", () => {
  expect(tags("# A\n\n1. b\n2. c")).toEqual(["h1", "ol", "li", "li"]);
  expect(tags("| a | b |\n|---|--:|\n| 1 | 2 |")).toEqual(["table", "thead", "tr", "th", "th", "tbody", "tr", "td", "td"]);
  expect(elements("| a |\n|--:|\n| 1 |").find((node) => node.tag === "td")?.attributes).toEqual({ "data-align": "right" });
  expect(elements("- [x] done\n- [ ] open").filter((node) => node.tag === "input").map((node) => "checked" in node.attributes)).toEqual([true, false]);
  expect(tags("> q\n\n![alt](https://a.b/c.png)")).toEqual(["blockquote", "p", "p", "img"]);
  expect(elements("see https://a.b/c now").find((node) => node.tag === "a")?.attributes).toEqual({ href: "https://a.b/c", target: "_blank", rel: "noopener noreferrer" });
  expect(parseBlocks("```ts\nlet a\n```")[0]?.node).toEqual({ kind: "code", text: "let a", language: "ts" });
});

test("[MD-4] HTML is shown as it was typed, and is no element", () => {
  expect(tags("<img src=x onerror=alert(1)>\n\n<b>x</b>")).toEqual(["p", "p"]);
  expect(shown("a <b onclick=x>y</b>")).toBe("a <b onclick=x>y</b>");
});

test.each([
  "[a](javascript:alert(1))", "<javascript:alert(1)>", "[a](&#106;avascript:alert(1))", "![a](javascript:alert(1))", "[a][b]\n\n[b]: data:text/html,x",
  "[a](//evil.example)", "![a](data:image/svg+xml;base64,AAAA)",
])("[MD-2] no address of a longer text leads where none may: %s", (text) => {
  expect(elements(text).flatMap((node) => [node.attributes["href"], node.attributes["src"]]).filter((to) => to !== undefined)).toEqual([]);
});

test("[MD-2] whatever is written, only known attributes with safe addresses come of it", () => {
  const piece = fc.constantFrom("[", "](", ")", "![", "<", ">", "`", "*", "# ", "\n", "\n\n", "| ", "|--|", "- ", "> ", "javascript:alert(1)", "//x.y", "https://x.y", " \"t\"", " onerror=1", "&#106;avascript:", "word", "[b]: ");
  const known = new Set(["href", "target", "rel", "src", "loading", "referrerpolicy", "alt", "title", "start", "data-align", "type", "disabled", "checked"]);
  fc.assert(fc.property(fc.array(piece, { maxLength: 40 }), (parts) => {
    for (const node of elements(parts.join(""))) {
      expect(Object.keys(node.attributes).filter((name) => !known.has(name))).toEqual([]);
      for (const to of [node.attributes["href"], node.attributes["src"]]) if (to !== undefined) expect(to).toMatch(/^(?:https?:|mailto:|tel:|data:image\/|[^:\\/]|\/(?![\\/]))/i);
    }
  }), { numRuns: 1_000 });
});

test("[MD-5] a text that grows at its end keeps the sources of the blocks before", () => {
  const before = parseBlocks("# A\n\nfirst\n\nsec");
  const after = parseBlocks("# A\n\nfirst\n\nsecond\n\nthird");
  expect(after.map((block, i) => block.source === before[i]?.source)).toEqual([true, true, false, false]);
});

test("[MD-5] a link explained further down changes the blocks that may use it", () => {
  const before = parseBlocks("[a][b]\n\nx");
  const after = parseBlocks("[a][b]\n\nx\n\n[b]: https://a.b");
  expect(after[0]?.source).not.toBe(before[0]?.source);
});
