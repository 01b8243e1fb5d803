import type { TableData } from "@tutti/protocol";
import { createEffect, createSignal, onCleanup, type Accessor } from "solid-js";
import type { RoomSync } from "../../sync/types.ts";
import { useRoom } from "../room.ts";
import { inlineTable } from "./inline-table.ts";
import { createTableCache, type TableCache } from "./table-cache.ts";
import type { Table } from "./table.ts";

// A blob is readable by those of one room: its tables are kept with that room, and go with it.
const caches = new WeakMap<RoomSync, TableCache>();

function cacheOf(room: RoomSync): TableCache {
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

/** Follows an element's table, small or in a blob. */
export function useTable(data: () => TableData): TableInUse {
  const cache = cacheOf(useRoom());
  const [table, setTable] = createSignal<Table>();
  const [problem, setProblem] = createSignal<string>();
  const [attempt, setAttempt] = createSignal(0);
  createEffect(() => {
    attempt();
    const wanted = data();
    const present = wanted.kind === "inline" ? inlineTable(wanted) : cache.peek(wanted.blob);
    if (present || wanted.kind === "inline") {
      setProblem(undefined);
      setTable(present);
      return;
    }
    let current = true;
    onCleanup(() => { current = false; });
    cache.get(wanted.blob, wanted.columns).then(
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
