import { connect } from "tutti";
import { answer } from "../child.ts";
import type { TableSeen } from "../rows/table.ts";

const AT_ONCE = 1_000_000;
const PAGE = 200;
const PLAIN = { search: "", sort: [], filters: [] };
const sorted = (column: string, descending: boolean) => ({ ...PLAIN, sort: [{ column, descending }] });
const south = { column: "region", filter: { kind: "values", values: ["south"] } } as const;

/** A table by itself, without a page: what `dataframe` asks is asked in this process. */
answer({
  async make(request) {
    const [file, rows] = [request["file"] as string, request["rows"] as number];
    const db = connect({ kind: "duckdb", file, writable: true, memory: "2GB" });
    await db.write`CREATE TABLE rows (id BIGINT, amount INTEGER, region VARCHAR, made TIMESTAMP, customer VARCHAR)`;
    for (let from = 0; from < rows; from += AT_ONCE) {
      await db.write`INSERT INTO rows SELECT range, range * 7919 % 1000003, ['north', 'south', 'east', 'west'][1 + (range * 31 % 97 % 4)::INTEGER],
        TIMESTAMP '2020-01-01' + to_seconds(range), 'customer ' || (range * 7919 % 5003) FROM range(${from}, ${Math.min(rows, from + AT_ONCE)})`;
    }
    return db.sql`SELECT count(*) AS n FROM rows`.first();
  },
  async look(request): Promise<TableSeen> {
    const [file, rows] = [request["file"] as string, request["rows"] as number];
    const begun = performance.now();
    const source = await connect({ kind: "duckdb", file, writable: true, memory: "2GB" }).table("rows");
    const steps: { what: string; ms: number }[] = [];
    const look = async (what: string, query: Parameters<typeof source.page>[0], from: number, since = performance.now()): Promise<void> => {
      const answered = await Promise.all([source.count(query), source.page(query, from, PAGE, new AbortController().signal)]).then(() => true, (error: unknown) => (console.error(`${what}: ${String(error)}`), false));
      // One that was not answered is no figure.
      steps.push({ what, ms: answered ? performance.now() - since : Number.NaN });
    };
    await look("from opening it to the first page", PLAIN, 0, begun);
    await look("a jump to the middle", PLAIN, rows / 2);
    await look("a jump to the end", PLAIN, rows - PAGE);
    await look("sorted by a number, the first page", sorted("amount", true), 0);
    await look("so sorted, the first jump to the middle", sorted("amount", true), rows / 2);
    await look("so sorted, another jump", sorted("amount", true), Math.floor(rows * 0.7));
    await look("so sorted, a jump to the end", sorted("amount", true), rows - PAGE);
    await look("sorted by a text of 5,003 values, the first page", sorted("customer", false), 0);
    await look("sorted by a text of four values, a jump to the middle", sorted("region", false), rows / 2);
    await look("a filter, its first page", { ...PLAIN, filters: [south] }, 0);
    await look("a filter, a jump far down", { ...PLAIN, filters: [south] }, Math.floor(rows / 5));
    await look("a search for a word, its first page", { ...PLAIN, search: "customer 1234" }, 0);
    return { steps, memory: process.resourceUsage().maxRSS / 1_024 };
  },
});
