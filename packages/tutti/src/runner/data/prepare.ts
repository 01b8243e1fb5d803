import { AuthorError } from "../../ui/author-error.ts";
import { isLazy } from "../../ui/lazy.ts";
import type { ArrowTable, Table } from "../../ui/tables.ts";
import type { CsvReader } from "./csv.ts";
import type { Arrow } from "./encode.ts";

/** What reads bytes and texts: handed in, since each is loaded only where something needs it. */
export interface Formats {
  readonly arrow: () => Arrow;
  readonly csv: () => CsvReader;
}

/** A table whose columns are there to be read. */
export type Prepared = Exclude<Table, string | Uint8Array>;

/** What was made of bytes, kept with them. */
const kept = new WeakMap<Uint8Array, Prepared>();

/**
 * Reads tables that are bytes or a text: Arrow IPC or CSV.
 *
 * @throws AuthorError for what is neither, with what to do.
 */
export function prepare(data: Table, formats: Formats): Prepared {
  if (typeof data === "string") return fromText(data, formats);
  if (isLazy(data)) throw new AuthorError("A lazy source is never here as a whole, and only dataframe can show it", "Load the rows that are needed, and hand them over");
  if (!(data instanceof Uint8Array)) return data;
  const before = kept.get(data);
  if (before) return before;
  const read = fromBytes(data, formats);
  kept.set(data, read);
  return read;
}

function fromText(text: string, { csv }: Formats): Prepared {
  if (!/[\r\n]/.test(text) && text.trim() !== "") {
    throw new AuthorError(`The data is the text ${JSON.stringify(text.slice(0, 60))}, and a CSV has a line of names and a line for each row`, "Read the file first, and hand over what is in it: readFileSync(…)");
  }
  return csv()(text);
}

const begins = (bytes: Uint8Array, signature: string): boolean => [...signature].every((letter, i) => bytes[i] === letter.charCodeAt(0));

function fromBytes(bytes: Uint8Array, formats: Formats): Prepared {
  if (begins(bytes, "PAR1")) throw new AuthorError("The bytes are Parquet, which takes a moment to read", "Read them first: await readParquet(bytes), from \"tutti\"");
  const text = begins(bytes, "ARROW1") ? undefined : textOf(bytes);
  return text === undefined ? fromArrow(bytes, formats) : fromText(text, formats);
}

function fromArrow(bytes: Uint8Array, { arrow }: Formats): ArrowTable {
  try {
    return arrow().decode(bytes);
  } catch (error) {
    throw new AuthorError(`The bytes are no Arrow IPC, and no CSV: ${error instanceof Error ? error.message : String(error)}`);
  }
}

/** Arrow has zeros and the like among its first bytes, a text has none. */
function textOf(bytes: Uint8Array): string | undefined {
  if (bytes.subarray(0, 4_096).some((byte) => byte < 9 || (byte > 13 && byte < 32))) return undefined;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    // What older programs write is not UTF-8: each of its letters is one byte.
    return new TextDecoder("windows-1252").decode(bytes);
  }
}
