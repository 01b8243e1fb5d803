import { resolve } from "node:path";
import { AuthorError } from "../ui/author-error.ts";
import type { ConnectionConfig } from "./config.ts";
import { configuredConnections } from "./configured.ts";
import { Connection } from "./connection.ts";
import type { Driver } from "./driver.ts";
import type { DuckDbConfig } from "./duckdb/driver.ts";
import { packagesOf } from "./packages-of.ts";

const opened = new Map<string, Connection>();

/**
 * A connection to a database: by the name that it has under `connections` in `tutti.config.ts`, or by what is said here. There is
 * one of each in a process, opened at its first statement. It only reads, unless it is said to be `writable`.
 *
 * @throws AuthorError where there is none of this name; at the first statement where the database's package is not installed.
 * @example
 * const db = connect("sales");   // tutti.config.ts: connections: { sales: { kind: "duckdb", files: ["data"] } }
 * export default app("Sales", async (ui) => {
 *   const year = ui.select("Year", [2025, 2026]);
 *   ui.barChart(await db.sql`SELECT region, sum(revenue) AS revenue FROM orders WHERE year = ${year} GROUP BY region`.arrow(), { x: "region", y: "revenue" });
 * });
 */
export function connect(which: string | ConnectionConfig): Connection {
  const { folder, connections } = configuredConnections();
  const name = typeof which === "string" ? which : `a ${which.kind} of the app's own`;
  const config = typeof which === "string" ? connections[which] : which;
  if (!config) {
    const names = Object.keys(connections);
    throw new AuthorError(`There is no connection "${name}"`, names.length > 0 ? `There is ${names.map((each) => `"${each}"`).join(", ")}` : `Say what it is in tutti.config.ts: connections: { ${name}: { kind: "duckdb", files: ["data"] } }`);
  }
  if (typeof which !== "string" && "migrations" in which) throw new AuthorError("connect() was handed a connection with migrations, and those are run before an app is loaded", "Name it under connections in tutti.config.ts: connect(\"notes\")");
  const key = JSON.stringify(config);
  const known = opened.get(key);
  if (known) return known;
  let driver: Promise<Driver> | undefined;
  const made = new Connection(name, () => {
    // What could not be opened is tried again at the next statement.
    driver ??= open(config, folder).catch((error: unknown) => {
      driver = undefined;
      throw error;
    });
    return driver;
  }, packagesOf(folder, "db.orm()"));
  opened.set(key, made);
  return made;
}

async function open(config: ConnectionConfig, folder: string): Promise<Driver> {
  const from = packagesOf(folder, `A connection of the kind "${config.kind}"`);
  switch (config.kind) {
    case "duckdb": {
      const { openDuckDb } = await import("./duckdb/driver.ts");
      return openDuckDb({ ...config, ...(config.file !== undefined && { file: resolve(folder, config.file) }), files: resolved(config.files ?? [], folder) }, from);
    }
    case "sqlite": {
      const { openSqlite } = await import("./sqlite/driver.ts");
      return openSqlite({ ...config, file: resolve(folder, config.file) });
    }
    case "postgres": {
      const { openPostgres } = await import("./postgres/driver.ts");
      return openPostgres(config, from);
    }
  }
}

const resolved = (files: NonNullable<DuckDbConfig["files"]>, folder: string): NonNullable<DuckDbConfig["files"]> =>
  Array.isArray(files) ? (files as readonly string[]).map((each) => resolve(folder, each)) : Object.fromEntries(Object.entries(files).map(([name, each]) => [name, resolve(folder, each)]));
