import { expect, test } from "vitest";
import type { JsonValue } from "../json.ts";
import { cellFault } from "./cell-fault.ts";
import { columnProblem, columnsProblem } from "./column-problem.ts";
import type { ColumnSpec } from "./column.ts";
import { formatProblem, readPattern } from "./number-format.ts";

const size: ColumnSpec = { kind: "select", options: [{ value: "s", label: "Small" }, { value: 2, label: "Two" }] };
const tags: ColumnSpec = { kind: "multiselect", options: [{ value: "a", label: "A" }] };
const code: ColumnSpec = { kind: "text", required: true, maxChars: 4, pattern: "[A-Z]+", patternNote: "Capitals" };
const share: ColumnSpec = { kind: "number", min: 0, max: 1, step: 0.1 };
const day: ColumnSpec = { kind: "date", min: "2026-01-01", max: "2026-12-31" };

test("[COL-1] a column that the data has not is named, with those that it has", () => {
  expect(columnsProblem("dataframe", { gone: { kind: "text" } }, ["a", "b"])).toBe('dataframe: "columns" speaks of "gone", which the data has not; it has "a", "b"');
  for (const kind of ["image", "audio", "video"] as const) expect(columnsProblem("dataframe", { a: { kind, alt: "gone" } }, ["a"])).toContain('alt names "gone"');
  expect(columnsProblem("dataframe", { a: code }, ["a"])).toBeUndefined();
});

test.each<[string, unknown]>([
  ["there is no kind", { kind: "colour" }], ["a column is written as", "text"], ["width is 3", { width: 3 }], ['width is "wide"', { width: "wide" }],
  ["alignment", { alignment: "middle" }], ["min (5) is above max (1)", { kind: "number", min: 5, max: 1 }], ["min is NaN", { kind: "number", min: Number.NaN }],
  ["step is 0", { kind: "number", step: 0 }], ['min is "today"; write days', { kind: "date", min: "today" }], ['max is "9"; write times', { kind: "time", max: "9" }],
  ["no style of numbers", { kind: "number", format: { style: "roman" } }], ["needs one place for the number", { kind: "number", format: { pattern: "kg" } }],
  ["write one of localized", { kind: "date", format: "roman" }], ['write { style: "percent" }', { kind: "number", format: "distance" }], ["time zone", { kind: "datetime", zone: "Mars/Olympus" }],
  ["no regular expression", { kind: "text", pattern: "(" }], ["no regular expression", { kind: "link", textPattern: "[" }], ["maxChars is 0", { kind: "text", maxChars: 0 }],
  ["it needs options", { kind: "select" }], ["two options are both", { kind: "select", options: [{ value: 1, label: "a" }, { value: 1, label: "b" }] }],
  ["is no text, number or truth", { kind: "select", options: [{ value: null, label: "a" }] }], ["the default 5 is no value of this column (max)", { kind: "number", max: 4, default: 5 }],
])("[COL-2] a column that makes no sense is told in words: %s", (words, spec) => {
  // As a script without types would have it.
  expect(columnProblem(spec as ColumnSpec)).toContain(words);
});

test.each<ColumnSpec>([
  {}, { format: "distance" }, { format: { style: "percent" } }, { width: "small", pinned: true, alignment: "right" }, size, tags, code, share, day,
  { kind: "time", min: "08:00", max: "18:00", step: 900, default: "09:00" }, { kind: "datetime", zone: "Europe/Paris", format: "iso8601" }, { kind: "progress", min: 0, max: 10 },
  { kind: "number", format: { pattern: "%,.1f %%" } }, { kind: "lineChart", min: 0 }, { kind: "button", text: "Open" }, { kind: "number", default: 3 },
])("[COL-2] what makes sense is taken: %j", (spec) => {
  expect(columnProblem(spec)).toBeUndefined();
});

test.each<[ColumnSpec, JsonValue, string | undefined]>([
  [code, "ABC", undefined], [code, null, "required"], [code, "", "required"], [code, "ABCDE", "length"], [code, "abc", "pattern"], [code, 5, "type"],
  [share, 0.3, undefined], [share, 0.35, "step"], [share, -0.1, "min"], [share, 1.1, "max"], [share, "0.3", "type"], [share, null, undefined],
  [{ kind: "checkbox" }, true, undefined], [{ kind: "checkbox" }, 1, "type"], [size, "s", undefined], [size, 2, undefined], [size, "2", "option"],
  [tags, ["a"], undefined], [tags, ["z"], "option"], [tags, "a", "type"], [{ ...tags, acceptNew: true }, ["a", "z"], undefined], [{ ...tags, acceptNew: true }, [" "], "option"], [{ ...tags, acceptNew: true }, ["z".repeat(201)], "option"], [{ ...tags, required: true }, [], "required"],
  [day, "2026-05-03", undefined], [day, "2026-02-30", "type"], [day, "2025-12-31", "min"], [day, Date.UTC(2026, 4, 3), undefined], [day, Date.UTC(2027, 4, 3), "max"],
  [{ kind: "time", max: "18:00" }, "18:30", "max"], [{ kind: "datetime" }, "2026-05-03T09:30", undefined], [{ kind: "datetime" }, "later", "type"],
  [{ kind: "list" }, [1, "two"], undefined], [{ kind: "list" }, "one", "type"], [{}, { any: "thing" }, undefined],
])("[COL-3] a cell %j with %j: %s", (spec, value, fault) => {
  expect(cellFault(spec, value)?.kind).toBe(fault);
});

test("[COL-4] a pattern has one place for the number, and words around it", () => {
  expect(readPattern("%.2f kg")).toEqual({ before: "", after: " kg", letter: "f", digits: 2, sign: false, group: false });
  expect(readPattern("about %+,d%%")).toEqual({ before: "about ", after: "%", letter: "d", sign: true, group: true });
  for (const wrong of ["kg", "%d of %d", "%s", "%", "100%", "%.999f"]) expect(readPattern(wrong), wrong).toBeUndefined();
  expect(formatProblem({ currency: "euro" })).toContain("three letters");
  expect(formatProblem({ digits: 21 })).toContain("0 to 20");
  expect(formatProblem({ style: "bytes", digits: 1 })).toBeUndefined();
});
