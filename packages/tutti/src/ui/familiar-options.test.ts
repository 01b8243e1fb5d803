import { describe, expect, it } from "vitest";
import { must, Stage } from "../runner/runner.fixture.ts";
import type { AppUi } from "./ui.ts";

const SVG = '<svg xmlns="http://www.w3.org/2000/svg" width="4" height="4"/>';

async function drawn(script: (ui: AppUi) => unknown): Promise<Stage> {
  const stage = new Stage(script);
  await stage.run();
  return stage;
}

describe("options that people know from elsewhere", () => {
  it("[INPUT-6] an option has a caption, tabs open at one of theirs, a picture leads somewhere, a field has an icon", async () => {
    const stage = await drawn((ui) => {
      ui.radio("Size", [{ id: "s", label: "Small", kg: 2 }, { id: "l", label: "Large", kg: 20 }], { caption: ({ kg }) => (kg > 10 ? `up to ${kg} kg` : undefined) });
      ui.tabs(["Map", "List"], { value: "List" });
      ui.image(SVG, { alt: "", to: "/elsewhere" });
      ui.textInput("Find", { icon: "search" });
      ui.numberInput("Price", { icon: "€" });
    });
    expect(stage.errors()).toEqual([]);
    expect(stage.elements("radio").map(({ props }) => props.options)).toEqual([[{ id: "s", label: "Small" }, { id: "l", label: "Large", caption: "up to 20 kg" }]]);
    expect(stage.elements("tabs").map(({ props }) => props)).toEqual([{ labels: ["Map", "List"], open: "List" }]);
    expect(stage.elements("image").map(({ props }) => props.to)).toEqual(["/elsewhere"]);
    expect([stage.elements("textInput"), stage.elements("numberInput")].map(([element]) => must(element).props.icon)).toEqual(["search", "€"]);
  });

  it("[INPUT-9] a multiselect may offer to choose all at once", async () => {
    const stage = await drawn((ui) => ui.multiselect("Towns", ["Lima", "Oslo"], { selectAll: true }));
    expect(stage.errors()).toEqual([]);
    expect(must(stage.elements("multiselect")[0]).props.selectAll).toBe(true);
  });

  it("[INPUT-7] a tab that is none, and a picture that would be left and enlarged by one click, are told at the line", async () => {
    const noTab = await drawn((ui) => ui.tabs(["Map", "List"], { value: "Table" }));
    expect(must(noTab.errors()[0])).toContain('none is labelled "Table"');
    const both = await drawn((ui) => ui.image(SVG, { alt: "", to: "/elsewhere", zoom: true }));
    expect(must(both.errors()[0])).toContain("not both");
  });

  it("[INPUT-8] rows of a table may be taller, and what stands where there is no value may be said; a height that is none is told", async () => {
    const rows = [{ town: "Lima", note: null }];
    const look = { rowHeight: 80, placeholder: "unknown" } as const;
    const stage = await drawn((ui) => {
      ui.dataframe(rows, { ...look, label: "Read" });
      ui.dataframe(rows, { ...look, label: "Chosen", select: "rows" });
      ui.dataEditor(rows, { ...look, label: "Written" });
    });
    expect(stage.errors()).toEqual([]);
    expect([...stage.elements("dataframe"), ...stage.elements("dataframeWidget"), ...stage.elements("dataEditor")].map(({ props }) => [props.rowHeight, props.placeholder])).toEqual([[80, "unknown"], [80, "unknown"], [80, "unknown"]]);
    for (const rowHeight of [0, 401, Number.NaN]) {
      const wrong = await drawn((ui) => void ui.dataEditor(rows, { rowHeight }));
      expect(must(wrong.errors()[0])).toContain(`dataEditor: rowHeight is ${rowHeight}; a row is from 24 to 400 pixels tall`);
    }
  });
});
