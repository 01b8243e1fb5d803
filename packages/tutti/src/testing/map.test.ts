import { expect, expectTypeOf, test } from "vitest";
import { app } from "../app.ts";
import type { ChartSelection } from "../ui/charts.ts";
import type { AppUi } from "../ui/ui.ts";
import { testApp } from "./index.ts";

const HARBOURS = [{ harbour: "Riga", lat: 57, lon: 24, ships: 3 }, { harbour: "Gdańsk", lat: 54.4, lon: 18.7, ships: 9 }, { harbour: "at sea", lat: null, lon: null, ships: 1 }];
const ZONE = { type: "Feature", id: "north", properties: { name: "North" }, geometry: { type: "Polygon", coordinates: [[[0, 50], [10, 50], [10, 60], [0, 50]]] } } as const;

test("[MAP-10] points find their columns of degrees by the usual names, and only what is drawn travels", async () => {
  const t = testApp(app("M", (ui) => {
    ui.map(HARBOURS, { title: "A", name: "harbour" });
    ui.map({ Latitude: [1], LNG: [2], other: [3] }, { title: "B", zoom: 3, center: [10, 20] });
    ui.map([] as { lat: number; lon: number }[], { title: "C" });
    ui.map(ZONE, { title: "D", shapeColour: "people" });
  }));
  await t.run();
  expect(t.errors).toEqual([]);
  expect(t.one("map", "A").props.data?.columns.map((column) => column.name)).toEqual(["lat", "lon", "harbour"]);
  expect(t.one("map", "B").props).toMatchObject({ lat: "Latitude", lon: "LNG", zoom: 3, center: [10, 20] });
  expect(t.one("map", "D").props.shapes).toMatchObject({ kind: "inline", spec: { features: [{ id: "north" }] } });
});

test("[MAP-11] points are selected one by one, by boxes and lassos of degrees, and shapes by their ids; two people's choices both stay", async () => {
  const t = testApp(app("M", (ui) => {
    const one = ui.map(HARBOURS, { title: "Points", shapes: ZONE, select: "points" });
    const box = ui.map(HARBOURS, { title: "Box", select: "box" });
    const zones = ui.map(ZONE, { title: "Zones", select: "points" });
    ui.text(`${one.rows.map((row) => (row as { harbour?: string }).harbour ?? "a zone").join()} | ${box.rows.map((row) => row.harbour).join()} | ${zones.rows.length} by ${one.by.length}`);
  }));
  const [ana, ben] = [t.person("Ana"), t.person("Ben")];
  await t.run();
  ana.map("Points").pick({ lat: 57, lon: 24 });
  ben.map("Points").pick({ lat: 54.4, lon: 18.7 });
  ben.map("Points").pick({ shape: "north" });
  ana.map("Box").draw({ kind: "box", x: [15, 20], y: [50, 60] });
  ben.map("Zones").pick({ shape: "north" });
  await t.run();
  expect(ana.texts).toEqual(["Riga,Gdańsk,a zone | Gdańsk | 1 by 2"]);
  ana.map("Box").draw({ kind: "lasso", line: [[0, 0], [1, 0], [1, 1]] });
  await t.run();
  expect(t.map("Box").value.area).toBeUndefined();
});

test("[MAP-12] what cannot be drawn is told with what to do", async () => {
  const cases: readonly (readonly [(ui: AppUi) => unknown, string])[] = [
    [(ui) => ui.map([{ a: 1 }]), 'no column is called "lat" or "latitude"'],
    [(ui) => ui.map([{ lat: "5", lon: 1 }]), '"lat" holds no numbers'],
    [(ui) => ui.map([{ lat: 120, lon: 1 }]), "row 0 has the latitude 120"],
    [(ui) => ui.map([{ lat: 1, lon: 5_000_000 }]), "row 0 has the longitude 5000000"],
    [(ui) => ui.map(HARBOURS, { zoom: 40 }), "zoom is 40"],
    [(ui) => ui.map(HARBOURS, { center: [200, 0] }), "center is [200,0]"],
    [(ui) => ui.map(HARBOURS, { projection: "flat" as "mercator" }), 'there is no projection "flat"'],
    [(ui) => ui.map(HARBOURS, { colours: ["red"] }), 'the colour "red"'],
    [(ui) => ui.map(HARBOURS, { colour: "gone" as "harbour" }), 'no column "gone"'],
    [(ui) => ui.map(HARBOURS, { shapes: "https://example.org/x.json" as never }), "the shapes are a text"],
    [(ui) => ui.map(HARBOURS, { shapes: { type: "Polygon", coordinates: [[[1]]] } as never }), "shapes.coordinates[0][0] is no [longitude, latitude]"],
    [(ui) => ui.map(ZONE, { select: "box" as "points" }), '"box" is no way to select here'],
    [(ui) => ui.map(ZONE, { shapes: ZONE } as never), "was given shapes twice"],
  ];
  for (const [draw, message] of cases) {
    const t = testApp(app("Wrong", draw));
    await t.run();
    expect(t.errors.map((error) => error.message).join(), message).toContain(message);
  }
});

test("[MAP-13] the rows of a selection have the type of the points", () => {
  const author = (ui: AppUi): void => {
    expectTypeOf(ui.map(HARBOURS, { select: "lasso" })).toExtend<ChartSelection<{ harbour: string }>>();
    expectTypeOf(ui.map(HARBOURS)).toEqualTypeOf<void>();
    expectTypeOf(ui.map(ZONE, { select: "points" })).toEqualTypeOf<ChartSelection<unknown>>();
    // @ts-expect-error no column is called so
    ui.map(HARBOURS, { name: "port" });
  };
  expectTypeOf(author).toBeFunction();
});
