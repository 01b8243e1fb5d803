import { directiveAt, type Tint } from "./directive.ts";
import { safeAddress } from "./link.ts";

/** A piece of one line of Markdown: what labels, captions and button texts may hold. */
export type Inline =
  | { readonly kind: "text"; readonly text: string }
  | { readonly kind: "code"; readonly text: string }
  | { readonly kind: "strong" | "em" | "del"; readonly children: readonly Inline[] }
  | { readonly kind: "tint"; readonly tint: Tint; readonly children: readonly Inline[] }
  | { readonly kind: "link"; readonly to: string; readonly children: readonly Inline[] };

const MARKS = [
  { mark: "**", kind: "strong" }, { mark: "__", kind: "strong" }, { mark: "~~", kind: "del" },
  { mark: "*", kind: "em" }, { mark: "_", kind: "em" },
] as const;
const SPECIAL = /[\\`*_~[:]/g;
const PUNCTUATION = /[!-/:-@[-`{-~]/;
const WORD = /[\p{L}\p{N}]/u;
/** Deeper marks than any label needs are left as they are typed, so that no text can exhaust the stack. */
const MAX_DEPTH = 12;

/**
 * Reads one line of Markdown: bold, italic, struck, code, links and colours. What does not close, or leads where no link may, stays
 * the text that was typed: nothing is ever lost, and nothing throws.
 *
 * @example parseInline("**Net** of `tax`") // [strong "Net", text " of ", code "tax"]
 */
export function parseInline(text: string, depth = 0): Inline[] {
  const out: Inline[] = [];
  let plain = "";
  let at = 0;
  const flush = (): void => {
    if (plain !== "") out.push({ kind: "text", text: plain });
    plain = "";
  };
  // A mark that was not closed from here on will not be closed from further on: asked once, so that hostile text stays linear.
  const unclosed = new Set<string>();
  while (at < text.length) {
    SPECIAL.lastIndex = at;
    const next = SPECIAL.exec(text)?.index ?? text.length;
    plain += text.slice(at, next);
    at = next;
    if (at >= text.length) break;
    if (text[at] === "\\" && PUNCTUATION.test(text[at + 1] ?? "")) {
      plain += text[at + 1];
      at += 2;
      continue;
    }
    const found = depth < MAX_DEPTH ? spanAt(text, at, depth, unclosed) : undefined;
    if (found) {
      flush();
      out.push(found.inline);
      at = found.end;
    } else {
      const run = text[at] === "`" ? ticksAt(text, at) : 1;
      plain += text.slice(at, at + run);
      at += run;
    }
  }
  flush();
  return out;
}

interface Span { readonly inline: Inline; readonly end: number }

function spanAt(text: string, at: number, depth: number, unclosed: Set<string>): Span | undefined {
  if (text[at] === "`") return codeAt(text, at, unclosed);
  if (text[at] === ":") return tintAt(text, at, depth);
  if (text[at] === "[") return linkAt(text, at, depth, unclosed);
  for (const { mark, kind } of MARKS) {
    if (!text.startsWith(mark, at) || unclosed.has(mark)) continue;
    const end = closing(text, mark, at);
    if (end === undefined) continue;
    if (end < 0) unclosed.add(mark);
    else return { inline: { kind, children: parseInline(text.slice(at + mark.length, end), depth + 1) }, end: end + mark.length };
  }
  return undefined;
}

/** @returns where the mark closes, -1 where it does not close in the rest of the text, `undefined` where it does not open here. */
function closing(text: string, mark: string, at: number): number | undefined {
  const first = text[at + mark.length];
  if (first === undefined || /\s/.test(first)) return undefined;
  // snake_case is a name, not emphasis.
  if (mark.startsWith("_") && WORD.test(text[at - 1] ?? "")) return undefined;
  for (let end = text.indexOf(mark, at + mark.length + 1); end >= 0; end = text.indexOf(mark, end + 1)) {
    const after = text[end + mark.length] ?? "";
    if (/\s/.test(text[end - 1] ?? "") || escaped(text, end)) continue;
    if (mark.startsWith("_") && WORD.test(after)) continue;
    // A single star does not close on half of a double one.
    if (mark.length === 1 && (after === mark || text[end - 1] === mark)) continue;
    return end;
  }
  return -1;
}

function tintAt(text: string, at: number, depth: number): Span | undefined {
  const found = directiveAt(text, at);
  return found && { inline: { kind: "tint", tint: found.tint, children: parseInline(text.slice(found.from, found.to), depth + 1) }, end: found.to + 1 };
}

function escaped(text: string, at: number): boolean {
  let slashes = 0;
  while (text[at - 1 - slashes] === "\\") slashes += 1;
  return slashes % 2 === 1;
}

function ticksAt(text: string, at: number): number {
  let ticks = 0;
  while (text[at + ticks] === "`") ticks += 1;
  return ticks;
}

function codeAt(text: string, at: number, unclosed: Set<string>): Span | undefined {
  const ticks = ticksAt(text, at);
  const fence = "`".repeat(ticks);
  if (unclosed.has(fence)) return undefined;
  for (let end = text.indexOf(fence, at + ticks); end >= 0; end = text.indexOf(fence, end + 1)) {
    const run = ticksAt(text, end);
    if (run === ticks) {
      const inner = text.slice(at + ticks, end);
      return { inline: { kind: "code", text: /^ .*\S.* $/.test(inner) ? inner.slice(1, -1) : inner }, end: end + ticks };
    }
    end += run - 1;
  }
  unclosed.add(fence);
  return undefined;
}

function linkAt(text: string, at: number, depth: number, unclosed: Set<string>): Span | undefined {
  if (unclosed.has("](")) return undefined;
  const middle = text.indexOf("](", at + 1);
  if (middle < 0) {
    unclosed.add("](");
    return undefined;
  }
  const label = text.slice(at + 1, middle);
  const end = text.indexOf(")", middle + 2);
  if (end < 0 || label.includes("[") || label === "") return undefined;
  const to = safeAddress(text.slice(middle + 2, end).trim());
  return to === undefined ? undefined : { inline: { kind: "link", to, children: parseInline(label, depth + 1) }, end: end + 1 };
}

/** The text alone, for an accessible name. */
export function plainText(inline: readonly Inline[]): string {
  return inline.map((piece) => ("text" in piece ? piece.text : plainText(piece.children))).join("");
}
