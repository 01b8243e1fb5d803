import type { MarkdownIt, StateBlock, StateInline } from "markdown-it";
import { directiveAt } from "./directive.ts";

/** Teaches the reader our directives for colour, and formulas between dollars. */
export function extend(parser: MarkdownIt): void {
  parser.inline.ruler.before("link", "tint", tint);
  parser.inline.ruler.before("link", "math", inlineMath);
  parser.block.ruler.before("fence", "math", blockMath, { alt: ["paragraph", "reference", "blockquote", "list"] });
}

function tint(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== ":") return false;
  const found = directiveAt(state.src, state.pos);
  if (!found || found.to >= state.posMax) return false;
  if (!silent) {
    const end = state.posMax;
    state.pos = found.from;
    state.posMax = found.to;
    state.push("tint_open", "span", 1).meta = found.tint;
    state.md.inline.tokenize(state);
    state.push("tint_close", "span", -1);
    state.posMax = end;
  }
  state.pos = found.to + 1;
  return true;
}

/**
 * `$x$` inside a line, `$$x$$` where it is to stand large. A dollar before a blank, or one that a digit follows, is money: "$5 and
 * $6" holds no formula.
 */
function inlineMath(state: StateInline, silent: boolean): boolean {
  if (state.src[state.pos] !== "$") return false;
  const mark = state.src[state.pos + 1] === "$" ? "$$" : "$";
  const from = state.pos + mark.length;
  const to = closingDollar(state.src, mark, from, state.posMax);
  if (to === undefined) return false;
  if (!silent) {
    const token = state.push("math", "", 0);
    token.content = state.src.slice(from, to);
    token.markup = mark;
  }
  state.pos = to + mark.length;
  return true;
}

/** A formula in a line is short: what never closes is not looked for in all of a long text. */
const MAX_CHARS = 2_000;

function closingDollar(text: string, mark: string, from: number, max: number): number | undefined {
  if (/\s/.test(text[from] ?? " ")) return undefined;
  const end = Math.min(max, from + MAX_CHARS);
  for (let at = from; at < end; at += 1) {
    if (text[at] === "\\") at += 1;
    else if (text.startsWith(mark, at) && at > from) {
      const closes = at + mark.length <= max && !/\s/.test(text[at - 1] ?? " ") && !(mark === "$" && /\d/.test(text[at + 1] ?? ""));
      return closes ? at : undefined;
    }
  }
  return undefined;
}

/** `$$` on a line of its own opens a formula, and the next line that ends in `$$` closes it. */
function blockMath(state: StateBlock, startLine: number, endLine: number, silent: boolean): boolean {
  const lineOf = (line: number): string => state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line] ?? 0).trimEnd();
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4 || lineOf(startLine) !== "$$") return false;
  let last = startLine + 1;
  while (last < endLine && !lineOf(last).endsWith("$$")) last += 1;
  if (last >= endLine) return false;
  if (silent) return true;
  const token = state.push("math", "", 0);
  token.content = [...Array.from({ length: last - startLine - 1 }, (_, i) => lineOf(startLine + 1 + i)), lineOf(last).slice(0, -2)].join("\n").trim();
  token.markup = "$$";
  token.map = [startLine, last + 1];
  state.line = last + 1;
  return true;
}
