import type { ColumnInfo } from "@tutti/protocol";
import type { Table } from "./table.ts";

/** Bytes of tables that are kept for those that come back: a chart that is switched to and fro, a grid in another tab. */
const MAX_BYTES = 160 * 1024 * 1024;

export interface TableCache {
  /** The table of a blob; fetched and read once, also when several elements ask at the same time. */
  get(blob: string, columns: readonly ColumnInfo[]): Promise<Table>;
  /** The table, if it is here already: then nothing needs to be shown while it is awaited. */
  peek(blob: string): Table | undefined;
}

/** Keeps the tables that were used last, within a bound. A blob's name says its content, so that none goes stale. */
export function createTableCache(
  load: (blob: string) => Promise<Uint8Array>,
  read: (bytes: Uint8Array, columns: readonly ColumnInfo[]) => Table | Promise<Table>,
  maxBytes = MAX_BYTES,
): TableCache {
  const ready = new Map<string, Table>();
  const coming = new Map<string, Promise<Table>>();
  const size = (table: Table): number => table.bytes?.byteLength ?? 0;

  function keep(blob: string, table: Table): void {
    ready.delete(blob);
    ready.set(blob, table);
    let total = [...ready.values()].reduce((sum, kept) => sum + size(kept), 0);
    for (const [oldest, kept] of ready) {
      if (total <= maxBytes || oldest === blob) break;
      ready.delete(oldest);
      total -= size(kept);
    }
  }

  return {
    peek(blob) {
      const table = ready.get(blob);
      if (table) keep(blob, table);
      return table;
    },
    async get(blob, columns) {
      const present = this.peek(blob);
      if (present) return present;
      const underWay = coming.get(blob);
      if (underWay) return underWay;
      const table = load(blob).then((bytes) => read(bytes, columns));
      coming.set(blob, table);
      try {
        const done = await table;
        keep(blob, done);
        return done;
      } finally {
        coming.delete(blob);
      }
    },
  };
}
