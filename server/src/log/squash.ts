/** What is looked at of a change. */
export interface SquashRow {
  readonly id: number;
  readonly at: number;
  readonly person: string | null;
  readonly key: string;
  readonly before: string | null;
  readonly operation: string | null;
}

/** Changes of one widget by one person that follow each other within this time (ms) become one. */
const TOGETHER = 60_000;

/**
 * Which changes go into the one that came last of them: it then begins where the first of them began.
 *
 * @param rows oldest first. What is part of an operation stays as it is.
 */
export function squashed(rows: readonly SquashRow[]): { readonly gone: readonly number[]; readonly begins: ReadonlyMap<number, string | null> } {
  const gone: number[] = [];
  const begins = new Map<number, string | null>();
  const latest = new Map<string, SquashRow>();
  for (const row of rows) {
    const last = latest.get(row.key);
    latest.set(row.key, row);
    if (!last || last.person !== row.person || last.operation !== null || row.operation !== null || row.at - last.at >= TOGETHER) continue;
    begins.set(row.id, begins.has(last.id) ? (begins.get(last.id) ?? null) : last.before);
    begins.delete(last.id);
    gone.push(last.id);
  }
  return { gone, begins };
}
