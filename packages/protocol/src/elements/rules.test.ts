import { describe, expect, test } from "vitest";
import type { JsonValue } from "../json.ts";
import { WIDGETS } from "./index.ts";
import { snap } from "./slider.ts";
import { valueOf, type WidgetProps, type WidgetRule } from "./widget.ts";

const options = ["a", "b", "c"].map((id) => ({ id, label: id.toUpperCase() }));
const slider = { label: "M", min: 1, max: 10, step: 1, value: 5 };
const range = { ...slider, value: [2, 4] as const };
const number = { label: "N", value: 5, min: 0, max: 10 };
const select = { label: "S", options, value: "b" };
const many = { label: "S", options, value: ["b"] };
const day = { label: "D", value: "2026-05-03", min: "2026-01-01", max: "2026-12-31" };

/** A widget, its props, what is stored, and what the script and the page get. */
type Case = readonly [name: string, rule: WidgetRule<never, unknown>, props: WidgetProps, stored: JsonValue | undefined, value: unknown];
const of = <P extends WidgetProps>(name: string, rule: WidgetRule<P, unknown>, props: P, stored: JsonValue | undefined, value: unknown): Case =>
  [name, rule as WidgetRule<never, unknown>, props, stored, value];

const cases: readonly Case[] = [
  of("a slider with nothing stored", WIDGETS.slider, slider, undefined, 5),
  of("a slider's own value", WIDGETS.slider, slider, 7, 7),
  of("above max as written now", WIDGETS.slider, slider, 11, 5),
  of("below min", WIDGETS.slider, slider, 0, 5),
  of("a text where a number belongs", WIDGETS.slider, slider, "7", 5),
  of("a range where one number is shown now", WIDGETS.slider, slider, [2, 4], 5),
  of("a range", WIDGETS.slider, range, [3, 9], [3, 9]),
  of("a range turned round", WIDGETS.slider, range, [9, 3], [2, 4]),
  of("a range of three", WIDGETS.slider, range, [1, 2, 3], [2, 4]),
  of("half a range", WIDGETS.slider, range, [1, null], [2, 4]),
  of("a number", WIDGETS.numberInput, number, 3.5, 3.5),
  of("no number where there has to be one", WIDGETS.numberInput, number, null, 5),
  of("no number where there may be none", WIDGETS.numberInput, { ...number, clearable: true }, null, null),
  of("a number too large", WIDGETS.numberInput, number, 11, 5),
  of("an option", WIDGETS.select, select, "c", "c"),
  of("an option that is gone", WIDGETS.select, select, "z", "b"),
  of("no option where there has to be one", WIDGETS.select, select, null, "b"),
  of("no option where there may be none", WIDGETS.select, { ...select, clearable: true }, null, null),
  of("a checkbox", WIDGETS.checkbox, { label: "C", value: false }, true, true),
  of("a checkbox with something else", WIDGETS.checkbox, { label: "C", value: true }, 0, true),
  of("options that say nothing are as the default says", WIDGETS.multiselect, many, [["a", true]], ["a", "b"]),
  of("an option of the default taken away", WIDGETS.multiselect, many, [["b", false]], []),
  of("the order is that of the options", WIDGETS.multiselect, many, [["c", true], ["a", true], ["b", false]], ["a", "c"]),
  of("options that are gone are not chosen", WIDGETS.multiselect, many, [["z", true]], ["b"]),
  of("no more than max", WIDGETS.multiselect, { ...many, max: 1 }, [["a", true], ["c", true]], ["a"]),
  of("something else than a set", WIDGETS.multiselect, many, "b", ["b"]),
  of("a text", WIDGETS.textInput, { label: "T", value: "default" }, "typed", "typed"),
  of("a text that was emptied stays empty", WIDGETS.textInput, { label: "T", value: "default" }, "", ""),
  of("a day", WIDGETS.dateInput, day, "2026-02-28", "2026-02-28"),
  of("a day that does not exist", WIDGETS.dateInput, day, "2026-02-29", "2026-05-03"),
  of("a day outside", WIDGETS.dateInput, day, "2027-01-01", "2026-05-03"),
  of("no day where there has to be one", WIDGETS.dateInput, day, null, "2026-05-03"),
];

describe("stored values", () => {
  test.each(cases)("[PRO-16] %s", (_, rule, props, stored, value) => {
    expect(valueOf(rule, props as never, stored)).toEqual(value);
  });
});

const problems: readonly (readonly [string, unknown, string | undefined])[] = [
  ["min above max", WIDGETS.slider.problem?.({ ...slider, min: 20 }), "min (20) is above max (10)"],
  ["a step of nothing", WIDGETS.slider.problem?.({ ...slider, step: 0 }), "step is 0"],
  ["a default outside", WIDGETS.slider.problem?.({ ...slider, value: 99 }), "the default 99"],
  ["a range that starts after it ends", WIDGETS.slider.problem?.({ ...slider, value: [9, 2] }), "starts after it ends"],
  ["a sound slider", WIDGETS.slider.problem?.(slider), undefined],
  ["two options alike", WIDGETS.select.problem?.({ ...select, options: [...options, { id: "a", label: "x" }] }), 'two options are both "a"'],
  ["an option with our separator in it", WIDGETS.multiselect.problem?.({ ...many, options: [...options, { id: "x\u001fy", label: "x" }] }), "control characters"],
  ["a default that is no option", WIDGETS.multiselect.problem?.({ ...many, value: ["z"] }), 'the default "z"'],
  ["a day written in another way", WIDGETS.dateInput.problem?.({ label: "D", value: "3.5.2026" }), "YYYY-MM-DD"],
  ["min after max", WIDGETS.dateInput.problem?.({ ...day, min: "2027-01-01" }), "is after max"],
  ["a number's default outside", WIDGETS.numberInput.problem?.({ ...number, value: 11 }), "the default 11"],
];

test.each(problems)("[PRO-17] %s", (_, problem, words) => {
  if (words === undefined) expect(problem).toBeUndefined();
  else expect(problem).toContain(words);
});

test.each([
  [{ min: 0, max: 1, step: 0.1 }, 0.31, 0.3], [{ min: 0, max: 1, step: 0.1 }, 0.3000001, 0.3], [{ min: 1, max: 24, step: 1 }, 12.5, 13],
  [{ min: 0.5, max: 10, step: 2 }, 3.4, 2.5], [{ min: -5, max: 5, step: 3 }, 5, 4], [{ min: 0, max: 1e-6, step: 1e-7 }, 3.2e-7, 3e-7], [{ min: 0, max: 10, step: 1 }, -4, 0],
])("[PRO-18] %j at %d is %d", (props, value, snapped) => {
  expect(snap(props, value)).toBe(snapped);
});
