/** What is looked at of a change. */
export interface SquashRow {
  readonly id: number;
  readonly at: number;
  readonly person: string | null;
  readonly key: string;
  readonly operation: string | null;
}

/** Changes of one widget by one person that follow each other within this time (ms) become one. */
const TOGETHER = 60_000;

/**
 * Which changes go into the one that came last of them: it then begins where the first of them began.
 *
 * @param rows oldest first. What is part of an operation stays as it is.
 * @returns those that go, and of those that stay, with the change that they now begin at.
 */
export function squashed(rows: readonly SquashRow[]): { readonly gone: readonly number[]; readonly begins: ReadonlyMap<number, number> } {
  const gone: number[] = [];
  const begins = new Map<number, number>();
  const latest = new Map<string, SquashRow>();
  for (const row of rows) {
    const last = latest.get(row.key);
    latest.set(row.key, row);
    if (!last || last.person !== row.person || last.operation !== null || row.operation !== null || row.at - last.at >= TOGETHER) continue;
    begins.set(row.id, begins.get(last.id) ?? last.id);
    begins.delete(last.id);
    gone.push(last.id);
  }
  return { gone, begins };
}
