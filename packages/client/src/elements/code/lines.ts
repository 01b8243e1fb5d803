/** A run of characters that look alike. `scope` is the highlighter's name for what they are: `keyword`, `string`, … */
export interface Run {
  readonly text: string;
  readonly scope?: string;
}
export type Line = readonly Run[];

const PIECE = /<span class="([^"]*)">|<\/span>|\n|[^<\n]+/g;
const ENTITIES: Readonly<Record<string, string>> = { "&amp;": "&", "&lt;": "<", "&gt;": ">", "&quot;": '"', "&#x27;": "'" };

/**
 * Takes the highlighter's markup apart into lines of plain runs, so that nodes are made of them and no HTML is ever put into
 * the page. A comment over three lines becomes three runs.
 */
export function linesOf(markup: string): Line[] {
  const lines: Run[][] = [[]];
  const scopes: (string | undefined)[] = [];
  for (const [piece, name] of markup.matchAll(PIECE)) {
    if (name !== undefined) scopes.push(name.replace(/^hljs-/, "").split(" ")[0]);
    else if (piece === "</span>") scopes.pop();
    else if (piece === "\n") lines.push([]);
    else add(lines, piece.replace(/&(?:amp|lt|gt|quot|#x27);/g, (entity) => ENTITIES[entity] ?? entity), scopes.findLast((scope) => scope !== undefined));
  }
  return lines;
}

function add(lines: Run[][], text: string, scope: string | undefined): void {
  lines.at(-1)?.push(scope === undefined ? { text } : { text, scope });
}

/** The lines of a text without highlighting: what is shown until the highlighter is there. */
export const plainLines = (text: string): Line[] => text.split("\n").map((line) => (line === "" ? [] : [{ text: line }]));
