import type { ColumnType } from "@tutti/protocol";
import type { CustomTypesConfig } from "pg";
import type { Dialect, Rendered, Sql, SqlName } from "./sql.ts";

export interface Asked extends Rendered {
  /** ms. */
  readonly timeout: number;
  readonly signal: AbortSignal | undefined;
  /** A result of more rows is an error. */
  readonly maxRows: number;
}

export interface ResultColumn {
  readonly name: string;
  readonly type: ColumnType;
}

/** Rows as columns: each an array, typed where all its values are numbers. */
export interface Columns {
  readonly rows: number;
  readonly columns: readonly (ResultColumn & { readonly values: ArrayLike<unknown> })[];
}

/** A statement that an ORM wrote: it may read or change, and its rows are the database's own. */
export interface AnyAsked extends Omit<Asked, "values"> {
  readonly values: readonly unknown[];
  /** Whether rows are arrays; SQLite's always are. */
  readonly rowMode?: "array" | undefined;
  /** How PostgreSQL's texts are read. */
  readonly types?: CustomTypesConfig | undefined;
}

export interface AnyResult {
  readonly rows: readonly unknown[];
  /** Rows that were given or changed. */
  readonly rowCount: number;
  readonly fields: readonly { readonly name: string }[];
}

export type RunAny = (asked: AnyAsked) => Promise<AnyResult>;

/** A database as an ORM speaks to it. */
export interface OrmDriver {
  readonly kind: "sqlite" | "postgres";
  /** Runs a statement. @throws QueryError, also where it would change something and the connection is read-only. */
  readonly run: RunAny;
  transaction<T>(work: (run: RunAny) => Promise<T>): Promise<T>;
}

/** One database, as a connection speaks to it. Every driver passes the same contract. */
export interface Driver {
  readonly kind: "duckdb" | "sqlite" | "postgres";
  readonly dialect: Dialect;
  /** Reads. Cannot change anything, whatever the text says. @throws QueryError */
  read(asked: Asked): Promise<Columns>;
  /** Changes something. @returns how many rows. @throws QueryError, also where the connection is read-only. */
  write(asked: Asked): Promise<number>;
  /** Several changes that are all made or none. */
  transaction<T>(work: (write: Driver["write"], read: Driver["read"]) => Promise<T>): Promise<T>;
  /** The columns that a statement would give. */
  describe(asked: Asked): Promise<readonly ResultColumn[]>;
  /** Whether a column's value, as a text, holds another text, in any case. */
  holds(column: SqlName, text: string): Sql;
  /** A column's moments in ms since 1970. Only of a database that has no type for them. */
  milliseconds?(column: SqlName): Sql;
  /** What a table's own rows are told apart by, where there is such a column that no `SELECT *` shows. */
  readonly rowNumber?: string;
  /** A number by which the values of a column lie in their order. Only of a database that takes long to sort what is far down. */
  measure?(column: SqlName, type: ColumnType): Sql | undefined;
  /**
   * Tells from now on when something may have changed, until what it resolves with is called. It resolves once nothing is missed any more; where
   * the database does not answer it does so too, and goes on trying.
   */
  watch(changed: () => void): Promise<() => void>;
  /** Another text where the database, or a file that it reads, is another one. Only of one that others may replace. */
  version?(): Promise<string>;
  /** Where an ORM speaks to this database. */
  readonly orm?: OrmDriver;
  /** Ends what is under way, and answers nothing more. It does not wait long for a database that does not answer. */
  close(): Promise<void>;
}
