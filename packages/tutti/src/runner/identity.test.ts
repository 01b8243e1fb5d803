import { isAuthorKey, parseWidgetKey } from "@tutti/protocol";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { derivedKey, joinPath } from "./identity.ts";
import { must, Stage } from "./runner.fixture.ts";

describe("identity", () => {
  it("[RUN-10] a key is its author's, or forms, tabs, expanders and keyed containers, then kind and label; columns do not count", async () => {
    const stage = new Stage((ui) => {
      ui.columns(2)[1].container().checkbox("A");
      ui.tabs(["T/1"])[0].expander("E").checkbox("A");
      ui.container({ key: "box" }).checkbox("A");
      ui.form("f", (f) => f.columns(1)[0].checkbox("A"));
      ui.checkbox("A", { key: "mine" });
    });
    await stage.run();
    expect(stage.elements("checkbox").map((box) => box.widget?.key)).toEqual([
      "checkbox:A", "tab(T%2f1)/expander(E)/checkbox:A", "container(box)/checkbox:A", "form(f)/checkbox:A", "mine",
    ]);
    expect(stage.elements("checkbox")[3]?.widget).toEqual({ key: "form(f)/checkbox:A", scope: "room", form: "f" });
  });

  it("[RUN-11] derived keys are always keys, never an author's, and different for different places", () => {
    const text = fc.string({ unit: "binary", maxLength: 300 });
    fc.assert(fc.property(fc.array(text, { maxLength: 3 }), text, fc.array(text, { maxLength: 3 }), text, (path, label, otherPath, otherLabel) => {
      const [key, other] = [[path, label] as const, [otherPath, otherLabel] as const].map(([segments, name]) =>
        derivedKey(segments.map((segment) => `tab(${segment})`).reduce(joinPath, ""), "slider", name));
      expect(parseWidgetKey(must(key))).toBe(key);
      expect(isAuthorKey(must(key))).toBe(false);
      const wellFormed = (segments: readonly string[], name: string): string => JSON.stringify([...segments, name].map((part) => part.toWellFormed()));
      expect(key === other).toBe(wellFormed(path, label) === wellFormed(otherPath, otherLabel));
    }));
  });

  it("[RUN-12] two widgets of one key are an error that shows both places and asks for a key; only the first is drawn", async () => {
    const stage = new Stage((ui) => {
      ui.slider("Month", { min: 1, max: 12 });
      ui.columns(2)[1].slider("Month", { min: 1, max: 12 });
    });
    await stage.run();
    const exception = stage.element("exception");
    expect(exception.props.message).toMatch(/^Two widgets are filed under "slider:Month": slider at identity\.test\.ts:\d+, and slider at identity\.test\.ts:\d+$/);
    const [first, second] = [...exception.props.message.matchAll(/:(\d+)/g)].map((match) => Number(match[1]));
    expect(must(second) - must(first)).toBe(1);
    expect(exception.props.hint).toContain('"key"');
    expect(stage.elements("slider")).toHaveLength(1);
    // In place: in the column where the second was to stand.
    expect(stage.elements("column")[1]?.children).toEqual([exception.id]);
  });

  it("[RUN-12] also across a fragment, a form and a private block, and two forms of one name", async () => {
    const scripts: ConstructorParameters<typeof Stage>[0][] = [
      (ui) => { ui.checkbox("A"); ui.fragment((part) => part.checkbox("A")); },
      (ui) => { ui.checkbox("A", { key: "k" }); ui.form("f", (f) => f.checkbox("B", { key: "k" })); },
      (ui) => { ui.form("f", (f) => f.checkbox("A")); ui.form("f", (f) => f.checkbox("B")); },
    ];
    for (const script of scripts) {
      const stage = new Stage(script);
      await stage.run();
      expect(stage.errors()[0]).toContain("Two widgets are filed under");
    }
    const own = new Stage((ui) => { ui.checkbox("A", { key: "k" }); ui.private((mine) => mine.checkbox("A", { key: "k" })); });
    await own.run();
    expect(own.errors(own.own.get("ana"))[0]).toContain("Two widgets are filed under");
  });

  it("[RUN-13] what is inserted above renames nothing that has a label or key, and no other kind", async () => {
    let more = false;
    const stage = new Stage((ui) => {
      if (more) ui.metric("New", 1);
      if (more) ui.header("New");
      ui.text("a");
      ui.metric("Old", 2);
      ui.container({ key: "box" }).slider("S", { min: 1, max: 2 });
      if (more) ui.columns(2);
    });
    await stage.run();
    const before = [...stage.shared.keys()];
    more = true;
    await stage.run({ all: true });
    expect(before.filter((id) => !stage.shared.has(id))).toEqual([]);
  });

  it("[RUN-14] a widget keeps its element's id wherever it is drawn", async () => {
    let left = true;
    const stage = new Stage((ui) => {
      const [a, b] = ui.columns(2);
      (left ? a : b).slider("S", { min: 1, max: 2 });
    });
    await stage.run();
    const { id } = stage.element("slider");
    left = false;
    await stage.run({ all: true });
    expect(stage.element("slider").id).toBe(id);
  });
});
