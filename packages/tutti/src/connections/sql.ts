import { AuthorError } from "../ui/author-error.ts";

/** What a statement may hold in its gaps as a value. */
export type SqlValue = string | number | bigint | boolean | null | Date | Uint8Array;

/** What a gap takes: a value, a list of values for `IN`, a name, or another piece of SQL. */
export type SqlGap = SqlValue | readonly SqlValue[] | SqlName | Sql;

/** A piece of SQL: its own words, and what stands in its gaps. Values in it are bound, never written into the text. */
export class Sql {
  readonly words: readonly string[];
  readonly gaps: readonly SqlGap[];

  constructor(words: readonly string[], gaps: readonly SqlGap[]) {
    this.words = words;
    this.gaps = gaps;
  }
}

/** The name of a table or a column, to be quoted as its database does. */
export class SqlName {
  readonly parts: readonly string[];

  constructor(...parts: readonly string[]) {
    this.parts = parts;
  }
}

/** How a database writes what is not the same in all. */
export interface Dialect {
  /** Where the nth value goes, counted from 1. */
  place(n: number): string;
  quote(name: string): string;
}

/** A statement as a database takes it. */
export interface Rendered {
  readonly text: string;
  readonly values: readonly SqlValue[];
}

/**
 * Makes a piece of SQL of a template: `` sql`SELECT * FROM orders WHERE year = ${year}` ``.
 *
 * @throws AuthorError where it is called like a function: text that was put together by hand can hold anything.
 */
export function sql(words: TemplateStringsArray, ...gaps: readonly SqlGap[]): Sql {
  if (!Array.isArray(words) || !("raw" in words)) {
    throw new AuthorError("sql is a template and no function: a text that was put together is refused, since it may hold anything", "Write sql`… WHERE year = ${year}`; for a text that somebody typed there is db.text(text)");
  }
  return new Sql(words, gaps);
}

/** Quotes a table's or a column's name: `sql.identifier("orders")`, `sql.identifier("main", "orders")`. */
sql.identifier = (...parts: readonly string[]): SqlName => new SqlName(...parts);

/** @throws AuthorError naming the gap that holds what is no value. */
export function render(piece: Sql, dialect: Dialect): Rendered {
  const values: SqlValue[] = [];
  const bind = (value: unknown): string => {
    values.push(valueOf(value));
    return dialect.place(values.length);
  };
  const write = ({ words, gaps }: Sql): string =>
    words.map((word, i) => (i < gaps.length ? word + gap(gaps[i]) : word)).join("");
  const gap = (value: unknown): string => {
    if (value instanceof Sql) return ended(write(value));
    if (value instanceof SqlName) return value.parts.map((part) => dialect.quote(part)).join(".");
    if (!Array.isArray(value)) return bind(value);
    if (value.length === 0) throw new AuthorError("A list in the SQL is empty, and IN takes at least one value");
    return `(${value.map(bind).join(", ")})`;
  };
  return { text: write(piece), values };
}

/** A comment at the end of a piece ends with it. */
const ended = (text: string): string => (/--[^\n]*$/.test(text) ? `${text}\n` : text);

/** @throws AuthorError where it is no value of a database. */
export function valueOf(value: unknown): SqlValue {
  if (isValue(value)) return value;
  throw new AuthorError(`A gap of the SQL holds ${described(value)}, which is no value of a database`, value === undefined ? "Write null where there is none" : "Hand over texts, numbers, booleans, dates, bytes, lists of them, or another piece of SQL");
}

const isValue = (value: unknown): value is SqlValue =>
  value === null || ["string", "number", "bigint", "boolean"].includes(typeof value) || (value instanceof Date && !Number.isNaN(value.getTime())) || value instanceof Uint8Array;

const described = (value: unknown): string => (value === undefined ? "undefined" : value instanceof Date ? "an invalid date" : typeof value === "object" ? "an object" : `a ${typeof value}`);
