import type { ColumnInfo } from "@tutti/protocol";
import { arrowTable } from "../table-data/arrow-table.ts";
import { rowOrder, type OrderRequest } from "../table-data/row-order.ts";
import type { Table } from "../table-data/table.ts";
import { drive } from "./drive.ts";

/** Sorts and searches a large table off the page's thread. It holds one table; the newest question alone is answered. */
export type ToOrderWorker =
  | { readonly type: "table"; readonly bytes: Uint8Array; readonly columns: readonly ColumnInfo[] }
  | { readonly type: "order"; readonly n: number; readonly request: OrderRequest };
export type FromOrderWorker =
  | { readonly n: number; readonly order: Uint32Array | undefined }
  | { readonly n: number; readonly problem: string };

let table: Table | undefined;
let newest = 0;

const say = (message: FromOrderWorker, transfer: Transferable[] = []): void => postMessage(message, { transfer });

addEventListener("message", (event: MessageEvent<ToOrderWorker>) => {
  const message = event.data;
  if (message.type === "table") {
    table = arrowTable(message.bytes, message.columns);
    return;
  }
  newest = message.n;
  if (!table) return;
  drive(rowOrder(table, message.request), () => newest === message.n).then(
    (result) => { if (result) say({ n: message.n, order: result.value }, result.value ? [result.value.buffer] : []); },
    (error: unknown) => say({ n: message.n, problem: error instanceof Error ? error.message : String(error) }),
  );
});
