import { describe, expectTypeOf, it } from "vitest";
import { page } from "../page.ts";
import { column } from "./column.ts";
import type { Click } from "./widget-options.ts";
import type { AnyUi, AppUi, PrivateUi, Ui } from "./ui.ts";

// Never called: what is checked here is what the compiler says of an author's lines.
const author = (ui: AppUi, rows: readonly { month: string; revenue: number }[], words: string[]): void => {
  expectTypeOf(ui.select("Region", ["EMEA", "APAC"])).toEqualTypeOf<"EMEA" | "APAC">();
  expectTypeOf(ui.radio("n", [1, 2])).toEqualTypeOf<1 | 2>();
  expectTypeOf(ui.select("Word", words)).toEqualTypeOf<string | undefined>();
  expectTypeOf(ui.select("None", ["a", "b"], { value: null })).toEqualTypeOf<"a" | "b" | undefined>();
  expectTypeOf(ui.select("Row", rows, { format: (row) => row.month })).toEqualTypeOf<{ month: string; revenue: number } | undefined>();
  expectTypeOf(ui.multiselect("m", ["x", "y"], { value: ["x"] })).toEqualTypeOf<readonly ("x" | "y")[]>();
  expectTypeOf(ui.slider("s", { min: 1, max: 2 })).toEqualTypeOf<number>();
  expectTypeOf(ui.slider("s", { min: 1, max: 2, value: [1, 2] })).toEqualTypeOf<readonly [number, number]>();
  expectTypeOf(ui.numberInput("n")).toEqualTypeOf<number>();
  expectTypeOf(ui.numberInput("n", { value: null })).toEqualTypeOf<number | null>();
  expectTypeOf(ui.dateInput("d")).toEqualTypeOf<string | null>();
  expectTypeOf(ui.dateInput("d", { value: "2026-01-01" })).toEqualTypeOf<string>();
  expectTypeOf(ui.dateInput("d", { value: ["2026-01-01", "2026-01-02"] })).toEqualTypeOf<readonly [string, string]>();
  expectTypeOf(ui.dateInput("d", { range: true })).toEqualTypeOf<readonly [string, string] | null>();
  expectTypeOf(ui.timeInput("t")).toEqualTypeOf<string | null>();
  expectTypeOf(ui.dateTimeInput("t", { value: "2026-01-01T09:00" })).toEqualTypeOf<string>();
  expectTypeOf(ui.pills("p", ["a", "b"])).toEqualTypeOf<"a" | "b">();
  expectTypeOf(ui.pills("p", words)).toEqualTypeOf<string | undefined>();
  expectTypeOf(ui.segmented("p", ["a", "b"], { many: true })).toEqualTypeOf<readonly ("a" | "b")[]>();
  expectTypeOf(ui.selectSlider("s", ["a", "b"])).toEqualTypeOf<"a" | "b">();
  expectTypeOf(ui.selectSlider("s", ["a", "b"], { value: ["a", "b"] })).toEqualTypeOf<readonly ["a" | "b", "a" | "b"]>();
  expectTypeOf(ui.menuButton("m", ["Copy", "Cut"])?.option).toEqualTypeOf<"Copy" | "Cut" | undefined>();
  expectTypeOf(ui.poll("q", [1, 2])[0]?.option).toEqualTypeOf<1 | 2 | undefined>();
  expectTypeOf(ui.feedback("f")).toEqualTypeOf<number | undefined>();
  expectTypeOf(ui.button("b")).toEqualTypeOf<Click | undefined>();
  expectTypeOf(ui.columns(2)).toEqualTypeOf<readonly [Ui, Ui]>();
  expectTypeOf(ui.columns([1, 3])).toEqualTypeOf<readonly [Ui, Ui]>();
  expectTypeOf(ui.tabs(["a", "b", "c"])).toEqualTypeOf<readonly [Ui, Ui, Ui]>();
  expectTypeOf(ui.state("n", 0).value).toEqualTypeOf<number>();
  expectTypeOf(ui.spinner("…", async () => 3)).toEqualTypeOf<Promise<number>>();
  const form = ui.form("f", (f) => ({ a: f.textInput("A"), b: f.checkbox("B") }), { onSubmit: (values) => void values.b });
  expectTypeOf(form).toEqualTypeOf<{ a: string; b: boolean } | undefined>();
  ui.private((mine) => expectTypeOf(mine.columns(1)).toEqualTypeOf<readonly [PrivateUi]>());
  ui.lineChart(rows, { x: "month", y: ["revenue"] });
  ui.slider("s", { min: 1, max: 2, onChange: (value, { by, previous }) => void [value.toFixed(), by?.name, previous.toFixed()] });
  ui.select("o", ["a", "b"], { value: "b", onChange: (value) => expectTypeOf(value).toEqualTypeOf<"a" | "b">() });
  ui.columns(2)[0].empty().text("x");
  const draw = (to: AnyUi): void => to.text("x");
  ui.private((mine) => draw(mine));
  draw(ui);
  expectTypeOf(ui.dataframe(rows)).toEqualTypeOf<undefined>();
  expectTypeOf(ui.dataframe(rows, { select: "row" })?.row).toEqualTypeOf<{ month: string; revenue: number } | undefined>();
  expectTypeOf(ui.dataframe(rows, { select: "rows" })[0]?.row.revenue).toEqualTypeOf<number | undefined>();
  expectTypeOf(ui.dataframe(rows, { select: "columns" })[0]?.column).toEqualTypeOf<"month" | "revenue" | undefined>();
  expectTypeOf(ui.dataframe({ a: [1, 2], b: ["x", "y"] }, { select: "cell" })?.row).toEqualTypeOf<{ readonly a: 1 | 2; readonly b: "x" | "y" } | undefined>();
  ui.dataframe(rows, { select: "rows", onSelect: (chosen) => void chosen[0]?.row.month });
  ui.dataframe(rows, { columns: { month: column.button({ onClick: ({ row }) => void row.revenue.toFixed() }), revenue: column.number({ format: "%.2f kg" }) } });
  // @ts-expect-error no such column
  ui.dataframe(rows, { columns: { profit: column.number() } });
  // @ts-expect-error no such mode
  ui.dataframe(rows, { select: "everything" });
  // @ts-expect-error no such column
  ui.lineChart(rows, { x: "month", y: "profit" });
  // @ts-expect-error the default is not among the options
  ui.select("o", ["a", "b"], { value: "c" });
  // @ts-expect-error a container cannot rerun
  ui.container().rerun();
  // @ts-expect-error what is each reader's own exists in private blocks alone
  expectTypeOf(ui.context).toBeNever();
  ui.private((mine) => expectTypeOf(mine.context.query).toEqualTypeOf<{ readonly [name: string]: string | readonly string[] }>());
  // @ts-expect-error a page has no pages
  ui.pages([page("A", (p) => p.pages([]))]);
  // @ts-expect-error a container has no bottom, and names no pages
  expectTypeOf([ui.container().bottom, ui.container().pages]).toBeArray();
  // @ts-expect-error a form holds no dialog
  ui.form("g", (f) => f.dialog("D", () => undefined));
  // @ts-expect-error private blocks are not nested
  ui.private((mine) => mine.private(() => undefined));
};

describe("the author's types", () => {
  it("[RUN-1] options that are literals give their literal types back, and what a place cannot do is no method of it", () => {
    expectTypeOf(author).toBeFunction();
  });
});
