import type { RowsInSight } from "@tutti/protocol";
import { createEffect, createMemo, createSignal, on, untrack, type Accessor } from "solid-js";
import { drive } from "../dataframe/drive.ts";
import { orderNow, rowOrder, type OrderRequest } from "../table-data/row-order.ts";
import type { Table } from "../table-data/table.ts";
import { ArrangedRows, rowsNow, type RowsOrder } from "./arranged-rows.ts";
import type { Editor } from "./create-editor.ts";
import { sheetTable } from "./sheet-table.ts";

/** A table of more rows is sorted in slices, so that the page lives meanwhile. */
const AT_ONCE = 20_000;

export interface Arranged {
  /** The rows that this reader has before them. */
  readonly inSight: Accessor<RowsInSight>;
  /** Where those stand in the sheet; `undefined` where all are there as they came. */
  places(): Uint32Array | undefined;
  readonly busy: Accessor<boolean>;
  /** Whether something was written since the rows were put into their order. */
  readonly stale: Accessor<boolean>;
  /** Works the order out again, with what has been written since. */
  again(): void;
}

/**
 * Puts a table under edit into the order that its reader asks for, and no one else's. It is worked out when it is asked for, and when
 * the author's data are others; what is written meanwhile moves no row.
 *
 * @param onMoved called when rows have come to stand elsewhere.
 */
export function useArranged(editor: Editor, base: Accessor<Table>, request: Accessor<OrderRequest>, onMoved: (before: RowsInSight, now: RowsInSight) => void): Arranged {
  const [found, setFound] = createSignal<{ readonly order: RowsOrder; readonly version: number }>();
  const [busy, setBusy] = createSignal(false);
  const [asked, setAsked] = createSignal(0);
  let n = 0;
  // They change only where rows come or go.
  const deleted = createMemo(() => (editor.version(), editor.sheet().deleted));
  const added = createMemo(() => (editor.version(), editor.sheet().added));
  const arranged = createMemo(on([found, editor.sheet, deleted, added], ([now, sheet]) => now && new ArrangedRows(sheet, now.order)));
  const inSight = (): RowsInSight => arranged() ?? editor.sheet();
  createEffect(on([editor.sheet, base, request, asked], ([sheet, table, wanted]) => {
    n += 1;
    const mine = n;
    const version = untrack(editor.version);
    const done = (order: RowsOrder | undefined): void => {
      if (mine !== n) return;
      const before = untrack(inSight);
      setBusy(false);
      setFound(order && { order, version });
      onMoved(before, untrack(inSight));
    };
    if (wanted.sort.length === 0 && wanted.filters.length === 0) {
      if (untrack(found)) done(undefined);
      return;
    }
    const snapshot = sheetTable(table, () => sheet);
    const order = rowsNow(sheet);
    const keep = (places: Uint32Array | undefined): void => done(places && order(places));
    if (sheet.rows <= AT_ONCE) keep(orderNow(snapshot, wanted));
    else {
      setBusy(true);
      void drive(rowOrder(snapshot, wanted), () => mine === n).then((steps) => { if (steps) keep(steps.value); });
    }
  }));
  return {
    inSight, busy,
    places: () => arranged()?.places(),
    stale: () => (found()?.version ?? editor.version()) !== editor.version(),
    again: () => void setAsked((times) => times + 1),
  };
}
