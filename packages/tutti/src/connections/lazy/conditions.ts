import type { ColumnFilter, ColumnType, LazyQuery } from "@tutti/protocol";
import type { Driver, ResultColumn } from "../driver.ts";
import { Sql, SqlName, type SqlGap } from "../sql.ts";
import { joined, plain } from "./pieces.ts";

/** What rows have to meet that a query finds: nothing where it asks for all. */
export function conditions(driver: Pick<Driver, "holds">, columns: readonly ResultColumn[], { filters, search }: LazyQuery): Sql[] {
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

function test(driver: Pick<Driver, "holds">, { name, type }: ResultColumn, filter: ColumnFilter): Sql[] {
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
