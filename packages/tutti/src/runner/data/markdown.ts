import { richInline, richLanguage, richStart, type RichBlock, type RichInline } from "@tutti/protocol/script";
import MarkdownIt, { type Token } from "markdown-it";

/** Reads Markdown as the blocks of a rich text. */
export type MarkdownReader = (markdown: string) => readonly RichBlock[];

// HTML stays the text that was typed. Tables and pictures are none of a rich text's blocks: their words are kept.
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false }).disable("table");

export const readMarkdown: MarkdownReader = (markdown) => new Reader(parser.parse(markdown, {})).blocks(undefined);

/** Goes through the tokens of a text, of which some open what others close. */
class Reader {
  readonly #tokens: readonly Token[];
  #at = 0;

  constructor(tokens: readonly Token[]) {
    this.#tokens = tokens;
  }

  /** What stands before the token that closes, and past it. */
  blocks(closes: string | undefined): RichBlock[] {
    const found: RichBlock[] = [];
    for (let token = this.#next(); token && token.type !== closes; token = this.#next()) {
      const block = this.#block(token);
      if (block) found.push(block);
    }
    return found;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #block(token: Token): RichBlock | undefined {
    switch (token.type) {
      case "paragraph_open":
        return { type: "paragraph", content: this.#inlines("paragraph_close") };
      case "heading_open":
        return { type: "heading", level: token.tag === "h1" ? 1 : token.tag === "h2" ? 2 : 3, content: this.#inlines("heading_close") };
      case "bullet_list_open":
        return { type: "bulletList", items: this.#items("bullet_list_close") };
      case "ordered_list_open":
        return { type: "orderedList", start: richStart(Number(token.attrGet("start") ?? 1)), items: this.#items("ordered_list_close") };
      case "blockquote_open":
        return { type: "blockquote", content: this.blocks("blockquote_close") };
      case "fence":
      case "code_block":
        return { type: "codeBlock", language: richLanguage(token.info.trim().split(/\s+/)[0]), text: token.content.replace(/\n$/, "") };
      case "hr":
        return { type: "rule" };
      default:
        return undefined;
    }
  }

  #items(closes: string): RichBlock[][] {
    const items: RichBlock[][] = [];
    for (let token = this.#next(); token && token.type !== closes; token = this.#next()) {
      if (token.type === "list_item_open") items.push(this.blocks("list_item_close"));
    }
    return items;
  }

  #inlines(closes: string): RichInline[] {
    const found: RichInline[] = [];
    for (let token = this.#next(); token && token.type !== closes; token = this.#next()) found.push(...stretches(token.children ?? []));
    return found;
  }
}

const MARK: Readonly<Record<string, string>> = { strong: "bold", em: "italic", s: "strike" };

function stretches(tokens: readonly Token[]): RichInline[] {
  const found: RichInline[] = [];
  const marks: Record<string, unknown> = {};
  const add = (text: string, more: Readonly<Record<string, unknown>> = {}): void => {
    if (text !== "") found.push(richInline(text, { ...marks, ...more }));
  };
  for (const { type, content, children, attrs } of tokens) {
    const [name = "", end] = type.split(/_(open|close)$/);
    const mark = MARK[name];
    if (mark !== undefined) marks[mark] = end === "open";
    else if (name === "link") marks["link"] = end === "open" ? attrs?.find(([attribute]) => attribute === "href")?.[1] : undefined;
    else if (type === "code_inline") add(content, { code: true });
    else if (type === "softbreak") add(" ");
    else if (type === "hardbreak") add("\n");
    else if (type === "image") add((children ?? []).map((child) => child.content).join(""));
    else add(content);
  }
  return found;
}
