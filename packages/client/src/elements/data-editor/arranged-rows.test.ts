import { addRows, deleteRows, keyedRow, RowEdits, setCells, Sheet, sheetColumns, paste, type JsonValue, type RowsInSight, type RowWrite } from "@tutti/protocol";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { column } from "../table-data/table.ts";
import { orderNow, type OrderRequest } from "../table-data/row-order.ts";
import { ArrangedRows, rowsNow } from "./arranged-rows.ts";
import { sheetTable } from "./sheet-table.ts";

const request = (more: Partial<OrderRequest>): OrderRequest => ({ search: "", sort: [], filters: [], specs: [], locale: "en", ...more });
const BY_N = request({ sort: [{ column: 1, descending: true }] });

/** Five wares, `a` to `e`, with the numbers 0 to 4, under edit. */
function wares() {
  const data = ["a", "b", "c", "d", "e"].map((id, n) => ({ id, n }));
  const read = (row: number, name: string): JsonValue => (name === "id" ? data[row]?.id : data[row]?.n) ?? null;
  const infos = [{ name: "id", type: "text" }, { name: "n", type: "integer" }] as const;
  const edits = new RowEdits();
  const sheet = new Sheet({ rows: 5, rowId: "id", at: read }, edits, "dynamic", sheetColumns({ data: { kind: "inline", rows: 5, columns: infos, values: [] } }));
  const base = { rows: 5, columns: infos.map((info) => column(info, 5, (row) => read(row, info.name))) };
  const write = (writes: readonly RowWrite[]): void => {
    for (const [member, value] of writes) edits.put(member, value);
    sheet.touch();
  };
  return {
    sheet, write,
    arrange: (asked: OrderRequest) => {
      const found = orderNow(sheetTable(base, () => sheet), asked);
      const order = rowsNow(sheet)(found ?? new Uint32Array());
      return () => new ArrangedRows(sheet, order);
    },
    ids: (rows: RowsInSight) => Array.from({ length: rows.rows }, (_, i) => { const row = rows.row(i); return row && sheet.cell(row, "id").value; }).join(""),
  };
}

describe("rows as one reader has sorted and filtered them", () => {
  test("[ARRANGE-1] an edit moves no row, and goes to the row that it was made in", () => {
    const { sheet, write, arrange, ids } = wares();
    const rows = arrange(BY_N);
    expect(ids(rows())).toBe("edcba");
    const top = rows().row(0);
    expect(top).toMatchObject({ id: keyedRow("e"), base: 4 });
    write(setCells(sheet, [{ row: top?.id ?? "", column: "n", value: -1 }], undefined).writes);
    expect(ids(rows())).toBe("edcba");
    expect(sheet.cell(sheet.row(4)!, "n").value).toBe(-1);
    // Asked for again, it goes where it belongs.
    expect(ids(arrange(BY_N)())).toBe("dcbae");
  });

  test("[ARRANGE-2] what is deleted goes, and comes back behind the others; what is added stands there too, also where a filter would leave it out", () => {
    const { sheet, write, arrange, ids } = wares();
    write(deleteRows(sheet, [keyedRow("b")], undefined).writes);
    const rows = arrange(request({ ...BY_N, filters: [{ column: 1, filter: { kind: "range", min: 1 } }] }));
    expect(ids(rows())).toBe("edc");
    write(deleteRows(sheet, [keyedRow("d")], undefined).writes);
    write(addRows(sheet, [new Map<string, JsonValue>([["id", "x"], ["n", 0]])], "q", undefined).writes);
    expect(ids(rows())).toBe("ecx");
    write(setCells(sheet, [{ row: keyedRow("b"), column: "n", value: 9 }], undefined).writes);
    expect(ids(rows())).toBe("ecbx");
    const again = arrange(BY_N);
    expect(ids(again())).toBe("becax");
    write(deleteRows(sheet, [sheet.added[0] ?? ""], undefined).writes);
    expect(ids(again())).toBe("beca");
  });

  test("[ARRANGE-3] what is pasted goes down the rows in sight, and beyond them begins new ones", () => {
    const { sheet, write, arrange } = wares();
    const rows = arrange(BY_N);
    write(paste(sheet, { row: 3, columns: ["n"], values: [[70], [71], [72]] }, "p", undefined, rows()).writes);
    expect(sheet.cell(sheet.find(keyedRow("b"))!, "n").value).toBe(70);
    expect(sheet.cell(sheet.find(keyedRow("a"))!, "n").value).toBe(71);
    expect(rows().rows).toBe(6);
    expect(sheet.cell(rows().row(5)!, "n").value).toBe(72);
    const top = arrange(BY_N)();
    expect([0, 1, 2].map((i) => sheet.cell(top.row(i)!, "n").value)).toEqual([72, 71, 70]);
  });

  test("[ARRANGE-4] places and rows name each other, whatever was written since", () => {
    const act = fc.record({ delete: fc.boolean(), row: fc.nat(4), n: fc.integer({ min: -9, max: 9 }) });
    fc.assert(fc.property(fc.array(act, { maxLength: 8 }), fc.array(act, { maxLength: 8 }), fc.boolean(), (before, after, filtered) => {
      const { sheet, write, arrange } = wares();
      const play = (acts: readonly { readonly delete: boolean; readonly row: number; readonly n: number }[], batch: string): void => {
        for (const [i, { delete: gone, row, n }] of acts.entries()) {
          const id = sheet.row(row % Math.max(1, sheet.rows))?.id;
          if (n % 3 === 0) write(addRows(sheet, [new Map([["n", n]])], `${batch}${i}`, undefined).writes);
          else if (id !== undefined) write(gone ? deleteRows(sheet, [id], undefined).writes : setCells(sheet, [{ row: id, column: "n", value: n }], undefined).writes);
        }
      };
      play(before, "b");
      const rows = arrange(filtered ? request({ ...BY_N, filters: [{ column: 1, filter: { kind: "range", min: 0 } }] }) : BY_N);
      play(after, "a");
      const now = rows();
      const seen = Array.from({ length: now.rows }, (_, i) => now.row(i)?.id ?? "");
      expect(new Set(seen).size).toBe(now.rows);
      for (const [i, id] of seen.entries()) {
        expect(now.indexOf(id)).toBe(i);
        expect(sheet.row(now.placeOf(i) ?? -1)?.id).toBe(id);
      }
      // Without a filter it is the whole table.
      if (!filtered) expect(now.rows).toBe(sheet.rows);
    }));
  });
});
