import type { RichBlock, RichCell, RichInline } from "@tutti/protocol";

/** A rich text as Markdown. Whatever would mean something in Markdown and was only typed is escaped. */
export const toMarkdown = (blocks: readonly RichBlock[]): string => blocks.map(blockOf).join("\n\n");

function blockOf(block: RichBlock): string {
  switch (block.type) {
    case "paragraph":
      return lines(block.content);
    case "heading":
      return `${"#".repeat(block.level)} ${lines(block.content).replaceAll("\\\n", " ")}`.trimEnd();
    case "bulletList":
      return block.items.map((item) => itemOf("- ", item)).join("\n");
    case "orderedList":
      return block.items.map((item, i) => itemOf(`${block.start + i}. `, item)).join("\n");
    case "taskList":
      return block.items.map(({ done, content }) => itemOf("- ", content, done ? "[x] " : "[ ] ")).join("\n");
    case "table":
      return tableOf(block.rows);
    case "image":
      return `![${inText(block.alt.replaceAll("\n", " "))}](<${addressOf(block.src)}>)`;
    case "blockquote":
      return toMarkdown(block.content).split("\n").map((line) => (line === "" ? ">" : `> ${line}`)).join("\n");
    case "codeBlock": {
      const fence = "`".repeat(Math.max(3, ...[...block.text.matchAll(/`+/g)].map(([run]) => run.length + 1)));
      return `${fence}${block.language ?? ""}\n${block.text}\n${fence}`;
    }
    case "rule":
      return "---";
  }
}

/** The blocks of an item stand under its first word. A tight list stays one. */
function itemOf(mark: string, item: readonly RichBlock[], box = ""): string {
  const tight = item.every(({ type }, i) => (i === 0 ? type === "paragraph" : type === "bulletList" || type === "orderedList" || type === "taskList"));
  const text = item.map(blockOf).join(tight ? "\n" : "\n\n");
  return `${mark}${box}${text.replaceAll(/\n(?!\n|$)/g, `\n${" ".repeat(mark.length)}`)}`.trimEnd();
}

/** Markdown's tables have a first row of headers, and one line a cell: a table without the one gets an empty one. */
function tableOf(rows: readonly (readonly RichCell[])[]): string {
  const wide = rows.reduce((most, row) => Math.max(most, row.length), 1);
  const line = (cells: readonly string[]): string => `| ${Array.from({ length: wide }, (_, i) => cells[i] ?? "").join(" | ")} |`;
  const written = rows.map((row) => line(row.map(({ content }) => content.map(blockOf).join(" ").replaceAll(/\\?\n+/g, " ").replaceAll("|", "\\|"))));
  const headed = rows[0]?.some(({ header }) => header) ?? false;
  return [...(headed ? [] : [line([])]), ...written].toSpliced(1, 0, line(Array.from({ length: wide }, () => "---"))).join("\n");
}

/** What begins a block of another kind where it begins a line. */
const BLOCK_START = /^(?:#{1,6}(?=\s|$)|[-+=>]|~{3,})/;

function lines(content: readonly RichInline[]): string {
  const text = content.map(stretch).join("");
  return text
    .split("\n")
    .map((line) => line.replace(BLOCK_START, (start) => `\\${start}`).replace(/^(\d{1,9})([.)])(?=\s|$)/, "$1\\$2"))
    .join("\\\n");
}

function stretch({ text, bold, italic, strike, code, link }: RichInline): string {
  // A mark that begins or ends in a blank is none.
  const [, before = "", words = "", after = ""] = /^(\s*)([\s\S]*?)(\s*)$/.exec(text) ?? [];
  if (words === "") return text;
  let marked = code ? inCode(words) : inText(words);
  if (strike) marked = `~~${marked}~~`;
  if (italic) marked = `*${marked}*`;
  if (bold) marked = `**${marked}**`;
  if (link !== undefined) marked = `[${marked}](<${addressOf(link)}>)`;
  return before + marked + after;
}

const inText = (words: string): string => words.replaceAll(/[\\`*_[\]~<]/g, "\\$&").replaceAll(/&(?=[a-z#])/gi, "\\&");

const addressOf = (link: string): string => link.replaceAll(/[<>\\]/g, encodeURIComponent);

function inCode(text: string): string {
  const ticks = "`".repeat(Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length)) + 1);
  const blank = text.startsWith("`") || text.endsWith("`") ? " " : "";
  return `${ticks}${blank}${text.replaceAll("\n", " ")}${blank}${ticks}`;
}
