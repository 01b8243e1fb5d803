/** More than this is nobody's work to be pasted, and would hold the page up. */
export const MAX_PASTED_CELLS = 20_000;

/**
 * Reads what a spreadsheet puts on the clipboard: lines of fields between tabs. A field in quotes may hold lines, tabs and, as
 * two of them, quotes.
 */
export function readTsv(text: string): readonly (readonly string[])[] {
  const lines: string[][] = [];
  let line: string[] = [];
  let at = 0;
  const end = text.length;
  while (at <= end) {
    const [field, next] = text[at] === '"' ? quoted(text, at) : plain(text, at);
    line.push(field);
    const stop = text[next];
    at = next + 1;
    if (stop === "\t") continue;
    lines.push(line);
    line = [];
    if (stop === "\r" && text[at] === "\n") at += 1;
    // What ends in a line break has no line after it.
    if (stop === undefined || at >= end) break;
  }
  return lines;
}

function plain(text: string, from: number): readonly [string, number] {
  let at = from;
  while (at < text.length && text[at] !== "\t" && text[at] !== "\n" && text[at] !== "\r") at += 1;
  return [text.slice(from, at), at];
}

/** A quote that is not closed before a tab or the end is a letter like others. */
function quoted(text: string, from: number): readonly [string, number] {
  let field = "";
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] !== '"') field += text[at];
    else if (text[at + 1] === '"') {
      field += '"';
      at += 1;
    } else {
      const stop = text[at + 1];
      return stop === undefined || stop === "\t" || stop === "\n" || stop === "\r" ? [field, at + 1] : plain(text, from);
    }
  }
  return plain(text, from);
}
