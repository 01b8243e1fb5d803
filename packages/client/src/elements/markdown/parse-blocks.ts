import MarkdownIt, { type Env, type Token } from "markdown-it";
import { beside } from "../beside.ts";
import { tintAttributes, type Tint } from "./directive.ts";
import { extend } from "./extensions.ts";
import { safeAddress, safeImage } from "./link.ts";

/** What a Markdown text becomes: plain nodes of known tags, from which the page makes elements. Never HTML. */
export type MdNode =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string; readonly language: string | undefined }
  | { readonly kind: "math"; readonly text: string; readonly display: boolean }
  | { readonly kind: "element"; readonly tag: MdTag; readonly attributes: Readonly<Record<string, string>>; readonly children: readonly MdNode[] };

/** A block at the top of the text. `source` is what it was written as: an equal one is not made again. */
export interface MdBlock {
  readonly source: string;
  readonly node: MdNode;
}

const TAGS = [
  "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "hr", "br", "em", "strong", "s", "code", "a", "img",
  "table", "thead", "tbody", "tr", "th", "td", "input", "span",
] as const;
export type MdTag = (typeof TAGS)[number];
const isTag = (tag: string): tag is MdTag => (TAGS as readonly string[]).includes(tag);

// HTML stays the text that was typed: with that off, all that comes out is made of the tags above.
const parser = new MarkdownIt({ html: false, linkify: true, typographer: false });
extend(parser);
parser.validateLink = (address) => safeAddress(address) !== undefined || safeImage(address) !== undefined;

/** Reads GitHub's Markdown: with tables, struck text, bare addresses and lists of tasks. Nothing that is written makes it throw. */
export function parseBlocks(text: string): MdBlock[] {
  const env: Env = {};
  const tokens = parser.parse(text, env);
  const lines = text.split("\n");
  // A link may be explained anywhere below: where the explanations change, every block may.
  const references = JSON.stringify(env.references ?? {});
  const blocks: MdBlock[] = [];
  for (let at = 0; at < tokens.length; ) {
    const end = closes(tokens, at);
    const [node] = nodes(tokens.slice(at, end + 1));
    const [from, to] = tokens[at]?.map ?? [0, 0];
    if (node) blocks.push({ source: `${lines.slice(from, to).join("\n")}\u0000${references}`, node });
    at = end + 1;
  }
  return blocks;
}

function closes(tokens: readonly Token[], from: number): number {
  let depth = 0;
  for (let at = from; at < tokens.length; at += 1) {
    depth += tokens[at]?.nesting ?? 0;
    if (depth <= 0) return at;
  }
  return tokens.length - 1;
}

interface Open { readonly tag: MdTag | undefined; readonly attributes: Record<string, string>; readonly children: MdNode[] }

function nodes(tokens: readonly Token[]): MdNode[] {
  const stack: Open[] = [{ tag: undefined, attributes: {}, children: [] }];
  const top = (): Open => stack.at(-1) as Open;
  for (const token of tokens) {
    if (token.nesting === 1) {
      stack.push({ tag: !token.hidden && isTag(token.tag) ? token.tag : undefined, attributes: attributesOf(token), children: [] });
    } else if (token.nesting === -1) {
      const done = stack.length > 1 ? stack.pop() : undefined;
      if (done) top().children.push(...close(done));
    } else {
      top().children.push(...single(token));
    }
  }
  while (stack.length > 1) {
    const rest = stack.pop();
    if (rest) top().children.push(...close(rest));
  }
  return top().children;
}

function close(open: Open): readonly MdNode[] {
  if (open.tag === undefined || (open.tag === "a" && open.attributes["href"] === undefined)) return open.children;
  const children = open.tag === "li" ? asTask(open.children) : open.children;
  return [{ kind: "element", tag: open.tag, attributes: open.attributes, children }];
}

function single(token: Token): readonly MdNode[] {
  switch (token.type) {
    case "inline":
      return nodes(token.children ?? []);
    case "text":
    case "text_special":
    case "html_inline":
    case "html_block":
      return token.content === "" ? [] : [{ kind: "text", text: token.content }];
    case "softbreak":
      return [{ kind: "text", text: "\n" }];
    case "code_inline":
      return [{ kind: "element", tag: "code", attributes: {}, children: [{ kind: "text", text: token.content }] }];
    case "code_block":
    case "fence":
      return [{ kind: "code", text: token.content.replace(/\n$/, ""), language: token.info.trim().split(/\s+/)[0] || undefined }];
    case "math":
      return [{ kind: "math", text: token.content, display: token.markup === "$$" }];
    case "image": {
      const alt = textOf(nodes(token.children ?? []));
      const attributes: Record<string, string> = { ...attributesOf(token), alt };
      return attributes["src"] !== undefined ? [{ kind: "element", tag: "img", attributes, children: [] }] : [{ kind: "text", text: alt }];
    }
    default:
      return isTag(token.tag) ? [{ kind: "element", tag: token.tag, attributes: attributesOf(token), children: [] }] : [];
  }
}

/** The attributes that we know, each checked; no other is ever carried over. */
function attributesOf(token: Token): Record<string, string> {
  // Our own rule put it there; nothing else makes such a token.
  if (token.type === "tint_open") return tintAttributes(token.meta as Tint);
  const found: Record<string, string> = {};
  for (const [name, value] of token.attrs ?? []) {
    const text = String(value);
    if (name === "href") {
      const to = safeAddress(text);
      if (to !== undefined) Object.assign(found, { href: to }, beside(to));
    } else if (name === "src") {
      const from = safeImage(text);
      if (from !== undefined) Object.assign(found, { src: from, loading: "lazy", referrerpolicy: "no-referrer" });
    } else if (name === "title" || (name === "start" && /^\d+$/.test(text))) {
      found[name] = text;
    } else if (name === "style" && /^text-align:(?:left|center|right)$/.test(text)) {
      found["data-align"] = text.slice("text-align:".length);
    }
  }
  return found;
}

/** `- [x] done` is a task: its mark becomes a box that shows it. */
function asTask(children: readonly MdNode[]): readonly MdNode[] {
  const [first, ...rest] = children;
  if (first?.kind === "element" && first.tag === "p") return [{ ...first, children: asTask(first.children) }, ...rest];
  const mark = first?.kind === "text" ? /^\[([ xX])\] /.exec(first.text) : null;
  if (first?.kind !== "text" || !mark) return children;
  const attributes = { type: "checkbox", disabled: "", ...(mark[1] === " " ? {} : { checked: "" }) };
  return [{ kind: "element", tag: "input", attributes, children: [] }, { kind: "text", text: first.text.slice(mark[0].length) }, ...rest];
}

/** The text alone. */
export const textOf = (found: readonly MdNode[]): string =>
  found.map((node) => (node.kind === "element" ? textOf(node.children) : node.text)).join("");
