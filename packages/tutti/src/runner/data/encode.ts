import type { ColumnInfo, TableData } from "@tutti/protocol";
import { MAX_INLINE_CELLS } from "@tutti/protocol/script";
import { AuthorError } from "../../ui/author-error.ts";
import type { ArrowTable, Table } from "../../ui/tables.ts";
import { columnOf, wideColumnOf, type WideColumn } from "./column.ts";
import { prepare, type Formats } from "./prepare.ts";
import { sourceOf, type Read, type Source } from "./source.ts";

/** Arrow IPC, read and written: handed in, since it is loaded only where tables are large. */
export interface Arrow {
  readonly decode: (bytes: Uint8Array) => ArrowTable;
  readonly encode: (columns: readonly WideColumn[]) => Uint8Array;
}

/** A table as it travels, where the name of a large one is still to be made of its bytes. */
export type Encoded =
  | { readonly kind: "inline"; readonly data: TableData }
  | { readonly kind: "blob"; readonly rows: number; readonly columns: readonly ColumnInfo[]; readonly bytes: Uint8Array };

interface Kept {
  readonly encoded: Encoded;
  /** Of rows: how many there were, and the outermost two; they tell most changes in place. */
  readonly face: readonly unknown[];
}

const kept = new WeakMap<object, Map<string, Kept>>();

/**
 * Encodes a table once for each object that is handed in and each choice of columns.
 *
 * @param formats asked for only where there are bytes to read or a large table to write.
 * @param use what is `drawn` are places on a screen: a BigInt is a number there, and no text for the sake of its last digits.
 */
export function encodeTable(table: Table, names: readonly string[] | undefined, formats: Formats, use?: "drawn"): Encoded {
  const data = prepare(table, formats);
  if (typeof data !== "object" || data === null) return encode(sourceOf(data), names, formats.arrow, use);
  const choice = JSON.stringify([names ?? null, use ?? null]);
  const face = Array.isArray(data) ? [data.length, data[0], data.at(-1)] : [];
  const before = kept.get(data)?.get(choice);
  if (before && before.face.every((part, i) => part === face[i])) return before.encoded;
  const encoded = encode(sourceOf(data), names, formats.arrow, use);
  // A small table is made anew each time: it may have been changed in place, and costs little.
  if (encoded.kind === "blob") kept.set(data, (kept.get(data) ?? new Map<string, Kept>()).set(choice, { encoded, face }));
  return encoded;
}

function encode(source: Source, wanted: readonly string[] | undefined, arrow: () => Arrow, use: "drawn" | undefined): Encoded {
  const names = wanted ?? source.names;
  const unknown = names.find((name) => !source.names.includes(name));
  // An empty list of rows has no columns, and is no mistake.
  if (unknown !== undefined && (source.rows > 0 || source.names.length > 0)) {
    throw new AuthorError(`There is no column "${unknown}"; the data has ${source.names.map((name) => `"${name}"`).join(", ") || "no columns"}`);
  }
  const { rows } = source;
  const read = (name: string): Read => (use === "drawn" ? rounded(source.column(name)) : source.column(name));
  if (rows * names.length > MAX_INLINE_CELLS) {
    const columns = names.map((name) => wideColumnOf(name, rows, read(name), source.typed?.(name)));
    return { kind: "blob", rows, columns: infos(columns), bytes: arrow().encode(columns) };
  }
  const columns = names.map((name) => columnOf(name, rows, read(name)));
  return { kind: "inline", data: { kind: "inline", rows, columns: infos(columns), values: columns.map((column) => column.values) } };
}

const rounded = (read: Read): Read => (row) => {
  const value = read(row);
  return typeof value === "bigint" ? Number(value) : value;
};

const infos = (columns: readonly WideColumn[]): ColumnInfo[] => columns.map(({ name, type }) => ({ name, type }));
