import { Sql } from "../sql.ts";

export const plain = (text: string): Sql => new Sql([text], []);

export const joined = (pieces: readonly Sql[], between = ""): Sql =>
  pieces.length === 0 ? plain("") : new Sql(["", ...pieces.slice(1).map(() => between), ""], pieces);

/** `WHERE` with all of these, or nothing. */
export const where = (tests: readonly Sql[]): Sql => (tests.length === 0 ? plain("") : joined([plain(" WHERE "), joined(tests, " AND ")]));
