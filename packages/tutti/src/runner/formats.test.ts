import { tableFromArrays, tableToIPC } from "@uwdata/flechette";
import type { TableData } from "@tutti/protocol";
import { parquetWriteBuffer } from "hyparquet-writer";
import { describe, expect, it } from "vitest";
import { readParquet } from "../parquet.ts";
import type { Table } from "../ui/tables.ts";
import type { AppUi } from "../ui/ui.ts";
import { readCsv } from "./data/csv.ts";
import { must, Stage } from "./runner.fixture.ts";

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);

async function drawn(script: (ui: AppUi) => unknown): Promise<readonly TableData[]> {
  const stage = new Stage((ui) => void script(ui));
  await stage.run();
  expect(stage.errors()).toEqual([]);
  return [...stage.elements("dataframe"), ...stage.elements("table"), ...stage.elements("barChart")].map(({ props }) => props.data as TableData);
}

async function refused(data: unknown): Promise<string> {
  const stage = new Stage((ui) => ui.dataframe(data as Table));
  await stage.run();
  return must(stage.errors()[0]);
}

/** A table's columns by their names: type and values. */
function columns(table: TableData | undefined): Record<string, unknown> {
  if (table?.kind !== "inline") throw new Error("It is a blob");
  return Object.fromEntries(table.columns.map(({ name, type }, i) => [name, [type, ...(table.values[i] ?? [])]]));
}
const csv = async (text: string): Promise<Record<string, unknown>> => columns((await drawn((ui) => ui.dataframe(text)))[0]);

describe("tables that are bytes or text", () => {
  it("[FORMAT-1] a CSV's columns are what all their texts are", async () => {
    const day = Date.UTC(2026, 4, 3);
    expect(await csv("n,f,b,d,m,t\n1,0.5,true,2026-05-03,2026-05-03T10:00:00Z,x\n-2,1e3,FALSE,,2026-05-03 10:00,y\n")).toEqual({
      n: ["integer", 1, -2], f: ["number", 0.5, 1000], b: ["boolean", true, false], d: ["date", day, null], m: ["datetime", day + 36e6, day + 36e6], t: ["text", "x", "y"],
    });
    expect(await csv("code,id,mixed,none\n01234,12345678901234567890,1,\n10115,2,one,\n")).toEqual({
      code: ["text", "01234", "10115"], id: ["text", "12345678901234567890", "2"], mixed: ["text", "1", "one"], none: ["text", null, null],
    });
  });

  it("[FORMAT-2] ragged rows, names twice, other separators, quotations and a byte order mark", async () => {
    expect(await csv("\ufeffa;b;a\n1;2\n3;4;5;6\n\n")).toEqual({ a: ["integer", 1, 3], b: ["integer", 2, 4], "a (2)": ["integer", null, 5], "column 4": ["integer", null, 6] });
    expect(await csv('a\tb\n"say ""hi""\tand, more"\tx\n')).toEqual({ a: ["text", 'say "hi"\tand, more'], b: ["text", "x"] });
    expect(await csv("a,b\r\n1,2\r\n")).toEqual({ a: ["integer", 1], b: ["integer", 2] });
    expect(columns((await drawn((ui) => ui.dataframe(Uint8Array.of(0x61, 0x0a, 0xe9, 0x74, 0xe9, 0x0a))))[0])).toEqual({ a: ["text", "été"] });
  });

  it("[FORMAT-3] what is no table is told in words", async () => {
    expect(await refused("orders.csv")).toContain('The data is the text "orders.csv"');
    expect(await refused('a,b\n1,"two\n')).toContain("a quotation that does not end");
    expect(await refused(bytesOf("PAR1 and more"))).toContain("The bytes are Parquet");
    expect(await refused(Uint8Array.of(1, 2, 3))).toContain("The bytes are no Arrow IPC, and no CSV");
    expect(await refused(bytesOf("ARROW1 is how it begins"))).toContain("no Arrow IPC");
    expect(await refused(7)).toBe("The data is a number, and not a table");
  });

  it("[FORMAT-4] a Parquet file is read to rows, and a column that it has not is named", async () => {
    const file = parquetWriteBuffer({
      columnData: [
        { name: "who", data: ["Ana", "Bilal", null] }, { name: "n", data: [1n, 2n, 3n] }, { name: "at", data: [new Date(0), new Date(1), new Date(2)] }, { name: "list", data: [[1], [], [2, 3]] },
      ],
      codec: "SNAPPY",
    });
    // As files are read: a view of a larger buffer.
    const padded = new Uint8Array(file.byteLength + 20);
    padded.set(new Uint8Array(file), 10);
    const rows = await readParquet(padded.subarray(10, 10 + file.byteLength));
    const table = columns((await drawn((ui) => ui.dataframe(rows)))[0]);
    expect(table).toEqual({ who: ["text", "Ana", "Bilal", null], n: ["integer", 1, 2, 3], at: ["datetime", 0, 1, 2], list: ["json", [1], [], [2, 3]] });
    expect(await readParquet(new Uint8Array(file), { columns: ["n"] })).toEqual([{ n: 1n }, { n: 2n }, { n: 3n }]);
    await expect(readParquet(new Uint8Array(file), { columns: ["gone"] })).rejects.toThrow('no column "gone"; it has "who", "n"');
    await expect(readParquet(bytesOf("no such file"))).rejects.toThrow("could not be read as a Parquet file");
  });

  it("[FORMAT-5] dataframes, tables and charts take every kind, with the same result; bytes are read once", async () => {
    const rows = [{ name: "a", n: 1 }, { name: "b", n: 2 }];
    const arrow = tableFromArrays({ name: ["a", "b"], n: [1, 2] });
    const kinds: readonly unknown[] = [
      rows, { name: ["a", "b"], n: [1, 2] }, { name: ["a", "b"], n: Int32Array.of(1, 2) }, arrow, must(tableToIPC(arrow, { format: "stream" }) ?? undefined),
      must(tableToIPC(arrow, { format: "file" }) ?? undefined), "name,n\na,1\nb,2\n", bytesOf("name,n\na,1\nb,2\n"),
    ];
    for (const kind of kinds) {
      const data = kind as readonly { readonly name: string; readonly n: number }[];
      const tables = await drawn((ui) => [ui.dataframe(data), ui.table(data), ui.barChart(data, { x: "name", y: "n" })]);
      expect(tables).toHaveLength(3);
      for (const table of tables) expect(columns(table)).toEqual({ name: ["text", "a", "b"], n: ["integer", 1, 2] });
    }
    expect(readCsv("a\n1\n")).toBe(readCsv("a\n1\n"));
  });

  it("[FORMAT-6] nothing, a million rows and 500 columns are tables", async () => {
    for (const nothing of ["", "a,b\n", [], {}, new Uint8Array(), { a: [] }] as readonly Table[]) {
      const [table] = await drawn((ui) => ui.dataframe(nothing));
      expect(table?.rows, JSON.stringify(nothing)).toBe(0);
    }
    const wide = Object.fromEntries(Array.from({ length: 500 }, (_, i) => [`c${i}`, [i, -i]]));
    expect((await drawn((ui) => ui.dataframe(wide)))[0]?.columns).toHaveLength(500);
    const long = { n: Float64Array.from({ length: 1_000_000 }, (_, i) => i) };
    const started = process.cpuUsage();
    const [table] = await drawn((ui) => ui.dataframe(long));
    expect(table).toMatchObject({ kind: "blob", rows: 1_000_000 });
    // By the time that this process has run: what others do on the machine is no part of it.
    expect(process.cpuUsage(started).user / 1_000).toBeLessThan(10_000);
  });

  it("[FORMAT-7] a formula in a CSV is a text", async () => {
    expect(await csv('a\n=1+1\n"=HYPERLINK(""http://x"")"\n')).toEqual({ a: ["text", "=1+1", '=HYPERLINK("http://x")'] });
  });
});
