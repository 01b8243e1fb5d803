import { cellOfEntry, isAddedRow, parseRowMember, type JsonValue } from "@tutti/protocol";
import { plainValue } from "../shell/notice-diff.ts";
import { changeTexts } from "../texts/changes.ts";
import { noticeTexts } from "../texts/notices.ts";

/** The row and column that an entry speaks of: by its name, or its member alone. */
const placeOf = (entry: string): ReturnType<typeof parseRowMember> => parseRowMember(entry) ?? parseRowMember(cellOfEntry(entry).option ?? "");

/** A cell of a table, or a row, by its row and column, as people call them. `entry` is its name, or its member alone. */
export function cellName(entry: string): string {
  const place = placeOf(entry);
  if (!place) return entry;
  const { row, column } = place;
  const named = row.startsWith("#") ? noticeTexts.row(Number(row.slice(1)) + 1) : row.startsWith("=") ? row.slice(1) : noticeTexts.newRow;
  return column === undefined ? named : `${named}, ${column}`;
}

/**
 * What an entry of a table says: a cell's value, that its row was added, or deleted.
 *
 * @param given what stands there where nobody has written, if the page knows.
 */
export function cellWords(entry: string, value: JsonValue | undefined, given?: JsonValue): string {
  if (typeof value === "object" && value !== null && !Array.isArray(value)) {
    if ("gone" in value) return noticeTexts.deleted;
    if ("at" in value) return noticeTexts.added;
    if ("is" in value) return plainValue(value.is) || noticeTexts.empty;
  }
  // A cell that nobody has written, or that was set back, is as its author's data have it; a row that was not added yet is none.
  if (given !== undefined) return plainValue(given) || noticeTexts.empty;
  return isAddedRow(placeOf(entry)?.row ?? "") ? noticeTexts.empty : changeTexts.unset;
}
