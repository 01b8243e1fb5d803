import type { LazyQuery } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, on, onCleanup, type Accessor } from "solid-js";
import { orderNow, rowOrder, type OrderRequest } from "../table-data/row-order.ts";
import type { Table } from "../table-data/table.ts";
import { drive } from "./drive.ts";
import type { FromOrderWorker, ToOrderWorker } from "./order-worker.ts";

/** A table and the order of its rows, which belong together: one never stands beside another's. */
export interface Ordered {
  readonly table: Table;
  /** The rows that are shown; all as they came where absent. */
  readonly order: Uint32Array | undefined;
}

export interface OrderInUse {
  readonly shown: Accessor<Ordered>;
  /** Whether a newer order is being worked out. */
  readonly busy: Accessor<boolean>;
  /** Why a table that lies elsewhere could not be sorted or searched. */
  readonly problem: Accessor<string | undefined>;
}

const isPlain = (request: OrderRequest): boolean => request.sort.length === 0 && request.filters.length === 0 && request.search.trim() === "";

/** A question by the names of columns, for whoever has the table. */
const named = (table: Table, { search, sort, filters }: OrderRequest): LazyQuery => ({
  search: search.trim(),
  sort: sort.flatMap(({ column, descending }) => {
    const name = table.columns[column]?.name;
    return name === undefined ? [] : [{ column: name, descending }];
  }),
  filters: filters.flatMap(({ column, filter }) => {
    const name = table.columns[column]?.name;
    return name === undefined ? [] : [{ column: name, filter }];
  }),
});

/** Follows a table and what is asked of it. What was shown stays until the next order is ready. */
export function useOrder(table: Accessor<Table>, request: Accessor<OrderRequest>): OrderInUse {
  const [shown, setShown] = createSignal<Ordered>({ table: table(), order: undefined });
  const [busy, setBusy] = createSignal(false);
  const worker = createMemo(() => {
    const bytes = table().bytes;
    return bytes ? lazyWorker(table(), bytes) : undefined;
  });
  const [problem, setProblem] = createSignal<string>();
  let asked = 0;
  createEffect(on([table, request], ([table, request]) => {
    asked += 1;
    const n = asked;
    const done = (order: Uint32Array | undefined): void => {
      if (n !== asked) return;
      setBusy(false);
      setProblem(undefined);
      setShown({ table, order });
    };
    const away = worker();
    if (isPlain(request)) done(undefined);
    else if (table.query) {
      setBusy(true);
      table.query(named(table, request)).then(
        (found) => {
          if (n !== asked) return;
          setBusy(false);
          setProblem(undefined);
          setShown({ table: found, order: undefined });
        },
        (error: unknown) => {
          if (n !== asked) return;
          setBusy(false);
          setProblem(error instanceof Error ? error.message : String(error));
        },
      );
    }
    else if (!away) done(orderNow(table, request));
    else {
      setBusy(true);
      const find = async (): Promise<void> => {
        try {
          done(await away(request));
        } catch {
          // Where there can be no worker, the page works it out itself, in slices.
          done((await drive(rowOrder(table, request), () => n === asked))?.value);
        }
      };
      void find();
    }
  }));
  return { shown, busy, problem };
}

/** Starts a worker at the first question, hands it the table, and ends it with its owner. Rejects where there can be none. */
function lazyWorker(table: Table, bytes: Uint8Array): (request: OrderRequest) => Promise<Uint32Array | undefined> {
  let worker: Worker | undefined;
  let n = 0;
  let waiting: { resolve(order: Uint32Array | undefined): void; reject(error: Error): void } | undefined;
  onCleanup(() => worker?.terminate());
  const send = (message: ToOrderWorker): void => worker?.postMessage(message, {});
  const start = (): void => {
    worker = new Worker(new URL("./order-worker.ts", import.meta.url), { type: "module" });
    worker.addEventListener("message", ({ data }: MessageEvent<FromOrderWorker>) => {
      if (data.n !== n) return;
      if ("problem" in data) waiting?.reject(new Error(data.problem));
      else waiting?.resolve(data.order);
    });
    worker.addEventListener("error", (event) => waiting?.reject(new Error(event.message)));
    send({ type: "table", bytes, columns: table.columns.map(({ name, type }) => ({ name, type })) });
  };
  return (request) => new Promise((resolve, reject) => {
    waiting = { resolve, reject };
    n += 1;
    try {
      if (!worker) start();
      send({ type: "order", n, request });
    } catch (error) {
      reject(error instanceof Error ? error : new Error(String(error)));
    }
  });
}
