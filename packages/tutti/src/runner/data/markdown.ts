import { richInline, richLanguage, richPicture, richStart, type RichBlock, type RichCell, type RichInline } from "@tutti/protocol/script";
import MarkdownIt, { type Token } from "markdown-it";

/** Reads Markdown as the blocks of a rich text. */
export type MarkdownReader = (markdown: string) => readonly RichBlock[];

// HTML stays the text that was typed.
const parser = new MarkdownIt({ html: false, linkify: false, typographer: false });

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
    for (let token = this.#next(); token && token.type !== closes; token = this.#next()) found.push(...this.#block(token));
    return found;
  }

  #next(): Token | undefined {
    return this.#tokens[this.#at++];
  }

  #block(token: Token): RichBlock[] {
    switch (token.type) {
      case "paragraph_open":
        return this.#paragraph();
      case "heading_open":
        return [{ type: "heading", level: token.tag === "h1" ? 1 : token.tag === "h2" ? 2 : 3, content: this.#inlines("heading_close") }];
      case "bullet_list_open":
        return [this.#list()];
      case "ordered_list_open":
        return [{ type: "orderedList", start: richStart(Number(token.attrGet("start") ?? 1)), items: this.#items("ordered_list_close") }];
      case "table_open":
        return [{ type: "table", rows: this.#rows() }];
      case "blockquote_open":
        return [{ type: "blockquote", content: this.blocks("blockquote_close") }];
      case "fence":
      case "code_block":
        return [{ type: "codeBlock", language: richLanguage(token.info.trim().split(/\s+/)[0]), text: token.content.replace(/\n$/, "") }];
      case "hr":
        return [{ type: "rule" }];
      default:
        return [];
    }
  }

  /** Pictures that stand alone are blocks; among words they are read as theirs. */
  #paragraph(): RichBlock[] {
    const [inline] = this.#tokens.slice(this.#at);
    const parts = (inline?.children ?? []).filter(({ type }) => type !== "softbreak");
    const pictures = parts.flatMap((part): RichBlock[] => {
      const src = part.type === "image" ? richPicture(part.attrGet("src")) : undefined;
      return src === undefined ? [] : [{ type: "image", src, alt: wordsIn(part) }];
    });
    const content = this.#inlines("paragraph_close");
    return pictures.length > 0 && pictures.length === parts.length ? pictures : [{ type: "paragraph", content }];
  }

  /** A list of which every item begins with `[ ]` or `[x]` is one of tasks. An escaped bracket begins none. */
  #list(): RichBlock {
    const boxes: (string | undefined)[] = [];
    const items: RichBlock[][] = [];
    for (let token = this.#next(); token && token.type !== "bullet_list_close"; token = this.#next()) {
      if (token.type !== "list_item_open") continue;
      const [first, inline] = this.#tokens.slice(this.#at, this.#at + 2);
      boxes.push(first?.type === "paragraph_open" ? /^\[([ xX])\](?:\s|$)/.exec(inline?.content ?? "")?.[1] : undefined);
      items.push(this.blocks("list_item_close"));
    }
    if (!boxes.every((box) => box !== undefined)) return { type: "bulletList", items };
    return { type: "taskList", items: items.map(([first, ...more], i) => ({ done: boxes[i] !== " ", content: [...(first?.type === "paragraph" ? [{ ...first, content: withoutBox(first.content) }] : []), ...more] })) };
  }

  /** A first row without words is the one that Markdown wants and nobody wrote. */
  #rows(): RichCell[][] {
    const rows: RichCell[][] = [];
    for (let token = this.#next(); token && token.type !== "table_close"; token = this.#next()) {
      if (token.type === "tr_open") rows.push([]);
      else if (token.type === "th_open" || token.type === "td_open") {
        const content = this.#inlines(token.type === "th_open" ? "th_close" : "td_close");
        rows.at(-1)?.push({ ...(token.type === "th_open" && { header: true }), content: [{ type: "paragraph", content }] });
      }
    }
    const isEmpty = rows[0]?.every(({ content: [first] }) => first?.type === "paragraph" && first.content.length === 0) ?? false;
    return isEmpty && rows.length > 1 ? rows.slice(1) : rows;
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

const wordsIn = (picture: Token): string => (picture.children ?? []).map((child) => child.content).join("");

function withoutBox([first, ...rest]: readonly RichInline[]): RichInline[] {
  const text = first?.text.replace(/^\[[ xX]\]\s?/, "") ?? "";
  return [...(first && text !== "" ? [{ ...first, text }] : []), ...rest];
}

const MARK: Readonly<Record<string, string>> = { strong: "bold", em: "italic", s: "strike" };

function stretches(tokens: readonly Token[]): RichInline[] {
  const found: RichInline[] = [];
  const marks: Record<string, unknown> = {};
  const add = (text: string, more: Readonly<Record<string, unknown>> = {}): void => {
    if (text !== "") found.push(richInline(text, { ...marks, ...more }));
  };
  for (const token of tokens) {
    const { type, content, attrs } = token;
    const [name = "", end] = type.split(/_(open|close)$/);
    const mark = MARK[name];
    if (mark !== undefined) marks[mark] = end === "open";
    else if (name === "link") marks["link"] = end === "open" ? attrs?.find(([attribute]) => attribute === "href")?.[1] : undefined;
    else if (type === "code_inline") add(content, { code: true });
    else if (type === "softbreak") add(" ");
    else if (type === "hardbreak") add("\n");
    else if (type === "image") add(wordsIn(token));
    else add(content);
  }
  return found;
}
