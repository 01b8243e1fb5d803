import type { DuckDbConfig } from "./duckdb/driver.ts";
import type { PostgresConfig } from "./postgres/driver.ts";
import type { SqliteConfig } from "./sqlite/driver.ts";

/** What a connection is. Paths are beside the config file, or the app. Passwords come from the environment: `url: process.env.CRM_URL`. */
export type ConnectionConfig = DuckDbConfig | SqliteConfig | PostgresConfig;
