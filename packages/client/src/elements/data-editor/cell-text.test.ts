import type { ColumnSpec, ColumnType, JsonValue } from "@tutti/protocol";
import { describe, expect, test } from "vitest";
import { cellText, editedColumn, readCell } from "./cell-text.ts";
import { readTsv } from "./tsv.ts";
import { wallMs, wallText } from "./wall-time.ts";

const column = (type: ColumnType, spec?: ColumnSpec) => editedColumn({ name: "c", type }, spec);
const hall = { kind: "select", options: [{ value: 1, label: "Great Hall" }, { value: 2, label: "Foundry" }] } as const;
const parts = { kind: "multiselect", options: [{ value: "s", label: "strings" }, { value: "b", label: "brass" }] } as const;
const DAY = Date.UTC(2026, 8, 4);

describe("what stands in the editor of a cell", () => {
  test.each<readonly [string, ReturnType<typeof column>, JsonValue, string]>([
    ["a number, with all its digits", column("number"), 1234.5678, "1234.5678"], ["a large one as the reader groups it", column("number"), 12345.5, "12,345.5"],
    ["a text", column("text"), " a\nb ", " a\nb "], ["a day of the author's dates", column("date"), DAY, "2026-09-04"], ["a day as text", column("text", { kind: "date" }), "2026-09-04", "2026-09-04"],
    ["a time", column("text", { kind: "time" }), "19:30", "19:30"], ["an option", column("number", hall), 2, "Foundry"], ["options", column("json", parts), ["s", "b"], "strings, brass"],
    ["a list", column("json", { kind: "list" }), ["x, y", "z"], "x, y\nz"],
    ["a moment in its author's zone", column("datetime", { kind: "datetime", zone: "Asia/Tokyo" }), Date.UTC(2026, 8, 4, 15, 30), "2026-09-05T00:30"],
  ])("[CELL-1] %s is read back as it was", (_, of, value, text) => {
    expect(cellText(of, value, "en-GB")).toBe(text);
    expect(readCell(of, text, "en-GB")).toEqual(value);
  });

  test.each<readonly [string, ReturnType<typeof column>, string, string, JsonValue]>([
    ["nothing", column("number"), "en-GB", "  ", null], ["a German number", column("number"), "de", "1.234,5", 1234.5], ["no number", column("number"), "en-GB", "12 kg", "12 kg"],
    ["a day in figures, as the reader orders them", column("date"), "de", "4.9.2026", DAY], ["the same in English", column("date"), "en-US", "9/4/26", DAY], ["no day", column("date"), "de", "30.2.2026", "30.2.2026"],
    ["a time of the afternoon", column("text", { kind: "time" }), "en-US", "7:05 pm", "19:05"], ["no time", column("text", { kind: "time" }), "en-GB", "25:00", "25:00"],
    ["an option by its label, in any case", column("number", hall), "en-GB", "great hall", 1], ["an option by its value", column("number", hall), "en-GB", "2", 2], ["no option", column("number", hall), "en-GB", "Attic", "Attic"],
    ["options, one of them unknown", column("json", parts), "en-GB", "brass; winds", ["b", "winds"]], ["truth", column("boolean"), "en-GB", "Yes", true], ["no truth", column("boolean"), "en-GB", "maybe", "maybe"],
    ["a day and a time without a zone", column("text", { kind: "datetime" }), "en-GB", "2026-09-04 9:30", "2026-09-04T09:30"], ["a list in one line", column("json", { kind: "list" }), "en-GB", "a, b", ["a", "b"]],
    ["a list as JSON", column("json", { kind: "list" }), "en-GB", "[1, 2]", [1, 2]], ["a text that looks like a number", column("text"), "en-GB", "007", "007"],
  ])("[CELL-2] %s is read as people write it, and what cannot be read stays as it was typed", (_, of, locale, typed, value) => {
    expect(readCell(of, typed, locale)).toEqual(value);
  });

  test("[CELL-3] a clock on the wall is right on both sides of a change of time, in any zone", () => {
    for (const ms of [Date.UTC(2026, 2, 29, 0, 59), Date.UTC(2026, 2, 29, 1), Date.UTC(2026, 9, 25, 2), Date.UTC(2026, 0, 1), Date.UTC(1999, 11, 31, 23, 59, 58)]) {
      for (const zone of ["Europe/Berlin", "America/St_Johns", "Asia/Kathmandu", undefined]) expect(wallMs(wallText(ms, zone), zone)).toBe(ms);
    }
    expect(wallText(Date.UTC(2026, 6, 1, 12), "Europe/Berlin")).toBe("2026-07-01T14:00");
  });
});

describe("what a spreadsheet puts on the clipboard", () => {
  test.each([
    ["one value", "x", [["x"]]], ["lines and tabs", "a\tb\r\nc\t\r\n", [["a", "b"], ["c", ""]]], ["a field of two lines", '"a\nb"\tc', [["a\nb", "c"]]], ["quotes in a field", '"say ""hi"""\tc', [['say "hi"', "c"]]],
    ["a quote that is a letter", '5" pipe\t"x" y', [['5" pipe', '"x" y']]], ["a quote that is never closed", '"open\tb', [['"open', "b"]]], ["an empty line between", "a\n\nb", [["a"], [""], ["b"]]], ["old line ends", "a\rb", [["a"], ["b"]]],
  ])("[CELL-4] %s", (_, text, lines) => {
    expect(readTsv(text)).toEqual(lines);
  });
});
