import { tableFromArrays, tableFromIPC, tableToIPC } from "@uwdata/flechette";
import type { TableData } from "@tutti/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { Table } from "../ui/tables.ts";
import { ana, ben, must, Stage } from "./runner.fixture.ts";

const inline = async (data: Table, order?: readonly string[]): Promise<TableData & { kind: "inline" }> => {
  const stage = new Stage((ui) => ui.dataframe(data, order ? { order } : {}));
  const { outcome } = await stage.run();
  expect(outcome).toEqual({ kind: "done" });
  const { data: table } = stage.element("dataframe").props;
  if (table.kind !== "inline") throw new Error("It is a blob");
  return table;
};

const refused = async (data: unknown): Promise<string> => {
  const stage = new Stage((ui) => ui.dataframe(data as Table));
  await stage.run();
  return must(stage.errors()[0]);
};

describe("tables", () => {
  it("[RUN-100] rows, columns, Arrow tables and Arrow bytes give the same table", async () => {
    const rows = [{ name: "a", n: 1 }, { name: "b", n: 2 }];
    const expected = {
      kind: "inline", rows: 2, columns: [{ name: "name", type: "text" }, { name: "n", type: "integer" }], values: [["a", "b"], [1, 2]],
    };
    const arrow = tableFromArrays({ name: ["a", "b"], n: [1, 2] });
    expect(await inline(rows)).toEqual(expected);
    expect(await inline({ name: ["a", "b"], n: new Int32Array([1, 2]) })).toEqual(expected);
    expect(await inline(arrow as never)).toEqual(expected);
    expect(await inline(must(tableToIPC(arrow, {}) ?? undefined))).toEqual(expected);
    expect((await inline(rows, ["n"])).columns).toEqual([{ name: "n", type: "integer" }]);
  });

  it("[RUN-101] a column has one type; what is no value is null, and no digit is lost", async () => {
    const day = new Date("2026-05-03");
    const table = await inline([
      { whole: 1, part: 0.5, nan: Number.NaN, flag: true, day, time: day, big: 2n ** 60n, small: 3n, mixed: 1, json: { a: 1 }, none: null },
      { whole: 2, part: 1, nan: Infinity, flag: null, day: null, time: new Date(1), big: 1n, small: 4n, mixed: "x", json: [day, 1n, null].slice(2), late: "only here" },
    ]);
    const column = (name: string): unknown => {
      const i = table.columns.findIndex((info) => info.name === name);
      return [table.columns[i]?.type, table.values[i]];
    };
    expect(column("whole")).toEqual(["integer", [1, 2]]);
    expect(column("part")).toEqual(["number", [0.5, 1]]);
    expect(column("nan")).toEqual(["integer", [null, null]]);
    expect(column("flag")).toEqual(["boolean", [true, null]]);
    expect(column("day")).toEqual(["date", [day.getTime(), null]]);
    expect(column("time")).toEqual(["datetime", [day.getTime(), 1]]);
    expect(column("big")).toEqual(["text", ["1152921504606846976", "1"]]);
    expect(column("small")).toEqual(["integer", [3, 4]]);
    expect(column("mixed")).toEqual(["text", ["1", "x"]]);
    expect(column("json")).toEqual(["json", [{ a: 1 }, [null]]]);
    expect(column("none")).toEqual(["text", [null, null]]);
    expect(column("late")).toEqual(["text", [null, "only here"]]);
  });

  it("[RUN-102] what is no table is told in words: the column, the row, and what there is", async () => {
    expect(await refused(undefined)).toContain("The data is undefined, and not a table");
    expect(await refused([{ a: 1 }, null])).toBe('Row 1 of the data is null; rows are objects, as { month: "May", revenue: 3 }');
    expect(await refused([[1, 2]])).toContain("Row 0 of the data is an array");
    expect(await refused({ a: [1, 2], b: [1] })).toBe('Column "b" has 1 values, and "a" has 2: columns are equally long');
    expect(await refused({ a: 3 })).toBe('Column "a" is a number, and not a list of values');
    expect(await refused([{ a: () => 1 }])).toBe('Column "a" holds a function in row 0, which cannot be shown');
    expect(await refused([{ a: new Map() }])).toContain('Column "a", row 0: the value is a Map');
    expect(await refused(new Uint8Array([1, 2, 3]))).toContain("The bytes are no Arrow IPC");
    const chart = new Stage((ui) => ui.lineChart([{ month: 1, revenue: 2 }], { x: "month", y: "profit" as "revenue" }));
    await chart.run();
    expect(chart.errors()).toEqual(['There is no column "profit"; the data has "month", "revenue"']);
  });

  it("[RUN-103] no rows are no mistake", async () => {
    const stage = new Stage((ui) => {
      ui.dataframe([]);
      ui.lineChart([] as { x: number; y: number }[], { x: "x", y: "y" });
      ui.dataframe({});
      ui.dataframe([] as { airport: string }[], { columns: { airport: { label: "Airport" } } });
    });
    expect((await stage.run()).outcome.kind).toBe("done");
    expect(stage.elements("dataframe").map((element) => element.props.data.columns)).toContainEqual([{ name: "airport", type: "text" }]);
    expect(stage.element("lineChart").props.data).toEqual({ kind: "inline", rows: 0, columns: [{ name: "x", type: "text" }, { name: "y", type: "text" }], values: [[], []] });
  });

  it("[RUN-104] a large table goes before its elements as Arrow under a keyed name, is encoded once for each object, and sent again only when it is shown again", async () => {
    const rows = Array.from({ length: 3_000 }, (_, i) => ({ i, word: `w${i % 5}`, part: i / 2, when: new Date(i * 1_000), bag: i % 2 ? { i } : null, ok: i % 3 === 0 }));
    let show = true;
    const stage = new Stage((ui) => {
      ui.checkbox("Box");
      if (show) ui.dataframe(rows);
    });
    await stage.run();
    const [blob] = stage.all("blob");
    const { data } = stage.element("dataframe").props;
    expect(data).toMatchObject({ kind: "blob", rows: 3_000, blob: must(blob).name });
    expect(must(blob).name).toMatch(/^[A-Za-z0-9_-]{43}$/);
    expect(stage.said.findIndex((message) => message.type === "blob")).toBeLessThan(stage.said.findIndex((message) => message.type === "ops"));
    const back = tableFromIPC(must(blob).bytes);
    expect(data.columns.map((column) => column.type)).toEqual(["integer", "text", "number", "datetime", "json", "boolean"]);
    expect([back.getChild("i")?.at(2_999), back.getChild("word")?.at(7), back.getChild("when")?.at(5), back.getChild("bag")?.at(1), back.getChild("ok")?.at(3)])
      .toEqual([2_999, "w2", 5_000, '{"i":1}', true]);
    await stage.set("checkbox:Box", true);
    expect(stage.all("blob")).toHaveLength(1);
    show = false;
    await stage.run({ all: true });
    show = true;
    await stage.run({ all: true });
    expect(stage.all("blob").map(({ name }) => name)).toEqual([must(blob).name, must(blob).name]);
    // Rows that were added in place are noticed by their number.
    rows.push({ i: 3_000, word: "new", part: 1, when: new Date(0), bag: null, ok: true });
    await stage.run({ all: true });
    expect(stage.element("dataframe").props.data).toMatchObject({ rows: 3_001 });
  });

  it("[RUN-104] columns of typed numbers arrive as they are, and with gaps where they have NaN", async () => {
    const n = 2_500;
    const stage = new Stage((ui) => ui.dataframe({
      int: Int32Array.from({ length: n }, (_, i) => i - 5), whole: Float64Array.from({ length: n }, (_, i) => i * 2 ** 33),
      part: Float64Array.from({ length: n }, (_, i) => i / 4), gaps: Float64Array.from({ length: n }, (_, i) => (i % 2 ? i : Number.NaN)), small: Float32Array.from({ length: n }, () => 0.5),
    }));
    await stage.run();
    const { data } = stage.element("dataframe").props;
    expect(data.columns.map((column) => column.type)).toEqual(["integer", "integer", "number", "integer", "number"]);
    const back = tableFromIPC(must(stage.all("blob")[0]).bytes);
    expect(["int", "whole", "part", "gaps", "small"].map((name) => [2, 3].map((row) => back.getChild(name)?.at(row) ?? null)))
      .toEqual([[-3, -2], [2 ** 34, 3 * 2 ** 33], [0.5, 0.75], [null, 3], [0.5, 0.5]]);
  });

  it("[RUN-105] a person's own table is sent for that person", async () => {
    const stage = new Stage((ui) => ui.private((mine, me) => mine.dataframe({ n: Array.from({ length: 3_000 }, (_, i) => `${me.name}${i}`) })), { people: [ana, ben] });
    await stage.run();
    expect(stage.all("blob").map(({ person }) => person)).toEqual(["ana", "ben"]);
    expect(new Set(stage.all("blob").map(({ name }) => name)).size).toBe(2);
  });

  it("[RUN-106] whatever rows of plain values there are, the table that arrives holds them", async () => {
    const value = fc.oneof(fc.integer(), fc.double(), fc.string(), fc.boolean(), fc.constant(null), fc.constant(undefined), fc.date(), fc.bigInt(), fc.jsonValue());
    const rows = fc.array(fc.dictionary(fc.constantFrom("a", "b", "toString"), value), { maxLength: 6 });
    await fc.assert(fc.asyncProperty(rows, async (data) => {
      const table = await inline(data);
      expect(table.rows).toBe(data.length);
      expect(JSON.parse(JSON.stringify(table))).toEqual(table);
      for (const values of table.values) expect(values).toHaveLength(data.length);
    }), { numRuns: 100 });
  });
});
