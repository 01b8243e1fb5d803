import { cellOfEntry, jsonEqual, keyOfCoEdited, type JsonValue } from "@tutti/protocol";

/** One field of a form in which two submits differ. */
export interface Difference {
  readonly cell: string;
  readonly mine: JsonValue | undefined;
  readonly theirs: JsonValue | undefined;
}

/** Where two submits of one form differ, in the order of mine. */
export function differences(mine: Readonly<Record<string, JsonValue>>, theirs: Readonly<Record<string, JsonValue>>): readonly Difference[] {
  const cells = [...new Set([...Object.keys(mine), ...Object.keys(theirs)])];
  return cells.filter((cell) => !jsonEqual(mine[cell], theirs[cell])).map((cell) => ({ cell, mine: mine[cell], theirs: theirs[cell] }));
}

/** The widget that a cell, or an option of one, belongs to: a text's cell carries a prefix. */
export const keyOfCell = (cell: string): string => cellOfEntry(keyOfCoEdited(cell)).cell;

/** A value in plain words, where no widget of the page says how it is written. */
export function plainValue(value: JsonValue | undefined): string {
  if (value === undefined || value === null || value === "") return "";
  if (typeof value === "object") return Array.isArray(value) ? value.map(plainValue).filter(Boolean).join(", ") : JSON.stringify(value);
  return String(value);
}
