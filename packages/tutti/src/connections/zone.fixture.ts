/** A process of a machine that is not in London: writes a moment into columns of every kind, and tells what it reads. Its arguments are the database and its url. */
import { createRequire } from "node:module";
import { Connection } from "./connection.ts";
import { openDuckDb } from "./duckdb/driver.ts";
import { openPostgres } from "./postgres/driver.ts";

const [, , kind, url] = process.argv;
const from = createRequire(import.meta.url);
const driver = kind === "postgres" ? await openPostgres({ kind: "postgres", url, writable: true }, from) : await openDuckDb({ kind: "duckdb", writable: true }, from);
const db = new Connection("zone", async () => driver);
const moment = new Date("2026-07-01T22:30:00.123Z");
await db.write`CREATE TABLE moments (moment TIMESTAMP, zoned TIMESTAMPTZ, day DATE)`;
await db.write`INSERT INTO moments VALUES (${moment}, ${moment}, ${moment})`;
const rows = await db.sql`SELECT * FROM moments WHERE moment = ${moment} AND zoned = ${moment}`.rows();
process.send?.({ offset: moment.getTimezoneOffset(), rows }, undefined, undefined, () => void driver.close().then(() => process.exit(0)));
