import type { Place } from "./call-site.ts";
import type { AppFiles } from "./ports.ts";

/**
 * The text of a function as its author wrote it. What runs has its types taken out, but nothing moved: each sign of it stands in the file
 * where it did, or is a space there. Of several places that fit, the nearest at or behind the line is it.
 *
 * @param running what the function says of itself
 * @param line counted from 1
 * @returns `undefined` where it stands nowhere in the file: what runs was put together by a bundler.
 */
export function sourceOf(running: string, file: string, line: number): string | undefined {
  const from = startOfLine(file, line);
  for (const [begin, end] of [[from, file.length], [0, from]] as const) {
    for (let at = begin; at < end; at += 1) if (fits(running, file, at)) return indented(file, at, running.length);
  }
  return undefined;
}

function fits(running: string, file: string, at: number): boolean {
  if (at + running.length > file.length) return false;
  // A line end is one on both sides; a space may stand for a type.
  for (let i = 0; i < running.length; i += 1) if (running[i] !== file[at + i] && (running[i] !== " " || file[at + i] === "\n")) return false;
  return true;
}

function startOfLine(text: string, line: number): number {
  let at = 0;
  for (let n = 1; n < line; n += 1) {
    const next = text.indexOf("\n", at);
    if (next < 0) return at;
    at = next + 1;
  }
  return at;
}

/** The first line keeps what stood before it, so that all lines can be moved to the left alike. */
function indented(file: string, at: number, length: number): string {
  const begin = file.lastIndexOf("\n", at - 1) + 1;
  const before = /^[ \t]*/.exec(file.slice(begin, at))?.[0] ?? "";
  return before + file.slice(at, at + length);
}

/** What stands inside a function's braces, or behind its arrow; the text as it is where there is neither. */
export function bodyOf(text: string): string {
  const arrow = text.indexOf("=>");
  const open = text.indexOf("{", arrow < 0 ? 0 : arrow + 2);
  const isBlock = open >= 0 && (arrow < 0 || text.slice(arrow + 2, open).trim() === "");
  if (isBlock && text.trimEnd().endsWith("}")) return leftAligned(text.slice(open + 1, text.lastIndexOf("}")));
  return leftAligned(arrow < 0 ? text : text.slice(arrow + 2).trimStart());
}

/** Moves all lines as far to the left as they go together. */
export function leftAligned(text: string): string {
  const lines = text.replaceAll("\r\n", "\n").split("\n");
  while (lines[0]?.trim() === "") lines.shift();
  while (lines.at(-1)?.trim() === "") lines.pop();
  const depth = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => line.search(/\S/)));
  return lines.map((line) => line.slice(Math.min(depth, line.search(/\S|$/)))).join("\n");
}

/** What the author wrote where it can be found, else what runs. */
export function writtenSource(running: string, body: boolean, at: Place | undefined, files: Pick<AppFiles, "text">): { readonly body: string; readonly language: string } {
  const file = at && files.text(at.file);
  const written = (at && file !== undefined ? sourceOf(running, file, at.line) : undefined) ?? running;
  return { body: body ? bodyOf(written) : leftAligned(written), language: languageOf(at?.file) };
}

/** How a file's code is coloured, by its ending. */
export const languageOf = (file: string | undefined): string => {
  const ending = /\.([cm]?[jt]sx?)$/.exec(file ?? "")?.[1];
  return ending === undefined ? "ts" : ending.replace(/^[cm]/, "");
};
