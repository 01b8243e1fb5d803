import { MEMBER, ROW_MEMBER } from "../documents/layout.ts";

/**
 * How rows and cells of an edited table are named. A row of the author's data is named by what tells it from the others: by the
 * text in its key column (`=A-7`), else by its position (`#12`). A row that people added has a name of its own (`+…`).
 */
export type RowId = string;

/** The longest text that may tell a row from others, and the longest name of a column that can be edited. */
export const MAX_ROW_NAME = 200;

const ROW_ID = /^[=#+][^\u0000-\u001f\u007f]{1,200}$/u;
const COLUMN = /^[^\u0000-\u001f\u007f]{1,200}$/u;
const UNSAFE: ReadonlySet<string> = new Set(["__proto__", "constructor", "prototype"]);

/** Whether a text is a row's name. */
export const isRowId = (text: string): text is RowId => ROW_ID.test(text) && text.isWellFormed();

/** Whether cells of a column of this name can be edited: no control characters, at most {@link MAX_ROW_NAME} of them, nothing that touches a prototype. */
export const isColumnName = (text: string): boolean => COLUMN.test(text) && !UNSAFE.has(text) && text.isWellFormed();

/** The name of a row of the data, by the text in its key column. An empty text names none. */
export const keyedRow = (text: string): RowId => `=${text}`;

/** The name of a row of the data, by its position. */
export const numberedRow = (index: number): RowId => `#${index}`;

/** The name of a row that somebody added. `batch` is chosen at random; rows that were added together stand together. */
export const addedRow = (batch: string, n: number): RowId => `+${batch}.${String(n).padStart(5, "0")}`;

export const isAddedRow = (row: RowId): boolean => row.startsWith("+");

/** The member under which a cell of a row is kept. */
export const cellMember = (row: RowId, column: string): string => `${ROW_MEMBER}${row}${MEMBER}${column}`;

/** The member under which is kept that a row was added, or deleted. */
export const rowMember = (row: RowId): string => `${ROW_MEMBER}${row}`;

/** @returns the row and the column that a member speaks of; `undefined` where it is none of a table's. */
export function parseRowMember(member: string): { readonly row: RowId; readonly column: string | undefined } | undefined {
  if (!member.startsWith(ROW_MEMBER)) return undefined;
  const at = member.indexOf(MEMBER);
  const row = member.slice(1, at < 0 ? undefined : at);
  const column = at < 0 ? undefined : member.slice(at + 1);
  return isRowId(row) && (column === undefined || isColumnName(column)) ? { row, column } : undefined;
}

/** Whether an entry of a document belongs to an edited table. */
export function isRowEntry(name: string): boolean {
  const at = name.indexOf(MEMBER);
  return at >= 0 && name[at + 1] === ROW_MEMBER;
}
