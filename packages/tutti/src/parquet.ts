import { AuthorError } from "./ui/author-error.ts";

export interface ParquetOptions {
  /** The columns to read, all where absent. */
  readonly columns?: readonly string[];
}

/**
 * Reads the bytes of a Parquet file to rows, for `dataframe`, `table` and charts. What reads them is loaded at the first call.
 * Keep the rows, as with `cacheData`: reading them anew in each run takes as long each time.
 *
 * @throws AuthorError where the bytes are no Parquet file, or lack a column.
 * @example
 * const trips = await readParquet(await readFile("trips.parquet"));
 * export default app("Trips", (ui) => ui.dataframe(trips));
 */
export async function readParquet(bytes: Uint8Array, options: ParquetOptions = {}): Promise<readonly { readonly [column: string]: unknown }[]> {
  const [{ parquetReadObjects, parquetMetadata, parquetSchema }, { compressors }] = await Promise.all([import("hyparquet"), import("hyparquet-compressors")]);
  // A view of a larger buffer, as files are read, is not all of that buffer.
  const file = new Uint8Array(bytes).buffer;
  try {
    const names = parquetSchema(parquetMetadata(file)).children.map(({ element }) => element.name);
    const unknown = options.columns?.find((name) => !names.includes(name));
    if (unknown !== undefined) throw new AuthorError(`The Parquet file has no column "${unknown}"; it has ${names.map((name) => `"${name}"`).join(", ")}`);
    return await parquetReadObjects({ file, compressors, ...(options.columns && { columns: [...options.columns] }) });
  } catch (error) {
    if (error instanceof AuthorError) throw error;
    throw new AuthorError(`The bytes could not be read as a Parquet file: ${error instanceof Error ? error.message : String(error)}`);
  }
}
