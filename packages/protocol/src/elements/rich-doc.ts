import { safeAddress } from "../addresses.ts";
import { parseFileId } from "../ids.ts";

/** A stretch of text that looks the same throughout. A line break within a paragraph is a `\n`. */
export interface RichInline {
  readonly text: string;
  readonly bold?: true;
  readonly italic?: true;
  readonly underline?: true;
  readonly strike?: true;
  readonly code?: true;
  /** Where it leads: an address that a page may link to, and no other. */
  readonly link?: string;
}

/** A line of a list of tasks. */
export interface RichTask {
  readonly done: boolean;
  readonly content: readonly RichBlock[];
}

/** A cell of a table. */
export interface RichCell {
  /** Whether it says what its column or row is about. */
  readonly header?: true;
  /** How many columns it takes; one where absent. */
  readonly colspan?: number;
  /** How many rows it takes; one where absent. */
  readonly rowspan?: number;
  readonly content: readonly RichBlock[];
}

/** A part of a rich text, as the script gets it. */
export type RichBlock =
  | { readonly type: "paragraph"; readonly content: readonly RichInline[] }
  | { readonly type: "heading"; readonly level: 1 | 2 | 3; readonly content: readonly RichInline[] }
  | { readonly type: "bulletList"; readonly items: readonly (readonly RichBlock[])[] }
  | { readonly type: "orderedList"; readonly start: number; readonly items: readonly (readonly RichBlock[])[] }
  | { readonly type: "taskList"; readonly items: readonly RichTask[] }
  | { readonly type: "table"; readonly rows: readonly (readonly RichCell[])[] }
  /** A picture: the id of a file that somebody brought to this text, or an `https:` address. `alt` is what it shows, in words. */
  | { readonly type: "image"; readonly src: string; readonly alt: string }
  | { readonly type: "blockquote"; readonly content: readonly RichBlock[] }
  | { readonly type: "codeBlock"; readonly language: string | null; readonly text: string }
  | { readonly type: "rule" };

/** Lists and quotes within each other go so deep; what is deeper is read as text. */
export const MAX_RICH_DEPTH = 12;
/** So many blocks of one text are read, lists' and quotes' own counted; the rest is left out. */
export const MAX_RICH_BLOCKS = 20_000;

/** The marks of a stretch, as they are named in the document. */
export const RICH_MARKS = ["bold", "italic", "underline", "strike", "code"] as const;

/** What a code block may say it is written in. */
export const richLanguage = (raw: unknown): string | null => (typeof raw === "string" && /^[a-z0-9+#.-]{1,32}$/i.test(raw) ? raw : null);

/** Where a link of a document may lead; `undefined` for one that is read as mere text. */
export const richLink = (raw: unknown): string | undefined => (typeof raw === "string" && raw.length <= 2_000 ? safeAddress(raw) : undefined);

/** What a picture of a document may show: a file of the room, by its id, or what lies at an `https:` address; `undefined` for one that is read as its words. */
export function richPicture(raw: unknown): string | undefined {
  if (typeof raw !== "string" || raw.length > 2_000) return undefined;
  const address = parseFileId(raw) ?? safeAddress(raw);
  return address !== undefined && (parseFileId(address) || /^https:\/\//i.test(address)) ? address : undefined;
}

/** The files that may be brought to a rich text: pictures that every browser draws, and none that could hold a script. */
export const RICH_PICTURES = ["image/png", "image/jpeg", "image/gif", "image/webp", "image/avif"] as const;
/** The largest of them, in bytes. */
export const MAX_RICH_PICTURE_BYTES = 10_000_000;

/** A cell takes so many columns and rows at most. */
export const MAX_RICH_SPAN = 50;
/** How many columns or rows a cell takes. */
export const richSpan = (raw: unknown): number => (typeof raw === "number" && Number.isInteger(raw) && raw >= 1 && raw <= MAX_RICH_SPAN ? raw : 1);

/** The number that a list begins with. */
export const richStart = (raw: unknown): number => (typeof raw === "number" && Number.isSafeInteger(raw) && raw >= 0 && raw < 1e9 ? raw : 1);

/** A stretch with those of its marks that are ours. */
export function richInline(text: string, marks: { readonly [name: string]: unknown }): RichInline {
  const link = richLink(marks["link"]);
  const on = RICH_MARKS.filter((mark) => marks[mark] === true).map((mark) => [mark, true] as const);
  return { text, ...Object.fromEntries(on), ...(link !== undefined && { link }) };
}

/** The words alone: a line for each block, and lines of a list under each other. */
export function richWords(blocks: readonly RichBlock[]): string {
  return blocks.map((block) => {
    switch (block.type) {
      case "paragraph":
      case "heading":
        return block.content.map(({ text }) => text).join("");
      case "bulletList":
      case "orderedList":
        return block.items.map((item) => richWords(item)).join("\n");
      case "taskList":
        return block.items.map(({ content }) => richWords(content)).join("\n");
      case "table":
        return block.rows.map((row) => row.map(({ content }) => richWords(content).replaceAll("\n", " ")).join("\t")).join("\n");
      case "image":
        return block.alt;
      case "blockquote":
        return richWords(block.content);
      case "codeBlock":
        return block.text;
      case "rule":
        return "";
    }
  }).join("\n");
}

/** Whether nothing is written. */
export const richEmpty = (blocks: readonly RichBlock[]): boolean => richWords(blocks).trim() === "" && !blocks.some(({ type }) => type === "rule" || type === "table" || type === "image");
