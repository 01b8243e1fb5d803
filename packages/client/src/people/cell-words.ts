import { cellOfEntry, parseRowMember, type JsonValue } from "@tutti/protocol";
import { plainValue } from "../shell/notice-diff.ts";
import { noticeTexts } from "../texts/notices.ts";

/** A cell of a table, or a row, by its row and column, as people call them. `entry` is its name, or its member alone. */
export function cellName(entry: string): string {
  const place = parseRowMember(entry) ?? parseRowMember(cellOfEntry(entry).option ?? "");
  if (!place) return entry;
  const { row, column } = place;
  const named = row.startsWith("#") ? noticeTexts.row(Number(row.slice(1)) + 1) : row.startsWith("=") ? row.slice(1) : noticeTexts.newRow;
  return column === undefined ? named : `${named}, ${column}`;
}

/** What an entry of a table says: a cell's value, that its row was added, or deleted. */
export function cellWords(entry: JsonValue | undefined): string {
  if (typeof entry !== "object" || entry === null || Array.isArray(entry)) return noticeTexts.empty;
  if ("gone" in entry) return noticeTexts.deleted;
  if ("at" in entry) return noticeTexts.added;
  return plainValue("is" in entry ? entry.is : undefined) || noticeTexts.empty;
}
