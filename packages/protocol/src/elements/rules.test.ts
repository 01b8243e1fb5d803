import { describe, expect, test } from "vitest";
import { parsePersonId, type PersonId } from "../ids.ts";
import type { JsonValue } from "../json.ts";
import { WIDGETS } from "./index.ts";
import { shownPages } from "./pagination.ts";
import { voteMember } from "./poll.ts";
import { snap } from "./slider.ts";
import { valueOf, type WidgetProps, type WidgetRule } from "./widget.ts";

const pair = { label: "S", options: ["a", "b", "c"].map((id) => ({ id, label: id })), value: ["a", "b"] as const };
const days = { label: "D", value: ["2026-02-01", "2026-02-03"] as const, min: "2026-01-01", max: "2026-12-31" };
const time = { label: "T", value: "09:30", min: "08:00", max: "18:00" };
const when = { label: "T", value: null, clearable: true };
const stars = { label: "F", face: "stars", value: null } as const;
const tasks = { label: "C", options: pair.options, value: ["a"] };
const person = (id: string): PersonId => parsePersonId(id) as PersonId;
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
  of("a stretch of options", WIDGETS.selectSlider, pair, ["b", "c"], ["b", "c"]),
  of("a stretch turned round", WIDGETS.selectSlider, pair, ["c", "b"], ["a", "b"]),
  of("a stretch with an end that is gone", WIDGETS.selectSlider, pair, ["b", "z"], ["a", "b"]),
  of("one option where a stretch is shown now", WIDGETS.selectSlider, pair, "c", ["a", "b"]),
  of("a place on the track", WIDGETS.selectSlider, { ...pair, value: "a" }, "c", "c"),
  of("two days", WIDGETS.dateRange, days, ["2026-05-01", "2026-05-01"], ["2026-05-01", "2026-05-01"]),
  of("two days turned round", WIDGETS.dateRange, days, ["2026-05-02", "2026-05-01"], days.value),
  of("two days, one outside", WIDGETS.dateRange, days, ["2026-05-02", "2027-05-01"], days.value),
  of("no days where there may be none", WIDGETS.dateRange, { ...days, clearable: true }, null, null),
  of("a time", WIDGETS.timeInput, time, "17:59", "17:59"),
  of("a time too late", WIDGETS.timeInput, time, "18:01", "09:30"),
  of("a time that does not exist", WIDGETS.timeInput, time, "9:5", "09:30"),
  of("a time with seconds", WIDGETS.timeInput, time, "17:59:30", "17:59:30"),
  of("a day and a time", WIDGETS.dateTimeInput, when, "2028-02-29T23:59", "2028-02-29T23:59"),
  of("a day that does not exist, and a time", WIDGETS.dateTimeInput, when, "2027-02-29T23:59", null),
  of("a colour", WIDGETS.colorPicker, { label: "C", value: "#000000" }, "#12abef", "#12abef"),
  of("a colour by name", WIDGETS.colorPicker, { label: "C", value: "#000000" }, "red", "#000000"),
  of("a star", WIDGETS.feedback, stars, 4, 4),
  of("a sixth star", WIDGETS.feedback, stars, 5, null),
  of("half a star", WIDGETS.feedback, { ...stars, value: 2 }, 1.5, 2),
  of("a page", WIDGETS.pagination, { label: "P", pages: 9, value: 1 }, 9, 9),
  of("a page that is gone", WIDGETS.pagination, { label: "P", pages: 3, value: 1 }, 9, 3),
  of("no page", WIDGETS.pagination, { label: "P", pages: 3, value: 2 }, 0, 2),
  of("an e-mail address", WIDGETS.textInput, { label: "T", value: "", type: "email" }, "ana@example.org", "ana@example.org"),
  of("half an e-mail address", WIDGETS.textInput, { label: "T", value: "", type: "email" }, "ana@", ""),
  of("half a web address", WIDGETS.textInput, { label: "T", value: "https://a.org", type: "url" }, "www.b.org", "https://a.org"),
  of("a text that matches", WIDGETS.textInput, { label: "T", value: "", pattern: "[A-Z]{3}" }, "ABC", "ABC"),
  of("a text of which a part matches", WIDGETS.textInput, { label: "T", value: "", pattern: "[A-Z]{3}" }, "ABCD", ""),
  of("an empty text is never wrong", WIDGETS.textInput, { label: "T", value: "ABC", pattern: "[A-Z]{3}" }, "", ""),
  of("ticks, with who made them", WIDGETS.checklist, tasks, [["b", { done: true, by: "ana" }], ["z", { done: true }]], [{ id: "a", by: undefined }, { id: "b", by: "ana" }]),
  of("a tick of the default taken back", WIDGETS.checklist, tasks, [["a", { done: false, by: "ana" }], ["b", "yes"]], []),
  of("what people added", WIDGETS.counter, { label: "N", value: 10, step: 1 }, [["p1", 2], ["p2", -1], ["p3", "x"]], 11),
  of("tenths add up as people expect", WIDGETS.counter, { label: "N", value: 0, step: 0.1 }, [["p1", 0.1], ["p2", 0.2]], 0.3),
  of("votes, one a person", WIDGETS.poll, { label: "Q", options: pair.options, results: "always" }, [["a", "a"], [voteMember(person("ana")), "b"], [voteMember(person("ben")), "z"], [voteMember(person("cy")), null]], [{ by: "ana", id: "b" }]),
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
  ["a track turned round", WIDGETS.selectSlider.problem?.({ ...pair, value: ["b", "a"] }), "starts after it ends"],
  ["a range of days outside", WIDGETS.dateRange.problem?.({ ...days, value: ["2025-01-01", "2026-02-02"] }), "2025-01-01 is outside"],
  ["a time written in another way", WIDGETS.timeInput.problem?.({ label: "T", value: "9 am" }), "HH:MM"],
  ["a step of no seconds", WIDGETS.timeInput.problem?.({ ...time, step: 0.5 }), "step is 0.5"],
  ["a colour by name", WIDGETS.colorPicker.problem?.({ label: "C", value: "red" }), "#rrggbb"],
  ["a star too many", WIDGETS.feedback.problem?.({ ...stars, value: 5 }), "one of its 5 choices"],
  ["a page outside", WIDGETS.pagination.problem?.({ label: "P", pages: 3, value: 4 }), "not a page from 1 to 3"],
  ["an item that is none", WIDGETS.checklist.problem?.({ ...tasks, value: ["z"] }), 'the default "z"'],
  ["a step of nothing for a sum", WIDGETS.counter.problem?.({ label: "N", value: 0, step: 0 }), "step is 0"],
  ["no regular expression", WIDGETS.textInput.problem?.({ label: "T", value: "", pattern: "[" }), "no regular expression"],
  ["a default that is not what it has to be", WIDGETS.textInput.problem?.({ label: "T", value: "x", type: "email" }), "is not what it has to be"],
  ["a number's default outside", WIDGETS.numberInput.problem?.({ ...number, value: 11 }), "the default 11"],
];

test.each([
  [{ line: 0, message: "no" }, "lines count from 1"], [{ line: 1, column: 0, message: "no" }, "columns count from 1"], [{ line: 1.5, message: "no" }, "at line 1.5"],
  [{ line: 1, message: undefined as never }, "has no message"], [{ line: 1, column: 2, message: "yes" }, undefined],
])("[EDIT-4] a problem %j in code is told as %s", (problem, words) => {
  const said = WIDGETS.codeEditor.problem?.({ label: "C", value: "", problems: [problem] });
  if (words === undefined) expect(said).toBeUndefined();
  else expect(said).toContain(words);
});

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

test("[PRO-19] pages keep their places while one goes through them, and a gap never stands for a single page", () => {
  const places = (pages: number): string[] => Array.from({ length: pages }, (_, i) => shownPages(pages, i + 1).map((page) => page ?? "…").join(" "));
  expect(places(3)).toEqual(["1 2 3", "1 2 3", "1 2 3"]);
  expect(new Set(places(12).map((row) => row.split(" ").length))).toEqual(new Set([7]));
  expect([places(12)[0], places(12)[3], places(12)[4], places(12)[8], places(12)[11]]).toEqual([
    "1 2 3 4 5 … 12", "1 2 3 4 5 … 12", "1 … 4 5 6 … 12", "1 … 8 9 10 11 12", "1 … 8 9 10 11 12",
  ]);
});
