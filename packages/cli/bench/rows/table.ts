import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { startChild } from "../child.ts";
import type { Measure } from "../row.ts";

/** What was asked of the table, and how long that took (ms). */
export interface TableSeen { readonly steps: readonly { readonly what: string; readonly ms: number }[]; readonly memory: number }

/** A hundred million rows of a DuckDB file, page by page, as `dataframe` asks for them. */
export const table: Measure = {
  name: "table",
  async run({ quick, say }) {
    const rows = quick ? 3_000_000 : 100_000_000;
    const folder = mkdtempSync(join(tmpdir(), "tutti-table-"));
    const child = startChild("servers/table.ts");
    try {
      say(`makes ${rows.toLocaleString("en")} rows …`);
      const file = join(folder, "rows.duckdb");
      await child.ask({ what: "make", file, rows });
      const { steps, memory } = await child.ask<TableSeen>({ what: "look", file, rows });
      const size = `${Math.round(statSync(file).size / 1e6)} MB`;
      const name = (what: string): string => `${rows / 1e6} million rows of DuckDB: ${what}`;
      return [
        ...steps.map(({ what, ms }) => ({ name: name(what), ours: ms, unit: "ms", note: "200 rows and how many there are, asked once in a new process" })),
        { name: name("the most memory of the process"), ours: memory, unit: "MiB", note: `the file has ${size}; DuckDB keeps to 2 GB here` },
      ];
    } finally {
      await child.end();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};
