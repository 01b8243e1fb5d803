import { createRequire } from "node:module";
import { Connection } from "../../src/connections/connection.ts";
import { openDuckDb } from "../../src/connections/duckdb/driver.ts";
import { arrow } from "../../src/runner/data/arrow.ts";
import { readCsv } from "../../src/runner/data/csv.ts";
import { encodeTable } from "../../src/runner/data/encode.ts";

/** A process with little room for objects: a million rows go from DuckDB to the bytes that a page is sent. */
const driver = await openDuckDb({ kind: "duckdb" }, createRequire(import.meta.url));
const db = new Connection("test", async () => driver);
const columns = Array.from({ length: 12 }, (_, i) => (i % 2 === 0 ? `range * ${i + 1} AS whole${i}` : `range / ${i}.5::DOUBLE AS part${i}`)).join(", ");
const table = await db.text(`SELECT ${columns} FROM range(1000000)`).arrow();
const encoded = encodeTable(table, undefined, { arrow: () => arrow, csv: () => readCsv });
const back = encoded.kind === "blob" ? arrow.decode(encoded.bytes) : undefined;
process.send?.({ rows: encoded.kind === "blob" ? encoded.rows : 0, types: encoded.kind === "blob" ? [...new Set(encoded.columns.map(({ type }) => type))] : [], last: [back?.getChild("whole2")?.at(999_999), back?.getChild("part3")?.at(999_999)] });
await driver.close();
process.disconnect?.();
