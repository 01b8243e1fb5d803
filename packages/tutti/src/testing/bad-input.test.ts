import { describe, expect, test } from "vitest";
import { app } from "../app.ts";
import type { AppUi } from "../ui/ui.ts";
import { testApp, type TestPerson } from "./index.ts";

/** What an author may get wrong, or data may bring, for each input: what is said of it, or what the script gets. */
type Case = readonly [name: string, draw: (ui: AppUi) => unknown, outcome: { readonly says: string } | { readonly gives: unknown }];
const says = (words: string) => ({ says: words });
const gives = (value: unknown) => ({ gives: value });
const never = <T>(value: unknown): T => value as T;

const BAD: readonly Case[] = [
  ["slider: min above max", (ui) => ui.slider("S", { min: 5, max: 1 }), says("min (5) is above max (1)")],
  ["slider: NaN as default", (ui) => ui.slider("S", { min: 0, max: 1, value: Number.NaN }), says("NaN")],
  ["slider: an endless end", (ui) => ui.slider("S", { min: 0, max: Infinity }), says("Infinity")],
  ["slider: no step", (ui) => ui.slider("S", { min: 0, max: 1, step: 0 }), says("step is 0")],
  ["slider: default outside", (ui) => ui.slider("S", { min: 0, max: 1, value: 2 }), says("the default 2 is not between")],
  ["slider: turned range", (ui) => ui.slider("S", { min: 0, max: 9, value: [5, 2] }), says("starts after it ends")],
  ["slider: one spot", (ui) => ui.slider("S", { min: 3, max: 3 }), gives(3)],
  ["slider: no options", (ui) => ui.slider("S", never(undefined)), says("needs its ends")],
  ["slider: a day that is none", (ui) => ui.slider("S", { min: "2026-02-01", max: "2026-02-31" }), says('"2026-02-31" is not as its other ends')],
  ["slider: days and times", (ui) => ui.slider("S", { min: "2026-02-01", max: "10:00" }), says('"10:00" is not as its other ends')],
  ["slider: days that are turned", (ui) => ui.slider("S", { min: "2026-02-02", max: "2026-02-01" }), says("min (2026-02-02) is above max (2026-02-01)")],
  ["slider: a day outside", (ui) => ui.slider("S", { min: "2026-02-01", max: "2026-02-03", value: "2026-03-01" }), says("the default 2026-03-01 is not between")],
  ["slider: days", (ui) => ui.slider("S", { min: "2026-02-01", max: "2026-02-28", value: ["2026-02-03", "2026-02-05"] }), gives(["2026-02-03", "2026-02-05"])],
  ["slider: times", (ui) => ui.slider("S", { min: "08:00", max: "18:00" }), gives("08:00")],
  ["slider: days with a time", (ui) => ui.slider("S", { min: "2026-02-01T00:00", max: "2026-02-02T12:30", value: "2026-02-02T12:30" }), gives("2026-02-02T12:30")],
  ["numberInput: min above max", (ui) => ui.numberInput("N", { min: 5, max: 1 }), says("min (5) is above max (1)")],
  ["numberInput: NaN as default", (ui) => ui.numberInput("N", { value: Number.NaN }), says("NaN")],
  ["numberInput: default outside", (ui) => ui.numberInput("N", { max: 1, value: 2 }), says("the default 2 is outside")],
  ["numberInput: nothing", (ui) => ui.numberInput("N", { value: null }), gives(null)],
  ["numberInput: a text as default", (ui) => ui.numberInput("N", { value: never("7") }), says("which is no number")],
  ["select: no options", (ui) => ui.select("S", []), gives(undefined)],
  ["select: two alike", (ui) => ui.select("S", ["a", "a"]), says('two options are both "a"')],
  ["select: default not among them", (ui) => ui.select("S", ["a"], { value: never<"a">("b") }), says("the default is not among the options")],
  ["select: no list", (ui) => ui.select("S", never("a")), says("needs a list of options")],
  ["select: objects without a text", (ui) => ui.select("S", [{ n: 1 }]), says('Give "format: (option) => text"')],
  ["select: control characters", (ui) => ui.select("S", ["a\u0000b"]), says("control characters")],
  ["select: ten thousand options", (ui) => ui.select("S", Array.from({ length: 10_000 }, (_, i) => `n${i}`)), gives("n0")],
  ["select: new options of numbers", (ui) => ui.select("S", never<string[]>([1]), { newOptions: true }), says("all its options have to be texts")],
  ["radio: no options", (ui) => ui.radio("R", []), gives(undefined)],
  ["multiselect: no options", (ui) => ui.multiselect("M", []), gives([])],
  ["multiselect: default not among them", (ui) => ui.multiselect("M", ["a"], { value: [never<"a">("b")] }), says("a default is not among the options")],
  ["pills: two alike", (ui) => ui.pills("P", ["a", "a"]), says('two options are both "a"')],
  ["segmented: no options", (ui) => ui.segmented("P", [], { many: true }), gives([])],
  ["selectSlider: no options", (ui) => ui.selectSlider("S", []), gives(undefined)],
  ["checklist: two alike", (ui) => ui.checklist("C", ["a", "a"]), says('two options are both "a"')],
  ["poll: two alike", (ui) => ui.poll("P", ["a", "a"]), says('two options are both "a"')],
  ["counter: a step of nothing", (ui) => ui.counter("C", { step: 0 }), says("step is 0")],
  ["pagination: no pages", (ui) => ui.pagination("P", { pages: 0 }), says("pages")],
  ["textInput: a pattern that is none", (ui) => ui.textInput("T", { validate: { pattern: "(", message: "no" } }), says("no regular expression")],
  ["textInput: a default that is too long", (ui) => ui.textInput("T", { value: "abc", maxChars: 2 }), says("longer than maxChars")],
  ["textArea: hostile words", (ui) => ui.textArea("T", { value: "<img src=x onerror=alert(1)>" }), gives("<img src=x onerror=alert(1)>")],
  ["dateInput: no day", (ui) => ui.dateInput("D", { value: "2026-02-30" }), says("2026-02-30")],
  ["dateInput: turned ends", (ui) => ui.dateInput("D", { min: "2026-03-01", max: "2026-02-01" }), says("2026-03-01")],
  ["timeInput: no time", (ui) => ui.timeInput("T", { value: "25:00" }), says("25:00")],
  ["colorPicker: no colour", (ui) => ui.colorPicker("C", { value: "red" }), says("red")],
  ["feedback: a star too many", (ui) => ui.feedback("F", { kind: "stars", value: 5 }), says("5")],
  ["codeEditor: a language it does not know", (ui) => ui.codeEditor("C", { language: never("cobol") }), says('language is "cobol"')],
  ["codeEditor: a problem nowhere", (ui) => ui.codeEditor("C", { problems: [{ line: 0, message: "no" }] }), says("lines count from 1")],
  ["richText: no text as default", (ui) => ui.richText("R", { value: never(7) }), says("the default has to be Markdown")],
  ["richText: hostile Markdown", (ui) => ui.richText("R", { value: "[x](javascript:alert(1)) <script>alert(1)</script>" }).blocks.flatMap((block) => ("content" in block ? block.content.map((part) => "link" in part) : [])), gives([false])],
  ["kanban: no columns", (ui) => ui.kanban("K", []), says("it has no columns")],
  ["kanban: a card nowhere", (ui) => ui.kanban("K", ["a"], { cards: [{ title: "t", column: never("b") }] }), says("a column that it does not have")],
  ["fileUpload: no size", (ui) => ui.fileUpload("F", { maxSize: never("big") }), says("fileUpload")],
  ["a run that is none", (ui) => ui.checkbox("C", { run: never("sometimes") }), says('checkbox "C": run is "sometimes"; it is "commit", "drag" or "never"')],
  ["a run of texts, elsewhere", (ui) => ui.slider("S", { min: 0, max: 1, run: never("live") }), says('slider "S": run is "live"')],
  ["a label that is none", (ui) => ui.checkbox(never(undefined)), says("checkbox needs a text as its label")],
  ["a label of hostile Markdown", (ui) => ui.toggle("[x](javascript:alert(1)) **b**"), gives(false)],
  ["a key that is none", (ui) => ui.toggle("T", { key: "__proto__ " }), says('toggle "T" has the key')],
  ["an option that no JSON holds", (ui) => ui.button("B", { icon: never(() => 1) }), says("button: icon is a function")],
];

describe("bad input", () => {
  test.each(BAD)("[INPUT-1] %s", async (_, draw, outcome) => {
    const got: unknown[] = [];
    const t = testApp(app("Bad", (ui) => {
      ui.text("before");
      got.push(draw(ui));
    }));
    const people = [t.person("Ana"), t.person("Ben")];
    await t.run();
    // What was drawn before stays, and a mistake is told at its author's line: to everybody who is here.
    for (const person of people) {
      expect(person.texts).toContain("before");
      expect(person.errors.map(({ message }) => message).join()).toContain("says" in outcome && !outcome.says.startsWith("Give") ? outcome.says : "");
      if ("says" in outcome) expect(person.errors[0]?.file).toContain("bad-input.test.ts");
      else expect(person.errors).toEqual([]);
    }
    if ("gives" in outcome) expect(got.at(-1)).toEqual(outcome.gives);
  });

  /** A value that somebody chose, options or ends that then go, and that come back. */
  const goes: readonly (readonly [string, (ui: AppUi, gone: boolean) => unknown, (person: TestPerson) => void, chosen: unknown, meanwhile: unknown])[] = [
    ["select", (ui, gone) => ui.select("W", gone ? ["a"] : ["a", "b"], { key: "w" }), (p) => p.select("w").set("b"), "b", "a"],
    ["select without options", (ui, gone) => ui.select("W", gone ? [] : ["a", "b"], { key: "w" }), (p) => p.select("w").set("b"), "b", undefined],
    ["radio", (ui, gone) => ui.radio("W", gone ? ["a"] : ["a", "b"], { key: "w" }), (p) => p.radio("w").set("b"), "b", "a"],
    ["pills", (ui, gone) => ui.pills("W", gone ? ["a"] : ["a", "b"], { key: "w", many: true }), (p) => p.manyPills("w").set(["a", "b"]), ["a", "b"], ["a"]],
    ["multiselect", (ui, gone) => ui.multiselect("W", gone ? ["a"] : ["a", "b"], { key: "w" }), (p) => p.multiselect("w").set(["a", "b"]), ["a", "b"], ["a"]],
    ["selectSlider", (ui, gone) => ui.selectSlider("W", gone ? ["a"] : ["a", "b"], { key: "w" }), (p) => p.selectSlider("w").set("b"), "b", "a"],
    ["slider", (ui, gone) => ui.slider("W", { min: 0, max: gone ? 5 : 10, key: "w" }), (p) => p.slider("w").set(8), 8, 0],
    ["numberInput", (ui, gone) => ui.numberInput("W", { min: 0, max: gone ? 5 : 10, key: "w" }), (p) => p.numberInput("w").set(8), 8, 0],
    ["dateInput", (ui, gone) => ui.dateInput("W", { value: "2026-01-01", max: gone ? "2026-02-01" : "2026-12-31", key: "w" }), (p) => p.dateInput("w").set("2026-05-05"), "2026-05-05", "2026-01-01"],
  ];
  test.each(goes)("[INPUT-2] %s: what no longer fits gives the default, is kept, and counts again where it fits", async (_, draw, choose, chosen, meanwhile) => {
    let gone = false;
    const got: unknown[] = [];
    const t = testApp(app("Goes", (ui) => {
      ui.button("Again");
      got.push(draw(ui, gone));
    }));
    const [ana, ben] = [t.person("Ana"), t.person("Ben")];
    await t.run();
    choose(ana);
    await t.run();
    expect(got.at(-1)).toEqual(chosen);
    // It goes by another's hand than the one that chose it, and comes back by the first one's.
    for (const [now, by, want] of [[true, ben, meanwhile], [false, ana, chosen]] as const) {
      gone = now;
      by.button("Again").click();
      await t.run();
      expect([ana.errors, ben.errors]).toEqual([[], []]);
      expect(got.at(-1)).toEqual(want);
    }
  });

  test("[INPUT-21] ends that two people have turned round between them are told to both, and what was chosen counts again once one turns them back", async () => {
    const t = testApp(app("Between", (ui) => {
      const least = ui.slider("Least", { min: 0, max: 10 });
      const most = ui.slider("Most", { min: 0, max: 10, value: 10 });
      ui.text(`${ui.slider("Choice", { min: least, max: most })} and ${ui.numberInput("Number", { min: least, max: most, value: null })}`);
    }));
    const [ana, ben] = [t.person("Ana"), t.person("Ben")];
    await t.run();
    ana.slider("Choice").set(6);
    ben.numberInput("Number").set(7);
    await t.run();
    expect(ben.texts).toEqual(["6 and 7"]);
    // Each sees ends that fit, until both have reached the other.
    ana.offline();
    ana.slider("Least").set(8);
    ben.slider("Most").set(7);
    ana.online();
    await t.run();
    for (const person of [ana, ben]) expect(person.errors.map(({ message }) => message).join()).toContain('slider "Choice": min (8) is above max (7)');
    ben.slider("Least").set(1);
    await t.run();
    for (const person of [ana, ben]) expect([person.errors, person.texts]).toEqual([[], ["6 and 7"]]);
  });

  const everything = { help: "why", disabled: true, labelVisibility: "hidden", width: 320 } as const;
  const inputs: readonly (readonly [string, (ui: AppUi, more: typeof everything & { readonly run: "commit" | "drag" | "never" }) => unknown])[] = [
    ["checkbox", (ui, more) => ui.checkbox("W", more)], ["toggle", (ui, more) => ui.toggle("W", more)], ["select", (ui, more) => ui.select("W", ["a"], more)],
    ["radio", (ui, more) => ui.radio("W", ["a"], more)], ["multiselect", (ui, more) => ui.multiselect("W", ["a"], more)], ["pills", (ui, more) => ui.pills("W", ["a"], more)],
    ["segmented", (ui, more) => ui.segmented("W", ["a"], more)], ["slider", (ui, more) => ui.slider("W", { min: 0, max: 1, ...more })],
    ["slider of days", (ui, more) => ui.slider("W", { min: "2026-01-01", max: "2026-01-02", ...more })], ["selectSlider", (ui, more) => ui.selectSlider("W", ["a", "b"], more)],
    ["numberInput", (ui, more) => ui.numberInput("W", more)], ["textInput", (ui, more) => ui.textInput("W", more)], ["textArea", (ui, more) => ui.textArea("W", more)],
    ["dateInput", (ui, more) => ui.dateInput("W", more)], ["dateInput of two", (ui, more) => ui.dateInput("W", { range: true, ...more })], ["timeInput", (ui, more) => ui.timeInput("W", more)],
    ["dateTimeInput", (ui, more) => ui.dateTimeInput("W", more)], ["colorPicker", (ui, more) => ui.colorPicker("W", more)], ["feedback", (ui, more) => ui.feedback("W", more)],
    ["pagination", (ui, more) => ui.pagination("W", { pages: 2, ...more })], ["checklist", (ui, more) => ui.checklist("W", ["a"], more)], ["counter", (ui, more) => ui.counter("W", more)],
    ["poll", (ui, more) => ui.poll("W", ["a"], more)], ["codeEditor", (ui, more) => ui.codeEditor("W", more)], ["richText", (ui, more) => ui.richText("W", more)],
    ["kanban", (ui, more) => ui.kanban("W", ["a"], more)], ["fileUpload", (ui, more) => ui.fileUpload("W", more)],
  ];
  test.each(inputs)("[INPUT-4] %s takes what every input takes", async (_, draw) => {
    const t = testApp(app("All", (ui) => void draw(ui, { ...everything, run: "never" })));
    const ana = t.person("Ana");
    await t.run();
    expect(ana.errors).toEqual([]);
    expect(ana.view().children?.[0]?.props).toMatchObject({ label: "W", ...everything });
  });

  const draggable = ["slider", "slider of days", "selectSlider", "numberInput", "colorPicker"];
  test.each(inputs)("[INPUT-20] %s takes a run for its drags, which is one for each value where nobody drags", async (name, draw) => {
    for (const run of ["commit", "drag"] as const) {
      const t = testApp(app("All", (ui) => void draw(ui, { ...everything, run })));
      const ana = t.person("Ana");
      await t.run();
      expect(ana.errors).toEqual([]);
      const asked = Object.hasOwn(ana.view().children?.[0]?.props ?? {}, "previews");
      expect(asked).toBe(run === "drag" && draggable.includes(name));
    }
  });

  test("[INPUT-3] what people type may be chosen where the author lets them, and everybody has it", async () => {
    const t = testApp(app("New", (ui) => {
      const town = ui.select("Town", ["Lima", "Oslo"], { newOptions: true });
      const tags = ui.multiselect("Tags", ["red"], { newOptions: true, max: 3 });
      ui.text(`${town}: ${tags.join(", ")}`);
      if (ui.button("Set")) ui.setValue("multiselect:Tags", ["red", "script"]);
    }));
    const [ana, ben] = [t.person("Ana"), t.person("Ben")];
    await t.run();
    ana.select("Town").set("Kyoto");
    ana.offline();
    ana.multiselect("Tags").set(["blue"]);
    ben.multiselect("Tags").set(["green"]);
    ana.online();
    await t.run();
    expect(ben.texts).toEqual(["Kyoto: blue, green"]);
    expect(() => ben.select("Town").set("a\u0000b")).toThrow('"Town" takes no "a\\u0000b"');
    ben.button("Set").click();
    await t.run();
    expect(ana.texts).toEqual(["Kyoto: red, script"]);
    expect(ana.multiselect("Tags").value).toEqual(["red", "script"]);
  });
});

test("[INPUT-5] a date that is none breaks nothing: it is said to be none, and is empty in tables and charts", async () => {
  const none = new Date(Number.NaN);
  const rows = [{ day: new Date(Date.UTC(2026, 0, 1)), n: 1n }, { day: none, n: Number.POSITIVE_INFINITY }];
  const t = testApp(app("Dates", (ui) => {
    ui.write(none);
    ui.json({ none });
    ui.dataframe(rows, { label: "Rows" });
    ui.table(rows);
    ui.lineChart(rows, { x: "day", y: "n", title: "Line" });
    ui.text("here");
  }));
  await t.run();
  expect(t.errors).toEqual([]);
  expect(t.texts.at(-1)).toBe("here");
  expect(t.texts[0]).toBe("Invalid Date");
  const { data } = t.one("table").props;
  expect(data.kind === "inline" && data.values[0]).toEqual([Date.UTC(2026, 0, 1), null]);
});
