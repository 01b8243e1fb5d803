import { plainProblem } from "../cache/plain-problem.ts";
import { isArrow } from "../runner/data/source.ts";
import { AuthorError } from "../ui/author-error.ts";

/** A value on its way between threads. Arrow tables in it, or in its fields, go as bytes that are handed over and not copied. */
export interface Packed {
  readonly value: unknown;
  /** By the field that each stands in; `undefined` where the table is the whole value. */
  readonly tables: readonly (readonly [field: string | undefined, bytes: Uint8Array<ArrayBuffer>])[];
}

/** @throws AuthorError naming the path of what is no plain data. */
export async function pack(value: unknown, path: string): Promise<{ readonly value: Packed; readonly transfer: ArrayBuffer[] }> {
  const tables = tablesIn(value);
  const rest = tables.length === 0 ? value : tables[0]?.[0] === undefined ? undefined : { ...(value as object), ...Object.fromEntries(tables.map(([field]) => [field, undefined])) };
  const problem = plainProblem(rest, path);
  if (problem !== undefined) throw new AuthorError(`${problem}, which cannot go to another thread`, "Hand over plain data and Arrow tables");
  const packed = await Promise.all(tables.map(async ([field, table]) => [field, await bytesOf(table, path)] as const));
  return { value: { value: rest, tables: packed }, transfer: packed.map(([, bytes]) => bytes.buffer) };
}

export async function unpack(packed: unknown): Promise<unknown> {
  const { value, tables } = packed as Packed;
  if (tables.length === 0) return value;
  const { tableFromIPC } = await import("@uwdata/flechette");
  const [[field, bytes] = [undefined, undefined]] = tables;
  if (field === undefined) return bytes && tableFromIPC(bytes);
  return { ...(value as object), ...Object.fromEntries(tables.map(([name, each]) => [name, tableFromIPC(each)])) };
}

function tablesIn(value: unknown): (readonly [string | undefined, object])[] {
  if (typeof value !== "object" || value === null) return [];
  if (isArrow(value)) return [[undefined, value]];
  return Object.entries(value).filter((entry): entry is [string, object] => typeof entry[1] === "object" && entry[1] !== null && isArrow(entry[1] as object));
}

async function bytesOf(table: object, path: string): Promise<Uint8Array<ArrayBuffer>> {
  const { Table, tableToIPC } = await import("@uwdata/flechette");
  if (!(table instanceof Table)) throw new AuthorError(`${path} hold an Arrow table of another library`, "Hand over its IPC bytes instead: tableToIPC(table)");
  const bytes = tableToIPC(table, { format: "stream" });
  if (!bytes) throw new AuthorError(`An Arrow table in ${path} could not be encoded`);
  // What is handed over is a whole buffer, and nobody else's.
  return bytes.byteOffset === 0 && bytes.byteLength === bytes.buffer.byteLength && bytes.buffer instanceof ArrayBuffer ? (bytes as Uint8Array<ArrayBuffer>) : new Uint8Array(bytes);
}
