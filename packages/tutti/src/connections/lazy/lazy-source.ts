import type { LazyQuery } from "@tutti/protocol";
import type { LazySource } from "../../ui/lazy.ts";
import { distinct } from "../../runner/data/distinct.ts";
import type { Columns, Driver, ResultColumn } from "../driver.ts";
import { QueryError } from "../query-error.ts";
import { render, Sql, SqlName } from "../sql.ts";
import { conditions } from "./conditions.ts";
import { Dear } from "./dear.ts";
import { DeepPages, type DeepLimits, type Sorting, type Stretch } from "./deep-pages.ts";
import { joined, plain, where } from "./pieces.ts";

export interface LazyAsk {
  /** What the table is: a statement, or the name of one. */
  readonly of: Sql | SqlName;
  read(piece: Sql, signal: AbortSignal | undefined): Promise<Columns>;
  /** Another one where something was written here: what was counted before is counted again. */
  version(): unknown;
  /** When the rows far down in a sorted table are looked for by counting. */
  readonly limits?: DeepLimits;
}

const LIMITS = { timeout: 30_000, signal: undefined, maxRows: 1 };

/** What a statement gives, or a table holds, page by page. */
export async function lazySource(driver: Driver, { of, read, version, limits }: LazyAsk): Promise<LazySource> {
  const written = of instanceof SqlName ? new Sql(["SELECT * FROM ", ""], [of]) : of;
  const described = await driver.describe({ ...render(written, driver.dialect), ...LIMITS });
  const { whole, columns } = named(driver, written, described);
  if (columns.length === 0) throw new QueryError("The statement gives no rows, and so there is no table of it");
  const numbered = of instanceof SqlName ? await rowNumber(driver, of) : undefined;
  // A table by its name: its rows can be told apart then, and the database finds those of a page before it reads them.
  const from = of instanceof SqlName && numbered ? new Sql([" FROM ", " AS asked"], [of]) : joined([plain(" FROM ("), whole, plain(") AS asked")]);
  const counts = new Dear<number>();
  const { measure } = driver;
  const deep = measure && new DeepPages({ from, columns, version, measure, read: async (piece) => (await read(piece, undefined)).columns.map(({ values }) => values) }, limits);

  const count = (query: LazyQuery): Promise<number> => counts.get(JSON.stringify([query.search, query.filters]), version(), async () => {
    const found = await read(joined([plain("SELECT count(*) AS n"), from, where(conditions(driver, columns, query))]), undefined);
    return Number(found.columns[0]?.values[0] ?? 0);
  });

  return {
    columns,
    count: (query) => searched(query, count(query)),
    page: (query, first, size, signal) => searched(query, page(query, first, size, signal)),
  };

  async function page(query: LazyQuery, first: number, size: number, signal: AbortSignal): Promise<Record<string, ArrayLike<unknown>>> {
    const sort = query.sort.filter(({ column }) => columns.some(({ name }) => name === column));
    const asked: Stretch = { tests: conditions(driver, columns, query), sort, from: first, count: size };
    const stretches = deep?.isDeep(first) && sort.length > 0 ? await deep.stretches(asked, await count(query)) : [asked];
    const found: Columns[] = [];
    for (const { tests, sort: by, from: at, count: rows } of stretches) {
      const part = await read(joined([plain("SELECT *"), from, where(tests), order(by, numbered), new Sql([" LIMIT ", " OFFSET ", ""], [rows, at])]), signal);
      if (part.columns.length !== columns.length || part.columns.some(({ name }, i) => name !== columns[i]?.name)) throw hasOthers();
      found.push(part);
    }
    return Object.fromEntries(columns.map(({ name }, i) => [name, together(found.map((part) => part.columns[i]?.values ?? []))]));
  }
}

/** A join has columns of the same name; as a table each has one of its own, by which it is sorted and filtered. Only PostgreSQL tells `a` from `A`. */
function named(driver: Driver, written: Sql, described: readonly ResultColumn[]): { readonly whole: Sql; readonly columns: readonly ResultColumn[] } {
  const names = distinct(described.map(({ name }) => name), driver.kind === "postgres" ? undefined : (name) => name.toLowerCase());
  if (described.every(({ name }, i) => name === names[i])) return { whole: written, columns: described };
  const list = joined(names.map((name) => new Sql(["", ""], [new SqlName(name)])), ", ");
  return { whole: new Sql(["WITH tutti_named(", ") AS (", "\n) SELECT * FROM tutti_named"], [list, written]), columns: described.map((column, i) => ({ ...column, name: names[i] ?? column.name })) };
}

/** A search looks through every value, written out: whoever waited for it in vain is told what takes less. */
function searched<T>({ search }: LazyQuery, answer: Promise<T>): Promise<T> {
  return answer.catch((error: unknown) => {
    if (search.trim() === "" || !(error instanceof QueryError && error.code === "timeout")) throw error;
    throw new QueryError(`${error.message}: a search looks through each value of all columns. Filter the one column that is meant, or leave fewer rows by filters first`, { code: error.code, cause: error });
  });
}

const hasOthers = (): QueryError => new QueryError("The table has other columns by now than when it was asked for. It is asked for anew when the script runs again, which db.live(() => db.table(…)) sees to");

/** What tells the rows of a table apart, where the database has such: rows that are equal in what they are sorted by keep one order then, from page to page. */
async function rowNumber(driver: Driver, table: SqlName): Promise<SqlName | undefined> {
  if (driver.rowNumber === undefined) return undefined;
  const number = new SqlName(driver.rowNumber);
  const known = await driver.describe({ ...render(new Sql(["SELECT ", " FROM ", ""], [number, table]), driver.dialect), ...LIMITS }).catch(() => undefined);
  return known && number;
}

function order(sort: readonly Sorting[], numbered: SqlName | undefined): Sql {
  if (sort.length === 0) return plain("");
  // What is not there comes last, whichever way it is sorted.
  const by = sort.map(({ column, descending }) => new Sql(["", descending ? " DESC NULLS LAST" : " NULLS LAST"], [new SqlName(column)]));
  return joined([plain(" ORDER BY "), joined([...by, ...(numbered ? [new Sql(["", ""], [numbered])] : [])], ", ")]);
}

const together = (parts: readonly ArrayLike<unknown>[]): ArrayLike<unknown> => (parts.length === 1 ? (parts[0] ?? []) : parts.flatMap((part) => Array.from(part)));
