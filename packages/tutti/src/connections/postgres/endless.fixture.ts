/** A process that asks something endless of a PostgreSQL: its argument is the url. */
import { createRequire } from "node:module";
import { openPostgres } from "./driver.ts";

const driver = await openPostgres({ kind: "postgres", url: process.argv[2] }, createRequire(import.meta.url));
await driver.read({ text: "SELECT count(*) AS orphan FROM generate_series(1, 100000000000) a", values: [], timeout: 600_000, signal: undefined, maxRows: 1 });
