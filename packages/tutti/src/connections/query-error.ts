/** A place in a statement, both counted from 1. */
export interface SqlPlace {
  readonly line: number;
  readonly column: number;
}

/** What a database refused, in its own words, and where in the statement, if it says so. */
export class QueryError extends Error {
  override readonly name = "QueryError";
  readonly place: SqlPlace | undefined;
  /** The database's own code of the mistake, where it has one. */
  readonly code: string | undefined;

  constructor(message: string, more: { readonly place?: SqlPlace | undefined; readonly code?: string | undefined; readonly cause?: unknown } = {}) {
    super(message, { cause: more.cause });
    this.place = more.place;
    this.code = more.code;
  }
}

/** The place of a character of a text, counted from 0. */
export function placeAt(text: string, at: number): SqlPlace {
  const before = text.slice(0, at);
  return { line: before.split("\n").length, column: at - (before.lastIndexOf("\n") + 1) + 1 };
}

export const tooManyRows = (maxRows: number): QueryError =>
  new QueryError(`The statement gives more than ${maxRows.toLocaleString("en")} rows. Add a LIMIT, group it, or show it with db.table(…), which fetches what is looked at`);

export const tookTooLong = (ms: number): QueryError => new QueryError(`The statement took longer than ${ms} ms, and was ended`, { code: "timeout" });

export const isReadOnly = (): QueryError => new QueryError("This connection only reads. Say writable: true where it is configured, and write with db.write`…`", { code: "read-only" });

export const isUndone = (): QueryError => new QueryError("A statement of the transaction failed or was ended, and so nothing of it was changed", { code: "undone" });

export const isClosed = (): QueryError => new QueryError("The connection to the database is closed", { code: "closed" });
