import type { DuckDBConnection, DuckDBInstance } from "@duckdb/node-api";

/** One opening of a database. Statements at once have a connection each; it is closed when the last has given its one back. */
export class Opened {
  readonly #instance: DuckDBInstance;
  readonly #idle: DuckDBConnection[];
  #taken = 0;
  #left: { readonly done: Promise<void>; close(): void } | undefined;

  constructor(instance: DuckDBInstance, first: DuckDBConnection) {
    this.#instance = instance;
    this.#idle = [first];
  }

  async with<T>(work: (connection: DuckDBConnection) => Promise<T>): Promise<T> {
    this.#taken++;
    let connection = this.#idle.pop();
    try {
      connection ??= await this.#instance.connect();
      return await work(connection);
    } finally {
      this.#taken--;
      if (connection && this.#left) connection.closeSync();
      else if (connection) this.#idle.push(connection);
      if (this.#taken === 0) this.#left?.close();
    }
  }

  /** Nothing is asked of it any more. @returns once it is closed. */
  leave(): Promise<void> {
    if (this.#left) return this.#left.done;
    const { promise, resolve } = Promise.withResolvers<void>();
    for (const connection of this.#idle.splice(0)) connection.closeSync();
    this.#left = {
      done: promise,
      close: () => {
        this.#instance.closeSync();
        resolve();
      },
    };
    if (this.#taken === 0) this.#left.close();
    return promise;
  }
}
