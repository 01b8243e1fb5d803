import type { ColumnFilter, LazyQuery } from "@tutti/protocol";
import type { LazySource } from "../ui/lazy.ts";
import type { Columns, Driver, ResultColumn } from "./driver.ts";
import { QueryError } from "./query-error.ts";
import { render, Sql, SqlName, type SqlGap } from "./sql.ts";

type Read = (piece: Sql, signal: AbortSignal | undefined) => Promise<Columns>;

/** What a statement gives, page by page. */
export async function lazySource(driver: Driver, piece: Sql, read: Read): Promise<LazySource> {
  const columns = await driver.describe({ ...render(piece, driver.dialect), timeout: 30_000, signal: undefined, maxRows: 1 });
  if (columns.length === 0) throw new QueryError("The statement gives no rows, and so there is no table of it");
  return {
    columns,
    async count(query) {
      const found = await read(joined([plain("SELECT count(*) AS n FROM ("), piece, plain(") AS asked"), where(driver, columns, query)]), undefined);
      return Number(found.columns[0]?.values[0] ?? 0);
    },
    async page(query, from, count, signal) {
      const { columns: found } = await read(joined([plain("SELECT * FROM ("), piece, plain(") AS asked"), where(driver, columns, query), order(columns, query), new Sql([" LIMIT ", " OFFSET ", ""], [count, from])]), signal);
      return Object.fromEntries(found.map(({ name, values }) => [name, values]));
    },
  };
}

const plain = (text: string): Sql => new Sql([text], []);
const joined = (pieces: readonly Sql[], between = ""): Sql =>
  new Sql(["", ...pieces.slice(1).map(() => between), ""], pieces);

function where(driver: Driver, columns: readonly ResultColumn[], { filters, search }: LazyQuery): Sql {
  const tests = filters.flatMap(({ column, filter }) => {
    const known = columns.find(({ name }) => name === column);
    return known ? test(driver, known, filter) : [];
  });
  if (search.trim() !== "") tests.push(joined([plain("("), joined(columns.map(({ name }) => driver.holds(new SqlName(name), search.trim())), " OR "), plain(")")]));
  return tests.length === 0 ? plain("") : joined([plain(" WHERE "), joined(tests, " AND ")]);
}

function test(driver: Driver, { name, type }: ResultColumn, filter: ColumnFilter): Sql[] {
  const column = new SqlName(name);
  switch (filter.kind) {
    case "text":
      return [driver.holds(column, filter.text)];
    case "range": {
      const bound = (value: number): SqlGap => (type === "date" || type === "datetime" ? new Date(value) : value);
      const { min, max } = filter;
      return [...(min === undefined ? [] : [new Sql(["", " >= ", ""], [column, bound(min)])]), ...(max === undefined ? [] : [new Sql(["", " <= ", ""], [column, bound(max)])])];
    }
    case "values": {
      const values = filter.values.filter((value) => value !== null);
      const pieces = [
        ...(values.length > 0 ? [new Sql(["", " IN ", ""], [column, values])] : []),
        ...(values.length < filter.values.length ? [new Sql(["", " IS NULL"], [column])] : []),
      ];
      return [pieces.length === 0 ? plain("1 = 0") : joined([plain("("), joined(pieces, " OR "), plain(")")])];
    }
  }
}

function order(columns: readonly ResultColumn[], { sort }: LazyQuery): Sql {
  const known = sort.filter(({ column }) => columns.some(({ name }) => name === column));
  if (known.length === 0) return plain("");
  // What is not there comes last, whichever way it is sorted.
  return joined([plain(" ORDER BY "), joined(known.map(({ column, descending }) => new Sql(["", " IS NULL, ", descending ? " DESC" : ""], [new SqlName(column), new SqlName(column)])), ", ")]);
}

