/** One file of a folder that drizzle-kit has generated. */
export interface Migration {
  /** The file's name, without `.sql`. */
  readonly name: string;
  /** When it was generated, in ms since 1970: what Drizzle knows it by. */
  readonly at: number;
  /** SHA-256 of the file. */
  readonly hash: string;
  readonly pieces: readonly Piece[];
}

/** What stands between two breakpoints of a file: sent to the database at once. */
export interface Piece {
  readonly text: string;
  /** The line of the file that it begins at, counted from 1. */
  readonly line: number;
}

/** A migration that the database says it has had. */
export interface Had {
  readonly at: number;
  readonly hash: string;
}

/** What is wrong with a connection's migrations, as a sentence for whoever starts the server. */
export class MigrationProblem extends Error {
  override readonly name = "MigrationProblem";
}
