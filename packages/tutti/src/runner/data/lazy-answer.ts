import { MAX_LAZY_ROWS, type LazyAnswer, type LazyQuestion } from "@tutti/protocol/script";
import { AuthorError } from "../../ui/author-error.ts";
import type { LazySource } from "../../ui/lazy.ts";
import { convert } from "./column.ts";
import { prepare, type Formats } from "./prepare.ts";
import { sourceOf } from "./source.ts";

/** A source that does not answer is waited for so long (ms). */
const PATIENCE = 30_000;

/** Asks a source for a page. What it throws, or does not say, becomes a sentence for the reader. */
export async function lazyAnswer(source: LazySource, { from, count, ...query }: LazyQuestion, formats: Formats, after: (ms: number, fn: () => void) => () => void): Promise<LazyAnswer> {
  const abort = new AbortController();
  const late = new Promise<never>((_, reject) => {
    const cancel = after(PATIENCE, () => {
      reject(new AuthorError(`The source has not answered within ${PATIENCE / 1000} s`));
      abort.abort();
    });
    abort.signal.addEventListener("abort", cancel);
  });
  const known = { ...query, sort: query.sort.filter(({ column }) => has(source, column)), filters: query.filters.filter(({ column }) => has(source, column)) };
  try {
    const [rows, page] = await Promise.race([Promise.all([source.count(known), source.page(known, from, Math.min(count, MAX_LAZY_ROWS), abort.signal)]), late]);
    if (!Number.isSafeInteger(rows) || rows < 0) throw new AuthorError(`The source counts ${String(rows)} rows; count() gives a whole number`);
    const table = sourceOf(prepare(page, formats));
    const missing = source.columns.find(({ name }) => table.rows > 0 && !table.names.includes(name));
    if (missing) throw new AuthorError(`The source's page has no column "${missing.name}", which it says to have`);
    const height = Math.min(table.rows, count);
    return { rows, values: source.columns.map(({ name, type }) => {
      const read = table.rows > 0 ? table.column(name) : () => null;
      return Array.from({ length: height }, (_, row) => convert(read(row), type, name, from + row));
    }) };
  } catch (error) {
    return { problem: error instanceof Error ? error.message : String(error) };
  } finally {
    abort.abort();
  }
}

const has = (source: LazySource, column: string): boolean => source.columns.some(({ name }) => name === column);
