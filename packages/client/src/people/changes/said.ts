import { cellOfEntry, formCell, isCoEdited, isRowEntry, keyOfCoEdited, parseTree, richBlocks, richWords, stateCell, type JsonValue } from "@tutti/protocol";
import { inlineText } from "../../elements/markdown/marked-inline.tsx";
import type { Page } from "../../elements/page.ts";
import { keyOfCell, plainValue } from "../../shell/notice-diff.ts";
import { changeTexts as words } from "../../texts/changes.ts";
import { cellName, cellWords } from "../cell-words.ts";

/** How people call what an entry or a cell belongs to: by its widget's label, where it stands on the page. */
export function labelOf(page: Pick<Page, "widget">, name: string): string {
  const key = keyOfCell(name);
  const own = [stateCell(""), formCell(""), "shared:list:", "shared:map:", "shared:counter:"].find((prefix) => key.startsWith(prefix));
  // A derived key ends in the label that it was made of.
  const bare = own === undefined ? key.slice(key.lastIndexOf("/") + 1).replace(/^[A-Za-z]+:/, "") : key.slice(own.length);
  return inlineText(page.widget(own === formCell("") ? bare : key)?.label || decoded(bare));
}

/** What is changed within its widget: a cell of a table, an option. */
export function partOf(name: string): string | undefined {
  if (isRowEntry(name)) return cellName(name);
  const { option } = isCoEdited(name) ? { option: undefined } : cellOfEntry(name);
  return option === undefined ? undefined : option.replace(/[\u0000-\u001f]/g, " ").trim();
}

/** What an entry, a cell or a text says, in words. */
export function valueWords(page: Pick<Page, "widget">, name: string, value: JsonValue | undefined): string {
  if (isCoEdited(name)) return textWords(name, value) || words.empty;
  if (isRowEntry(name)) return cellWords(name, value, page.widget(keyOfCell(name))?.given?.(cellOfEntry(name).option ?? ""));
  const widget = page.widget(keyOfCoEdited(name));
  if (partOf(name) !== undefined) return value === undefined ? words.off : memberWords(value);
  // What nobody has set says what its author said, where that is known.
  const told = value ?? widget?.initial?.();
  if (told === undefined) return words.unset;
  const said = widget?.print?.(told) ?? plainValue(told);
  return said || words.empty;
}

/** A text's letters; of a rich one, its words without their looks. */
export const textWords = (name: string, value: JsonValue | undefined): string =>
  typeof value === "string" ? value : name.startsWith("rich:") ? richWords(richBlocks(parseTree(value))) : "";

const memberWords = (value: JsonValue): string =>
  value === true ? words.on : value === false || value === null ? words.off : typeof value === "object" && "done" in value ? (value["done"] === true ? words.on : words.off) : plainValue(value) || words.empty;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
