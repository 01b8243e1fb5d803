import type { ColumnType } from "@tutti/protocol";
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

/** One database, as a connection speaks to it. Every driver passes the same contract. */
export interface Driver {
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
  close(): Promise<void>;
}
