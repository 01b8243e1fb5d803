import "./colours.css";
import "./inline.css";
import { tintAttributes } from "./directive.ts";
import { beside } from "../beside.ts";
import { parseInline, type Inline } from "./parse-inline.ts";

/** One line of Markdown as nodes, for what is drawn outside of components: the cells of a table. */
export const paintInline = (text: string): readonly Node[] => parseInline(text).map((piece) => paint(piece));

function paint(piece: Inline): Node {
  switch (piece.kind) {
    case "text":
      return document.createTextNode(piece.text);
    case "code":
      return around("code", [document.createTextNode(piece.text)], { class: "md-code" });
    case "strong":
    case "em":
    case "del":
      return around(piece.kind, piece.children.map(paint));
    case "tint":
      return around("span", piece.children.map(paint), tintAttributes(piece.tint));
    case "link":
      return around("a", piece.children.map(paint), { class: "md-link", href: piece.to, tabindex: "-1", ...beside(piece.to) });
  }
}

function around(tag: string, children: readonly Node[], attributes: object = {}): HTMLElement {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) if (typeof value === "string") element.setAttribute(name, value);
  element.append(...children);
  return element;
}
