import type { TableData } from "@tutti/protocol";
import { createEffect, createSignal, onCleanup, type Accessor } from "solid-js";
import { useRoom } from "../room.ts";
import { inlineTable } from "../table-data/inline-table.ts";
import type { Table } from "../table-data/table.ts";
import { tablesOf } from "../table-data/use-table.ts";

const NONE: ReadonlyMap<string, Table> = new Map();

export interface TablesInUse {
  /** All of them, once all are here; those before stay until then. */
  readonly tables: Accessor<ReadonlyMap<string, Table> | undefined>;
  readonly problem: Accessor<string | undefined>;
  retry(): void;
}

/** Follows several tables of one element as one. */
export function useTables(data: () => Readonly<Record<string, TableData>> | undefined): TablesInUse {
  const cache = tablesOf(useRoom());
  const [tables, setTables] = createSignal<ReadonlyMap<string, Table> | undefined>();
  const [problem, setProblem] = createSignal<string>();
  const [attempt, setAttempt] = createSignal(0);
  createEffect(() => {
    attempt();
    const wanted = Object.entries(data() ?? {});
    const here = wanted.map(([name, one]) => [name, one.kind === "inline" ? inlineTable(one) : cache.peek(one.blob)] as const);
    const present = here.filter((entry): entry is readonly [string, Table] => entry[1] !== undefined);
    if (present.length === wanted.length) {
      setProblem(undefined);
      setTables(wanted.length === 0 ? NONE : new Map(present));
      return;
    }
    let current = true;
    onCleanup(() => { current = false; });
    Promise.all(wanted.map(async ([name, one]) => [name, one.kind === "inline" ? inlineTable(one) : await cache.get(one.blob, one.columns)] as const)).then(
      (ready) => {
        if (!current) return;
        setProblem(undefined);
        setTables(new Map(ready));
      },
      (error: unknown) => { if (current) setProblem(error instanceof Error ? error.message : String(error)); },
    );
  });
  return { tables, problem, retry: () => setAttempt((n) => n + 1) };
}
