import type { LazyData, TableData } from "@tutti/protocol";
import { createEffect, createSignal, onCleanup, type Accessor } from "solid-js";
import type { RoomSync } from "../../sync/types.ts";
import { useRoom } from "../room.ts";
import { inlineTable } from "./inline-table.ts";
import { createTableCache, type TableCache } from "./table-cache.ts";
import type { Table } from "./table.ts";

// A blob is readable by those of one room: its tables are kept with that room, and go with it.
const caches = new WeakMap<RoomSync, TableCache>();

export function tablesOf(room: RoomSync): TableCache {
  const present = caches.get(room);
  if (present) return present;
  const made = createTableCache(
    (blob) => room.blob(blob),
    async (bytes, columns) => (await import("./arrow-table.ts")).arrowTable(bytes, columns),
  );
  caches.set(room, made);
  return made;
}

export interface TableInUse {
  /** The last table that is here: the one before stays until the next is ready, so that nothing flickers. */
  readonly table: Accessor<Table | undefined>;
  /** Why the newest one could not be had; the one before may still be shown. */
  readonly problem: Accessor<string | undefined>;
  retry(): void;
}

/** Opens a table that stays with the script. */
export type OpenLazy = (data: LazyData) => Promise<Table>;

/** Follows an element's table: small, in a blob, or one that stays with the script. */
export function useTable(data: () => TableData): TableInUse;
export function useTable(data: () => TableData | LazyData, openLazy: OpenLazy): TableInUse;
export function useTable(data: () => TableData | LazyData, openLazy?: OpenLazy): TableInUse {
  const cache = tablesOf(useRoom());
  const [table, setTable] = createSignal<Table>();
  const [problem, setProblem] = createSignal<string>();
  const [attempt, setAttempt] = createSignal(0);
  createEffect(() => {
    attempt();
    const wanted = data();
    const present = wanted.kind === "inline" ? inlineTable(wanted) : wanted.kind === "blob" ? cache.peek(wanted.blob) : undefined;
    if (present || wanted.kind === "inline") {
      setProblem(undefined);
      setTable(present);
      return;
    }
    let current = true;
    onCleanup(() => { current = false; });
    const coming = wanted.kind === "blob" ? cache.get(wanted.blob, wanted.columns) : openLazy?.(wanted);
    coming?.then(
      (ready) => {
        if (!current) return;
        setProblem(undefined);
        setTable(ready);
      },
      (error: unknown) => { if (current) setProblem(error instanceof Error ? error.message : String(error)); },
    );
  });
  return { table, problem, retry: () => setAttempt((n) => n + 1) };
}
