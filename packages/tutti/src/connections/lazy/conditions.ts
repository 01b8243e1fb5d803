import type { ColumnFilter, ColumnType, LazyQuery } from "@tutti/protocol";
import type { Driver, ResultColumn } from "../driver.ts";
import { Sql, SqlName, type SqlGap } from "../sql.ts";
import { joined, plain } from "./pieces.ts";

type Asking = Pick<Driver, "holds" | "milliseconds">;

/** What rows have to meet that a query finds: nothing where it asks for all. */
export function conditions(driver: Asking, columns: readonly ResultColumn[], { filters, search }: LazyQuery): Sql[] {
  const tests = filters.flatMap(({ column, filter }) => {
    const known = columns.find(({ name }) => name === column);
    return known ? test(driver, known, filter) : [];
  });
  const text = search.trim();
  if (text === "") return tests;
  const found = columns.filter(({ type }) => mayHold(type, text)).map(({ name }) => driver.holds(new SqlName(name), text));
  return [...tests, found.length === 0 ? plain("1 = 0") : joined([plain("("), joined(found, " OR "), plain(")")])];
}

/** Numbers and moments have no words in them: a hundred million of them are not written out to be searched for one. */
function mayHold(type: ColumnType, text: string): boolean {
  switch (type) {
    case "integer":
      return /^[-\d]+$/.test(text);
    case "number":
      return /^[-+.\de]+$/i.test(text) || /^[-+]?(?:i?n?f?i?n?i?t?y?|n?a?n?)$/i.test(text);
    case "date":
    case "datetime":
      return !/[a-z]{2}/i.test(text) || /^(?:bc|ad|-?infinity)$/i.test(text);
    case "boolean":
    case "text":
    case "json":
      return true;
  }
}

/** The integers of a column may have 32 bits, and a database that is handed more for one refuses. */
const INTEGERS_END = 2 ** 31;
const integerBound = (value: number): SqlGap => (Math.abs(value) < INTEGERS_END ? value : new Sql(["CAST(", " AS DOUBLE PRECISION)"], [value]));

function test(driver: Asking, { name, type }: ResultColumn, filter: ColumnFilter): Sql[] {
  const column = new SqlName(name);
  switch (filter.kind) {
    case "text":
      return [driver.holds(column, filter.text)];
    case "range": {
      const { min, max } = filter;
      const isMoment = type === "date" || type === "datetime";
      const of = isMoment ? (driver.milliseconds?.(column) ?? column) : column;
      const bound = (value: number, whole: (value: number) => number): SqlGap => {
        if (isMoment) return of === column ? new Date(value) : value;
        return type === "integer" ? integerBound(whole(value)) : value;
      };
      return [
        ...(min === undefined ? [] : [new Sql(["", " >= ", ""], [of, bound(min, Math.ceil)])]),
        ...(max === undefined ? [] : [new Sql(["", " <= ", ""], [of, bound(max, Math.floor)])]),
      ];
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
