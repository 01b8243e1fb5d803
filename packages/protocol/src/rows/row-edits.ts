import { parsePersonId, type PersonId } from "../ids.ts";
import { jsonProblem, type JsonValue } from "../json.ts";
import { isAddedRow, parseRowMember, type RowId } from "./row-names.ts";

/** A cell that somebody wrote. */
export interface CellEdit {
  readonly is: JsonValue;
  /** Who wrote it; `undefined` where it was the script. The server puts back an entry that names another than its author. */
  readonly by: PersonId | undefined;
}

/** What was done to a row as a whole. */
export interface RowMark {
  /** Of a row that was added: its place among those. Rows of one place stand in the order of their names. */
  readonly at?: number;
  /** Of a row that was deleted: its face as whoever deleted it saw it. */
  readonly gone?: string;
  /** Of a row that was added and is gone: the day on which the server saw so, in days since 1970. It goes for good some weeks later. */
  readonly on?: number;
  readonly by: PersonId | undefined;
}

/** What people did to one row. */
export interface RowEdit {
  readonly id: RowId;
  readonly cells: ReadonlyMap<string, CellEdit>;
  readonly mark: RowMark | undefined;
}

/** The largest value that a cell may hold, in characters of its JSON. */
export const MAX_CELL_CHARS = 8_192;
/** With so many entries a table takes no new cells and rows from its pages: what is there may be changed and deleted. */
export const MAX_TABLE_ENTRIES = 40_000;
/** Beyond this the server takes none either: between the two lies what people write at once, or offline. */
export const HARD_TABLE_ENTRIES = 50_000;

/** What a cell's entry holds. Without a value it says that the cell is as the data has it. */
export const cellEntry = (is: JsonValue | undefined, by: PersonId | undefined): JsonValue => ({ ...(is !== undefined && { is }), ...(by !== undefined && { by }) });

/** What a row's entry holds. Without `at` and `gone` it says that nothing was done to it. */
export const markEntry = ({ at, gone, on, by }: Partial<RowMark>): JsonValue => ({ ...(at !== undefined && { at }), ...(gone !== undefined && { gone }), ...(on !== undefined && { on }), ...(by !== undefined && { by }) });

/**
 * What an entry holds that says nothing, in place of one that was the first of its name: entries are never taken away. Of a row
 * that was added that is its deletion; a cell of it that somebody else has written meanwhile keeps it.
 */
export function unsetEntry(member: string, value: JsonValue): JsonValue {
  const place = parseRowMember(member);
  const at = isPlain(value) ? own(value, "at") : undefined;
  return place?.column === undefined && typeof at === "number" ? markEntry({ at, gone: "" }) : {};
}

/** An entry of a table as somebody writes it who did not write it first: what is put back is theirs. */
export const entryBy = (value: JsonValue, me: string | undefined): JsonValue => (isPlain(value) && me !== undefined ? { ...value, by: me } : value);

const own = (value: object, key: string): unknown => (Object.hasOwn(value, key) ? (value as { readonly [key: string]: unknown })[key] : undefined);

const isPlain = (value: JsonValue | undefined): value is { readonly [key: string]: JsonValue } => typeof value === "object" && value !== null && !Array.isArray(value);

const personIn = (value: object): PersonId | undefined => {
  const by = own(value, "by");
  return typeof by === "string" ? parsePersonId(by) : undefined;
};

function cellIn(value: JsonValue | undefined): CellEdit | undefined {
  if (!isPlain(value)) return undefined;
  const is = own(value, "is");
  return is === undefined || jsonProblem(is) !== undefined ? undefined : { is: is as JsonValue, by: personIn(value) };
}

function markIn(value: JsonValue | undefined, row: RowId): RowMark | undefined {
  if (!isPlain(value)) return undefined;
  const at = own(value, "at");
  const gone = own(value, "gone");
  const on = own(value, "on");
  const mark = {
    ...(typeof at === "number" && Number.isFinite(at) && isAddedRow(row) && { at }),
    ...(typeof gone === "string" && { gone }),
    ...(typeof on === "number" && Number.isFinite(on) && { on }),
  };
  return Object.keys(mark).length > 0 ? { ...mark, by: personIn(value) } : undefined;
}

/** @returns why an entry of a table cannot stand; `undefined` if it can. Anybody who may write may have written anything. */
export function rowEntryProblem(member: string, value: JsonValue): string | undefined {
  const place = parseRowMember(member);
  if (!place) return "it names no cell";
  if (!isPlain(value)) return "it is no entry of a table";
  const stray = Object.keys(value).find((key) => key !== "by" && !(place.column === undefined ? ["at", "gone", "on"] : ["is"]).includes(key));
  if (stray !== undefined) return `it has "${stray}"`;
  const size = JSON.stringify(value).length;
  return size > MAX_CELL_CHARS + 100 ? `it has ${size} characters of JSON, and a cell holds ${MAX_CELL_CHARS}` : undefined;
}

interface Held {
  readonly id: RowId;
  readonly cells: Map<string, CellEdit>;
  mark: RowMark | undefined;
}

/** The edits of one table, by row. Made of entries, and kept up with them one by one: an edit costs what it changes. */
export class RowEdits {
  readonly #rows = new Map<RowId, Held>();

  /** From the `[member, value]` pairs of a table; what is none of its entries is passed over. */
  static from(pairs: Iterable<readonly [string, JsonValue]>): RowEdits {
    const edits = new RowEdits();
    for (const [member, value] of pairs) edits.put(member, value);
    return edits;
  }

  get rows(): ReadonlyMap<RowId, RowEdit> {
    return this.#rows;
  }

  of(row: RowId): RowEdit | undefined {
    return this.#rows.get(row);
  }

  /** Takes in what an entry holds now. @returns the row and column it speaks of. */
  put(member: string, value: JsonValue | undefined): ReturnType<typeof parseRowMember> {
    const place = parseRowMember(member);
    if (!place) return undefined;
    const { row, column } = place;
    const held = this.#rows.get(row) ?? { id: row, cells: new Map<string, CellEdit>(), mark: undefined };
    if (column === undefined) held.mark = markIn(value, row);
    else {
      const cell = cellIn(value);
      if (cell) held.cells.set(column, cell);
      else held.cells.delete(column);
    }
    if (held.cells.size === 0 && !held.mark) this.#rows.delete(row);
    else this.#rows.set(row, held);
    return place;
  }
}

/**
 * What was written in a row, in short. A deletion carries the face that its author saw, and counts only as long as the row still
 * has it: whatever somebody else wrote meanwhile, at once or offline, keeps the row, so that no deletion takes along what
 * nobody had seen.
 */
export function faceOf(edit: RowEdit | undefined): string {
  const cells = [...(edit?.cells ?? [])].map(([column, { is }]) => [column, is] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  return cells.length === 0 ? "" : hash(JSON.stringify(cells));
}

/** Whether a row is deleted, and nothing was written in it that whoever deleted it had not seen. */
export const isGone = (edit: RowEdit | undefined): boolean => edit?.mark?.gone !== undefined && edit.mark.gone === faceOf(edit);

/** 64 bits in two halves, as FNV-1a makes them: two rows with one face would have to be looked for. */
function hash(text: string): string {
  let [low, high] = [0x811c9dc5, 0x01234567];
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    low = Math.imul(low ^ code, 0x01000193) >>> 0;
    high = Math.imul(high ^ code ^ (low >>> 15), 0x85ebca6b) >>> 0;
  }
  return low.toString(36) + high.toString(36);
}
