import type { DuckDBConnection, DuckDBPreparedStatement } from "@duckdb/node-api";
import { QueryError } from "../query-error.ts";

/** Tables of DuckDB's own that do something as they are read, tell what others asked, or hide what they run. No setting of it forbids them. */
const DOES = /^(?:(?:ENABLE|DISABLE|FORCE|TRUNCATE)_\w+|CHECKPOINT|DUCKDB_LOG\w*|DUCKDB_PREPARED_STATEMENTS|JSON_EXECUTE_SERIALIZED_SQL|ARROW_SCAN\w*)$/;
/** What stands in each text that comes to one of them, in however many pieces its name is: `query('FROM enable_' || 'logging()')`. */
const MAY_COME_TO_ONE = /able_|force_|truncate_|checkpoint|duckdb_|serialized|arrow_scan|query/i;

interface Planned {
  readonly name: string;
  readonly children?: readonly Planned[];
}

/**
 * Sees to it that a statement that reads does nothing else: not what its text says counts, but what DuckDB would do for it.
 *
 * @param bind gives a statement the values of this one.
 * @throws {QueryError}
 */
export async function refuseEffects(connection: DuckDBConnection, text: string, isExplain: boolean, bind: (statement: DuckDBPreparedStatement) => void): Promise<void> {
  if (!MAY_COME_TO_ONE.test(text)) return;
  // EXPLAIN ANALYZE runs what it explains, and nothing explains it.
  if (isExplain) throw new QueryError("EXPLAIN is not for statements with query(…) or with tables of DuckDB's own");
  const explained = await connection.prepare(`EXPLAIN (FORMAT json) ${text}`);
  bind(explained);
  const [[, plan] = []] = (await explained.runAndReadAll()).getRows();
  const found = namesIn(JSON.parse(String(plan)) as readonly Planned[]).find((name) => DOES.test(name));
  if (found !== undefined) throw new QueryError(`${found.toLowerCase()}() is not for statements that read: it does something, or tells of others' statements`);
}

const namesIn = (plan: readonly Planned[]): readonly string[] => plan.flatMap(({ name, children = [] }) => [name.trim(), ...namesIn(children)]);
