import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { JsonValue } from "../json.ts";
import { fromParameters, toParameters } from "./query.ts";
import { valueOf, type WidgetProps, type WidgetRule } from "./widget.ts";
import { WIDGETS } from "./index.ts";

const options = ["EMEA", "APAC", "12", "true", ""].map((id) => ({ id, label: id }));

/** Reads parameters by a widget's rule, and gives the author's value. */
function read(kind: keyof typeof WIDGETS, props: object, texts: readonly string[]): unknown {
  const rule = WIDGETS[kind] as unknown as WidgetRule<WidgetProps, unknown>;
  const all = { label: "X", ...props } as WidgetProps;
  const stored = fromParameters(rule, all, texts);
  return stored === undefined ? "none" : valueOf(rule, all, stored);
}

test.each<readonly [keyof typeof WIDGETS, object, readonly string[], unknown]>([
  ["select", { options, value: "EMEA" }, ["APAC"], "APAC"],
  ["select", { options, value: "EMEA" }, ["12"], "12"],
  ["select", { options, value: "EMEA" }, ["nowhere"], "none"],
  ["checkbox", { value: false }, ["true"], true],
  ["checkbox", { value: false }, ["1"], "none"],
  ["slider", { min: 0, max: 10, step: 1, value: 3 }, ["7"], 7],
  ["slider", { min: 0, max: 10, step: 1, value: [1, 2] }, ["2", "5"], [2, 5]],
  ["slider", { min: 0, max: 10, step: 1, value: 3 }, ["seven"], "none"],
  ["multiselect", { options, value: [] }, ["APAC", "12"], ["APAC", "12"]],
  ["multiselect", { options, value: ["APAC"] }, [""], []],
  ["dateInput", { value: null }, ["2026-05-01"], "2026-05-01"],
  ["numberInput", { value: 3, clearable: true }, [""], null],
  ["textInput", { value: "" }, ["x"], "x"],
  ["textInput", { value: "x" }, [""], ""],
  ["textInput", { value: "", type: "email" }, ["nobody"], "none"],
  ["textInput", { value: "", maxChars: 2 }, ["abc"], "ab"],
  ["textArea", { value: "" }, ["a\nb"], "a\nb"],
  ["textArea", { value: "" }, ["a", "b"], "none"],
  ["textArea", { value: "" }, ["x".repeat(1_001)], "none"],
])("[QUERY-1] %s with %j reads %j", (kind, props, texts, value) => {
  expect(read(kind, props, texts)).toEqual(value);
});

test("[QUERY-1] a text that is too long for an address is not said there", () => {
  expect([toParameters("x".repeat(1_001)), toParameters("x".repeat(1_000))]).toEqual([[], ["x".repeat(1_000)]]);
});

test("[QUERY-1] a value comes back from its parameters, and nobody's text breaks a widget", () => {
  const slider = { label: "X", min: 0, max: 1_000, step: 1, value: 0 };
  fc.assert(fc.property(fc.integer({ min: 0, max: 1_000 }), (value) => {
    expect(read("slider", slider, toParameters(value))).toBe(value);
  }));
  fc.assert(fc.property(fc.array(fc.string(), { maxLength: 4 }), (texts) => {
    for (const kind of ["slider", "select", "multiselect", "checkbox", "dateRange", "timeInput", "colorPicker", "pagination"] as const) {
      const props = { options, min: kind === "slider" ? 0 : undefined, max: kind === "slider" ? 9 : undefined, step: 1, pages: 3, value: kind === "multiselect" ? [] : null };
      const found: JsonValue | undefined = fromParameters(WIDGETS[kind] as unknown as WidgetRule<WidgetProps, unknown>, { label: "X", ...props } as WidgetProps, texts);
      if (found !== undefined) expect(() => JSON.stringify(found)).not.toThrow();
    }
  }));
});
