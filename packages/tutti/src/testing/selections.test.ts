import { expect, expectTypeOf, test } from "vitest";
import { app } from "../app.ts";
import type { AppUi } from "../ui/ui.ts";
import type { ChartSelection } from "../ui/charts.ts";
import { testApp } from "./index.ts";

const ORDERS = [
  { month: "May", region: "EMEA", revenue: 3 }, { month: "May", region: "APAC", revenue: 5 },
  { month: "June", region: "EMEA", revenue: 8 }, { month: "June", region: "APAC", revenue: null },
];
const BIRDS = [{ flipper: 180, mass: 3_000, kind: "Adelie" }, { flipper: 200, mass: 4_000, kind: "Gentoo" }, { flipper: 220, mass: Number.NaN, kind: "Gentoo" }];

const brushed = app("Brushed", (ui) => {
  const bars = ui.barChart(ORDERS, { x: "month", y: "revenue", colour: "region", title: "Orders", select: "points", key: "orders" });
  ui.text(bars.rows.map(({ month, region }) => `${month} ${region}`).join(", ") || "none");
  const cloud = ui.scatterChart(BIRDS, { x: "flipper", y: "mass", title: "Birds", select: "lasso" });
  ui.text(`${cloud.indices.join(" ")} by ${cloud.by.length}`);
  const days = { day: [1, 2, 3].map((n) => new Date(Date.UTC(2026, 4, n))), n: [1, 2, 3] };
  const line = ui.lineChart(days, { x: "day", y: "n", title: "Days", select: "box" });
  ui.text(line.rows.map(({ n }) => n).join(" "));
});

test("[PICK-1] what one person selects is everybody's, what two add both stays, and the server says who it was", async () => {
  const t = testApp(brushed);
  const [ana, ben] = [t.person("Ana"), t.person("Ben")];
  await t.run();
  expect(ben.texts).toEqual(["none", " by 0", ""]);
  ana.offline();
  ana.barChart("Orders").pick({ x: "May", column: "revenue", group: "APAC" });
  ben.barChart("Orders").pick({ x: "June", column: "revenue", group: "EMEA" });
  ana.online();
  await t.run();
  expect(ana.texts[0]).toBe("May APAC, June EMEA");
  expect(ben.barChart("Orders").value.points.map(({ by }) => by)).toEqual(expect.arrayContaining([ana.who.id, ben.who.id]));
  ben.barChart("Orders").pick({ x: "May", column: "revenue", group: "APAC" }, false);
  await t.run();
  expect(ana.texts[0]).toBe("June EMEA");
});

test("[PICK-2] a box and a lasso are places in the data: the rows inside are the author's own, and follow the data", async () => {
  const t = testApp(brushed);
  await t.run();
  t.scatterChart("Birds").draw({ kind: "lasso", line: [[170, 2_000], [210, 2_000], [210, 5_000], [170, 5_000]] });
  t.lineChart("Days").draw({ kind: "box", x: [Date.UTC(2026, 4, 2), Date.UTC(2026, 4, 9)] });
  await t.run();
  expect(t.texts.slice(1)).toEqual(["0 1 by 1", "2 3"]);
  t.lineChart("Days").draw(null);
  await t.run();
  expect(t.texts[2]).toBe("");
});

test("[PICK-3] a viewer sees a selection and cannot change it; what was written wrongly selects nothing", async () => {
  const t = testApp(brushed);
  const viewer = t.person("Vera", "viewer");
  await t.run();
  expect(() => viewer.barChart("Orders").pick({ x: "May", column: "revenue" })).toThrow("cannot use");
  t.scatterChart("Birds").draw({ kind: "lasso", line: [[1, 2]] });
  t.barChart("Orders").draw({ kind: "box", x: [1, 2] });
  await t.run();
  expect([t.scatterChart("Birds").value, t.barChart("Orders").value]).toEqual([{ points: [], area: undefined }, { points: [], area: undefined }]);
  expect(t.texts[0]).toBe("none");
});

test("[PICK-4] a script sets a selection, and takes it back", async () => {
  const t = testApp(app("Set", (ui) => {
    if (ui.button("June")) ui.setValue("o", { points: [{ x: "June", column: "revenue", group: "EMEA" }] });
    if (ui.button("All")) ui.setValue("o", null);
    ui.text(ui.barChart(ORDERS, { x: "month", y: "revenue", colour: "region", select: "points", key: "o" }).rows.length);
  }));
  await t.run();
  t.button("June").click();
  await t.run();
  expect(t.texts).toEqual(["1"]);
  t.button("All").click();
  await t.run();
  expect(t.texts).toEqual(["0"]);
  await t.run();
  expect([t.texts, t.barChart().value.points]).toEqual([["0"], []]);
});

test("[PICK-5] the rows of a selection have the type of the data's", () => {
  const author = (ui: AppUi): void => {
    expectTypeOf(ui.barChart(ORDERS, { x: "month", y: "revenue", select: "box" })).toExtend<ChartSelection<{ month: string; revenue: number | null }>>();
    expectTypeOf(ui.barChart(ORDERS, { x: "month", y: "revenue" })).toEqualTypeOf<void>();
    expectTypeOf(ui.lineChart({ a: [1], b: ["x"] }, { x: "a", y: "a", select: "points" }).rows[0]?.b).toExtend<string | undefined>();
    // @ts-expect-error a lasso goes round points
    ui.lineChart(ORDERS, { x: "month", y: "revenue", select: "lasso" });
  };
  expectTypeOf(author).toBeFunction();
});

test("[PICK-6] what cannot be drawn is told with the column and what to do", async () => {
  const cases: readonly [(ui: AppUi) => unknown, string][] = [
    [(ui) => ui.barChart([{ a: "x", b: "1" }], { x: "a", y: "b" }), '"b" holds texts, and numbers are drawn'],
    [(ui) => ui.barChart([{ a: "x", b: new Date(0) }], { x: "a", y: "b" }), '"b" holds days, and numbers are drawn'],
    [(ui) => ui.barChart([{ a: "x", b: 1 }, { a: "y", b: "2" }] as { a: string; b: number }[], { x: "a", y: "b" }), "holds texts"],
    [(ui) => ui.barChart([{ a: "x", b: 1 }], { x: "a", y: "b", sort: "-c" as "-b" }), 'no column "c"'],
    [(ui) => ui.lineChart([{ a: 1, b: 1 }], { x: "a", y: "b", select: "lasso" as "box" }), '"lasso" is no way to select here'],
    [(ui) => ui.lineChart([{ a: 1, b: 1 }], { x: "a", y: "b", colours: ["red"] }), 'the colour "red" is not written as #rrggbb'],
  ];
  for (const [draw, message] of cases) {
    const t = testApp(app("Wrong", draw));
    await t.run();
    expect(t.errors.map((error) => error.message).join(), message).toContain(message);
  }
  const t = testApp(app("Fine", (ui) => {
    ui.lineChart([{ a: 1, b: 2n }, { a: Infinity, b: Number.NaN }], { x: "a", y: "b" });
    ui.lineChart([], { x: "a" as never, y: "b" as never });
  }));
  await t.run();
  expect(t.errors).toEqual([]);
});

test("[PICK-7] in a million points a stretch is found, and values of every kind are rows like others", async () => {
  const many = { at: Float64Array.from({ length: 1_000_000 }, (_, i) => i), n: Float64Array.from({ length: 1_000_000 }, (_, i) => (i % 3 === 0 ? Number.NaN : i)) };
  const odd = [{ x: "1", n: 2n ** 40n }, { x: new Date(0), n: 3n }, { x: null, n: 1n }];
  const t = testApp(app("Many", (ui) => {
    const line = ui.lineChart(many, { x: "at", y: "n", title: "Many", select: "box" });
    const bars = ui.barChart(odd as { x: string; n: bigint }[], { x: "x", y: "n", title: "Odd", select: "points" });
    ui.text(`${line.indices.length} ${line.indices.at(-1)} ${bars.indices.join()}`);
  }));
  await t.run();
  expect(t.errors).toEqual([]);
  t.lineChart("Many").draw({ kind: "box", x: [999_990, 2_000_000] });
  t.barChart("Odd").pick({ x: "1", column: "n" });
  await t.run();
  expect(t.texts).toEqual(["10 999999 0"]);
});

test("[PICK-8] in a form a selection is a draft that everybody sees, and takes effect at submit", async () => {
  const t = testApp(app("Form", (ui) => {
    const sent = ui.form("choice", (form) => {
      const bars = form.barChart(ORDERS, { x: "month", y: "revenue", colour: "region", title: "Bars", select: "points" });
      const line = form.echarts({ xAxis: { type: "category" }, yAxis: {}, series: { type: "bar" } }, { data: [{ month: "May", n: 3 }, { month: "June", n: 5 }], title: "Line", select: "box" });
      const places = form.map([{ lat: 1, lon: 2, name: "a" }, { lat: 30, lon: 2, name: "b" }], { title: "Map", select: "box" });
      form.submitButton("Send");
      return [bars.rows.length, line.rows.map((row) => row.month).join(), places.rows.map((row) => row.name).join()];
    });
    ui.text(sent?.join(" | ") ?? "nothing");
  }));
  const [ana, ben] = [t.person("Ana"), t.person("Ben")];
  await t.run();
  ana.barChart("Bars").pick({ x: "May", column: "revenue", group: "EMEA" });
  ben.barChart("Bars").pick({ x: "June", column: "revenue", group: "EMEA" });
  ben.echarts("Line").draw({ kind: "box", x: ["June"], y: [0, 9] });
  ana.map("Map").draw({ kind: "box", x: [0, 5], y: [0, 5] });
  await t.run();
  expect([ana.texts.at(-1), ana.barChart("Bars").value.points.length]).toEqual(["nothing", 2]);
  ben.form("choice").submit();
  await t.run();
  expect(ana.texts.at(-1)).toBe("2 | June | a");
});
