import { WIDGETS, type ElementKind } from "@tutti/protocol";
import { describe, expect, it } from "vitest";
import { must, Stage } from "../runner/runner.fixture.ts";
import { page } from "../page.ts";
import type { AppUi } from "./ui.ts";

/** Draws each element once, with all its options. */
const everything = (ui: AppUi): void => {
  ui.title("Title", { anchor: "top" });
  ui.header("Header");
  ui.subheader("Sub", { help: "why" });
  ui.text(12);
  ui.markdown("**bold**", { align: "center" });
  ui.caption("small");
  ui.code("let a", { language: "ts", lineNumbers: true });
  ui.divider();
  ui.badge("new", { colour: "green", icon: "check" });
  ui.link("Docs", "https://example.org");
  ui.latex("x^2");
  ui.html("<b>x</b>", { height: 40 });
  ui.json({ a: [1] }, { expanded: false });
  ui.exception(new Error("shown"));
  ui.table([{ a: 1 }], { caption: "A" });
  ui.image("/a.png", { alt: "a", width: 20 });
  ui.audio("/a.mp3", { loop: true });
  ui.video("https://a.example/b.mp4", { muted: true });
  ui.iframe("/x/main", { title: "x" });
  ui.logo("/l.svg", { alt: "us", size: "large" });
  ui.space(4);
  ui.skeleton({ height: 10 });
  ui.metric("Revenue", 12, { delta: 1, sparkline: [1, Number.NaN, 3] });
  ui.metric("Nothing", Number.NaN);
  ui.dataframe([{ a: 1 }], { order: ["a"], hideIndex: true });
  ui.dataEditor([{ id: 1, a: 1 }], { label: "Edit", rowId: "id", rows: "add" });
  ui.lineChart({ x: [1, 2], y: [3, 4] }, { x: "x", y: "y" });
  ui.areaChart({ x: [1, 2], y: [3, 4] }, { x: "x", y: "y", stack: "normalize" });
  ui.barChart({ x: [1, 2], y: [3, 4] }, { x: "x", y: "y", sort: "-y", select: "points" });
  ui.echarts({ series: [{ type: "line", data: [1, 2] }] }, { title: "E" });
  ui.vegaLite({ mark: "bar" }, { data: { n: [1, 2] }, title: "V" });
  ui.plotly({ data: [{ y: [1, 2] }] }, { title: "P" });
  ui.map([{ lat: 46.2, lon: 6.1 }], { lat: "lat", lon: "lon", title: "M" });
  ui.scatterChart({ x: [1, 2], y: [3, 4] }, { x: "x", y: "y", size: 6, colours: ["#123456"] });
  ui.svg("<svg></svg>", { alt: "a", width: 20 });
  ui.mermaid("flowchart LR; A --> B", { title: "M" });
  ui.graphviz("digraph { a -> b }", { engine: "neato", alt: "g" });
  ui.button("Go", { kind: "primary", shortcut: "Ctrl+Enter", retry: true });
  ui.checkbox("Check", { value: true, disabled: true });
  ui.toggle("Toggle");
  ui.radio("Radio", ["a", "b"], { horizontal: true });
  ui.select("Select", ["a", "b"], { value: "b", clearable: true });
  ui.multiselect("Multi", ["a", "b"], { value: ["b"], max: 1 });
  ui.slider("Slider", { min: 0, max: 1 });
  ui.numberInput("Number", { value: null, min: 0 });
  ui.textInput("Name", { value: "Ana", maxChars: 10 });
  ui.textInput("Key", { type: "password", shared: true });
  ui.textArea("Note", { height: 200 });
  ui.dateInput("Day", { value: "2026-05-01" });
  ui.dateInput("Days", { range: true, min: "2026-01-01" });
  ui.timeInput("Time", { value: "09:30", step: 900 });
  ui.dateTimeInput("Start");
  ui.pills("Pill", ["a", "b"]);
  ui.pills("Pills", ["a", "b"], { many: true, value: ["b"], max: 1 });
  ui.segmented("Segment", ["a", "b"], { value: null });
  ui.segmented("Segments", ["a", "b"], { many: true });
  ui.selectSlider("Step", ["a", "b", "c"], { value: ["a", "b"] });
  ui.colorPicker("Colour", { value: "#FF8800" });
  ui.feedback("Mood", { kind: "faces", value: 4 });
  ui.linkButton("Docs", "https://example.com", { icon: "info" });
  ui.pagination("Page", { pages: 9, value: 2 });
  ui.menuButton("More", ["Copy", "Cut"], { kind: "primary" });
  ui.checklist("To do", ["a", "b"], { value: ["a"] });
  ui.counter("Cups", { step: 2, down: true, unit: "cups" });
  ui.dataframe([{ a: 1 }], { select: "row" });
  ui.poll("Lunch", ["Soup", "Salad"], { results: "voted" });
  ui.kanban("Board", ["To do", "Done"], { cards: [{ title: "Tune", column: "To do" }], edit: false });
  ui.codeEditor("Code", { language: "sql", problems: [{ line: 1, message: "no" }], run: "live" });
  ui.richText("Minutes", { value: "# Hello", run: "commit" });
  ui.fileUpload("Scores", { types: ["PDF", "image/*"], maxSize: "2MB", many: true, max: 3 });
  ui.cameraInput("Photo", { shared: true, facing: "environment" });
  ui.audioInput("Voice", { shared: true });
  ui.pdf("/x.pdf", { height: 300, page: 2 });
  ui.downloadButton("Save", "a,b", { fileName: "a.csv" });
  ui.chatMessage("assistant").text("said");
  ui.chatInput("Say something", { maxChars: 100, files: { types: ["pdf"] } });
  ui.columns([1, 2])[0].text("in a column");
  ui.container({ border: true }).text("in a box");
  ui.expander("More", { expanded: true }).text("details");
  ui.tabs(["One", "Two"])[1].text("second");
  ui.sidebar.text("aside");
  ui.bottom.text("below");
  ui.grid({ columns: 3, min: 120 }).text("in a cell");
  ui.dialog("Dialog", (d) => d.text("over the page"));
  ui.pageLink("https://example.org", { label: "Away" });
  ui.pageConfig({ layout: "wide" });
  ui.pages([page("Page", () => undefined)]);
  ui.popover("Options", { kind: "tertiary" }).text("in a box that opens");
  ui.empty().text("slot");
  ui.form("form", (f) => f.submitButton("Send"));
  ui.fragment((part) => part.text("part"));
  ui.private((mine) => mine.text("mine"));
  ui.progress(0.5, "half");
  ui.status("Work", { state: "complete" }).text("step");
  ui.success("s");
  ui.info("i", { title: "t" });
  ui.warning("w");
  ui.error("e", { icon: "x" });
};

describe("elements", () => {
  it("[RUN-2] each element of the protocol is drawn by its method, with the options that were given and no others", async () => {
    const stage = new Stage(everything);
    const { outcome } = await stage.run();
    expect(outcome).toEqual({ kind: "done" });
    const drawn = new Set([...stage.shared.values()].map((element) => element.kind));
    // A spinner goes when its work is done, and there is no error.
    const all: readonly ElementKind[] = [...drawn, "spinner", "exception"];
    expect([...new Set(all)].sort()).toEqual([
      "areaChart", "audio", "audioInput", "badge", "barChart", "bottom", "button", "cameraInput", "caption", "chatInput", "chatMessage", "checkbox", "checklist", "code", "codeEditor", "colorPicker", "column", "columns",
      "container", "counter", "dataEditor", "dataframe", "dataframeWidget", "dateInput", "dateRange", "dateTimeInput", "dialog", "divider", "downloadButton", "echarts", "empty", "error", "exception", "expander",
      "feedback", "fileUpload", "form", "fragment", "graphviz", "grid", "header", "html", "iframe", "image", "info", "json", "kanban", "latex", "lineChart", "link", "linkButton",
      "logo", "manyPills", "manySegmented", "map", "markdown", "menuButton", "mermaid", "metric", "multiselect", "numberInput", "pageConfig", "pageLink", "pages", "pagination", "passwordInput", "pdf", "pills", "plotly", "poll", "popover",
      "private", "progress", "radio", "richText", "root", "scatterChart", "segmented", "select", "selectSlider", "sidebar", "skeleton", "slider",
      "space", "spinner", "status", "subheader", "submitButton", "success", "svg", "tab", "table", "tabs", "text", "textArea", "textInput",
      "timeInput", "title", "toggle", "vegaLite", "video", "warning",
    ]);
    // A component is drawn by a definition of its author's; its own tests do that.
    expect(Object.keys(WIDGETS).filter((kind) => kind !== "component" && !drawn.has(kind as ElementKind))).toEqual([]);
    expect(stage.element("title").props).toEqual({ body: "Title", anchor: "top" });
    expect(stage.element("button").props).toEqual({ label: "Go", emphasis: "primary", shortcut: "Ctrl+Enter", retry: true });
    expect(stage.elements("metric").map((metric) => metric.props)).toEqual([
      { label: "Revenue", value: 12, delta: 1, sparkline: [1, 3] }, { label: "Nothing", value: null },
    ]);
    expect(stage.element("slider").props).toEqual({ label: "Slider", min: 0, max: 1, step: 1, value: 0 });
    expect(stage.element("numberInput").props).toEqual({ label: "Number", value: null, min: 0, clearable: true });
    expect(stage.element("select").props).toMatchObject({ value: "b", clearable: true, options: [{ id: "a", label: "a" }, { id: "b", label: "b" }] });
    expect(stage.element("manyPills").props).toEqual({ label: "Pills", options: [{ id: "a", label: "a" }, { id: "b", label: "b" }], value: ["b"], max: 1 });
    expect(stage.element("selectSlider").props).toMatchObject({ value: ["a", "b"] });
    expect(stage.element("dateRange").props).toEqual({ label: "Days", value: null, min: "2026-01-01", clearable: true });
    expect(stage.element("colorPicker").props).toEqual({ label: "Colour", value: "#ff8800" });
    expect(stage.element("counter").props).toEqual({ label: "Cups", value: 0, step: 2, down: true, unit: "cups" });
    expect(stage.element("codeEditor").props).toEqual({ label: "Code", value: "", language: "sql", problems: [{ line: 1, message: "no" }] });
    expect(stage.element("richText").props).toEqual({ label: "Minutes", value: [{ type: "heading", level: 1, content: [{ text: "Hello" }] }], run: "commit" });
    for (const message of stage.said) expect(() => structuredClone(message)).not.toThrow();
    expect(JSON.parse(JSON.stringify([...stage.shared.values()]))).toEqual([...stage.shared.values()]);
  });

  it("[RUN-3] an input gives what is stored where it fits the widget as written now, else its default; what is stored stays", async () => {
    let max = 24;
    const got: unknown[] = [];
    const stage = new Stage((ui) => void got.push(ui.slider("Months", { min: 1, max, value: 6 }), ui.multiselect("Tags", ["a", "b", "c"]), ui.dateInput("Day")));
    await stage.run();
    await stage.run({ changes: [
      { scope: "room", key: "slider:Months", value: 20, by: undefined, previous: undefined },
      { scope: "room", key: "multiselect:Tags", value: [["c", true], ["a", true], ["gone", true]], by: undefined, previous: undefined },
      { scope: "room", key: "dateInput:Day", value: "2026-02-30", by: undefined, previous: undefined },
    ] });
    max = 12;
    await stage.run({ all: true });
    max = 36;
    await stage.run({ all: true });
    expect(got).toEqual([6, [], null, 20, ["a", "c"], null, 6, ["a", "c"], null, 20, ["a", "c"], null]);
    expect(stage.all("writes")).toEqual([]);
  });

  it("[RUN-4] a choice gives back its author's own value: numbers, objects by id, and undefined where there is nothing to choose", async () => {
    const towns = [{ id: 7, name: "Oslo" }, { id: 9, name: "Rome" }];
    const got: unknown[] = [];
    const stage = new Stage((ui) => {
      got.push(
        ui.select("Number", [10, 20]), ui.select("None", [] as string[]), ui.radio("Empty", ["a"], { value: null }),
        ui.select("Town", towns.map((town) => ({ ...town })), { format: (town) => town.name, value: towns[1] as { id: number; name: string } }),
      );
    });
    await stage.run();
    expect(got).toEqual([10, undefined, undefined, towns[1]]);
    got.length = 0;
    await stage.run({ changes: [
      { scope: "room", key: "select:Number", value: "20", by: undefined, previous: undefined },
      { scope: "room", key: "select:Town", value: "7", by: undefined, previous: undefined },
    ] });
    expect(got).toEqual([20, undefined, undefined, towns[0]]);
    expect(stage.elements("select").map((element) => element.props.options)).toContainEqual([{ id: "7", label: "Oslo" }, { id: "9", label: "Rome" }]);
  });

  it("[RUN-5] what makes no sense stops the script with a sentence that names the widget, below what was drawn", async () => {
    const mistakes: readonly (readonly [(ui: AppUi) => unknown, string])[] = [
      [(ui) => ui.slider("S", { min: 3, max: 1 }), 'slider "S": min (3) is above max (1)'],
      [(ui) => ui.select("S", ["a", "a"]), 'select "S": two options are both "a"'],
      [(ui) => ui.select("S", [{ x: 1 }]), 'select "S": an option is an object; say how to show it'],
      [(ui) => ui.button("B", { key: "a b" }), 'button "B" has the key "a b"'],
      [(ui) => ui.button(undefined as unknown as string), "button needs a text as its label, not undefined"],
      [(ui) => ui.columns([1, 0]), "columns([1,0]): give a number of columns, or one weight above 0 for each"],
      [(ui) => ui.tabs(["a", "a"]), 'tabs: two are labelled "a"'],
      [(ui) => ui.form("a b", () => 1), 'form("a b"): a form needs a key of letters, digits and _ . -'],
      [(ui) => ui.form("f", async (f) => f.text("x")), 'form("f"): its function may not be async'],
      [(ui) => ui.fragment(() => 1, { every: 5 }), "fragment: every is 5; write 100 ms or more"],
      [(ui) => ui.lineChart([{ a: 1 }], { x: "a", y: [] }), "lineChart needs the names of its columns"],
      [(ui) => ui.barChart([{ a: 1, b: "x" }], { x: "a", y: "b" }), 'barChart: "b" holds texts, and numbers are drawn'],
      [(ui) => ui.private(undefined as never), "private needs a function"],
      [(ui) => ui.pills("P", ["a"], { many: true, value: ["b" as "a"] }), 'pills "P": a default is not among the options'],
      [(ui) => ui.selectSlider("S", ["a", "b"], { value: ["b", "a"] }), 'selectSlider "S": the default range starts after it ends'],
      [(ui) => ui.timeInput("T", { value: "24:00" }), 'timeInput "T": value is "24:00"; write times as HH:MM'],
      [(ui) => ui.dateInput("D", { value: ["2026-02-02", "2026-02-01"] }), 'dateInput "D": the default range starts after it ends'],
      [(ui) => ui.linkButton("L", "javascript:alert(1)"), 'linkButton "L": "javascript:alert(1)" is no address'],
      [(ui) => ui.pagination("P", { pages: 0 }), 'pagination "P": pages is 0'],
      [(ui) => ui.menuButton("M", ["a", "a"]), 'menuButton "M": two options are both "a"'],
      [(ui) => ui.textInput("T", { validate: { pattern: "(", message: "no" } }), 'textInput "T": validate is "(", which is no regular expression'],
      [(ui) => ui.form("f", (f) => f.counter("C")), 'counter "C" stands in a form'],
    ];
    for (const [draw, message] of mistakes) {
      const stage = new Stage((ui) => {
        ui.text("before");
        draw(ui);
      });
      const { outcome } = await stage.run();
      expect(outcome.kind).toBe("failed");
      expect(must(stage.errors()[0]), message).toContain(message);
      expect(stage.texts()[0]).toBe("before");
    }
  });

  it("[RUN-9] options that JSON cannot carry are refused with their path, since types are not checked where scripts run", async () => {
    const scripts: readonly (readonly [(ui: AppUi) => void, string])[] = [
      [(ui) => ui.metric("M", 5n as never), "metric: value is a bigint, which JSON cannot hold"],
      [(ui) => ui.text("t", { help: new Date(0) as never }), "text: help is a Date"],
      [(ui) => void ui.slider("S", { min: Number.NaN, max: 1 }), "slider: min is NaN; JSON has only finite numbers"],
      [(ui) => void ui.container({ height: (() => 1) as never }), "container: height is a function"],
      [(ui) => ui.progress(0).update(0.5, Symbol("x") as never), "progress: text is a symbol"],
    ];
    for (const [script, message] of scripts) {
      const stage = new Stage(script);
      await stage.run();
      expect(must(stage.errors()[0])).toContain(message);
    }
    const lenient = new Stage((ui) => ui.markdown(5 as never));
    await lenient.run();
    expect(lenient.element("markdown").props.body).toBe("5");
  });

  it("[FMT-1] numbers are formatted by a style's name, all of it, or words as in C, wherever a format is taken; what makes no sense says so", async () => {
    const rows = [{ x: 1, y: 2 }];
    const places = [{ lat: 1, lon: 2, y: 3 }];
    const stage = new Stage((ui) => {
      ui.slider("S", { min: 0, max: 1, format: "percent" });
      ui.slider("Far", { min: 0, max: 9, format: "%d km" });
      ui.numberInput("N", { format: { style: "currency", currency: "EUR" } });
      ui.barChart(rows, { x: "x", y: "y", format: "%.1f kg" });
      ui.map(places, { colour: "y", format: "compact" });
      ui.metric("M", 1, { format: "bytes" });
    });
    await stage.run();
    expect([...stage.elements("slider"), ...stage.elements("numberInput"), ...stage.elements("barChart"), ...stage.elements("map"), ...stage.elements("metric")].map(({ props }) => (props as { format?: unknown }).format)).toEqual([
      { style: "percent" }, { pattern: "%d km" }, { style: "currency", currency: "EUR" }, { pattern: "%.1f kg" }, { style: "compact" }, { style: "bytes" },
    ]);
    for (const [script, message] of [
      [(ui) => void ui.slider("S", { min: 0, max: 1, format: "%d of %d" }), 'slider "S": the pattern "%d of %d" needs one place'],
      [(ui) => void ui.numberInput("N", { format: { style: "roman" as never } }), 'numberInput "N": "roman" is no style'],
      [(ui) => ui.lineChart(rows, { x: "x", y: "y", format: { digits: -1 } }), "lineChart: digits is -1"],
    ] as const satisfies readonly (readonly [(ui: AppUi) => void, string])[]) {
      const wrong = new Stage(script);
      await wrong.run();
      expect(must(wrong.errors()[0])).toContain(message);
    }
  });

  it("[RUN-6] a slot shows what was drawn in it last; a spinner goes with its work; progress and status move on", async () => {
    const stage = new Stage(async (ui) => {
      const slot = ui.empty();
      slot.text("one");
      slot.text("two");
      const gone = ui.empty();
      gone.text("three");
      gone.clear();
      const bar = ui.progress(0);
      bar.update(2, "more");
      ui.status("Load").update({ state: "error" });
      ui.text(await ui.spinner("…", async () => "worked"));
      await ui.spinner("…", async () => { throw new Error("no"); }).catch((error: Error) => ui.text(error.message));
    });
    await stage.run();
    expect(stage.texts()).toEqual(["two", "worked", "no"]);
    expect(stage.element("progress").props).toEqual({ value: 1, text: "more" });
    expect(stage.element("status").props).toEqual({ label: "Load", state: "error" });
    expect(stage.elements("spinner")).toEqual([]);
  });

  it("[RUN-7] a stream of text travels as what it grew by", async () => {
    const stage = new Stage(async (ui) => {
      async function* words(): AsyncGenerator<string> {
        for (const word of ["one", " two", " three"]) {
          await Promise.resolve();
          yield word;
          await stage.pass(40);
        }
      }
      ui.text(await ui.writeStream(words()));
    });
    await stage.run();
    expect(stage.texts()).toEqual(["one two three"]);
    const appended = stage.all("ops").flatMap(({ ops }) => ops.flatMap((op) => (op.op === "append" ? [op.text] : [])));
    expect(appended).toEqual([" two", " three"]);
  });

  it("[RUN-8] a method may be taken out of its ui", async () => {
    const stage = new Stage((ui) => {
      const { text, slider, state } = ui;
      text(slider("S", { min: 1, max: 3 }) + state("n", 4).value);
    });
    await stage.run();
    expect(stage.texts()).toEqual(["5"]);
  });
});
