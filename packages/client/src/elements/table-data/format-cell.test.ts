import type { ColumnInfo, ColumnSpec, JsonValue } from "@tutti/protocol";
import { expect, test } from "vitest";
import { formatNumber } from "../format.ts";
import { cellFormat } from "./format-cell.ts";
import { momentFormat } from "./format-moment.ts";
import { inlineTable } from "./inline-table.ts";
import type { Column } from "./table.ts";

function written(type: ColumnInfo["type"], spec: ColumnSpec, values: readonly JsonValue[]): string[] {
  const table = inlineTable({ kind: "inline", rows: values.length, columns: [{ name: "x", type }], values: [values] });
  const print = cellFormat(table.columns[0] as Column, values.length, spec, "en-GB");
  return values.flatMap((value) => (value === null ? [] : [print(value)]));
}

const NOW = Date.UTC(2026, 4, 10, 12);
const noon = Date.UTC(2026, 4, 3, 12, 30);

test.each<[ColumnInfo["type"], ColumnSpec, readonly JsonValue[], readonly string[]]>([
  ["number", { kind: "number", format: { pattern: "%.1f kg" } }, [1.25, 1000], ["1.3 kg", "1000.0 kg"]],
  ["integer", { kind: "number", format: { pattern: "%+,d" } }, [1000, -3], ["+1,000", "-3"]],
  ["integer", { kind: "number", format: { style: "bytes" } }, [12_400], ["12.4 kB"]],
  ["number", { format: { style: "accounting", currency: "EUR" } }, [-5], ["(€5.00)"]],
  ["number", { format: { style: "engineering" } }, [123_456], ["123.456E3"]],
  ["number", { format: { style: "percent", digits: 0 } }, [0.4], ["40%"]],
  ["text", { kind: "select", options: [{ value: "a", label: "Apple" }] }, ["a", "b"], ["Apple", "b"]],
  ["json", { kind: "multiselect", options: [{ value: "a", label: "Apple" }] }, [["a", "b"]], ["Apple, b"]],
  ["json", { kind: "list" }, [[1, "two", { three: 3 }], "none"], ['1, two, {"three":3}', "none"]],
  ["number", { kind: "progress" }, [0.25, 1], ["25%", "100%"]],
  ["integer", { kind: "progress" }, [25, 80], ["25", "80"]],
  ["text", { kind: "date" }, ["2026-05-03", "soon"], ["3 May 2026", "soon"]],
  ["date", { kind: "date", format: "iso8601" }, [noon], ["2026-05-03"]],
  ["text", { kind: "time" }, ["09:30"], ["09:30"]],
  ["datetime", { kind: "datetime", zone: "Asia/Tokyo" }, [noon], ["3 May 2026, 21:30"]],
  ["text", { kind: "datetime", zone: "Asia/Tokyo" }, ["2026-05-03T12:30", "2026-05-03T12:30:00Z"], ["3 May 2026, 12:30", "3 May 2026, 21:30"]],
])("[COL-5] %s as %j", (type, spec, values, texts) => {
  expect(written(type, spec, values)).toEqual(texts);
});

test("[COL-5] distances are counted from now, days from today", () => {
  const from = (kind: "date" | "datetime", value: JsonValue & (string | number)): string => momentFormat(kind, "distance", { locale: "en", now: () => NOW })(value);
  expect([from("datetime", NOW - 3 * 60_000), from("datetime", NOW + 2 * 3_600_000), from("datetime", NOW - 400 * 86_400_000)]).toEqual(["3 minutes ago", "in 2 hours", "last year"]);
  expect([from("date", "2026-05-09"), from("date", "2026-05-10"), from("date", "2026-05-13"), from("date", "later")]).toEqual(["yesterday", "today", "in 3 days", "later"]);
});

test("[COL-4] a number stands within its pattern's words", () => {
  expect(formatNumber(255, { pattern: "0x%x" }, "en")).toBe("0xff");
  expect(formatNumber(12_345, { pattern: "%.2e" }, "en")).toBe("1.23E4");
  expect(formatNumber(1.5, { pattern: "%g %%" }, "en")).toBe("1.5 %");
});
