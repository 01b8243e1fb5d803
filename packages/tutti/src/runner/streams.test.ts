import { expect, it } from "vitest";
import { settle, Stage } from "./runner.fixture.ts";
import { frame, refuses, rowsOf, Source } from "./streams.fixture.ts";

it("[FLOW-4] a metric, a bar and a chart go on showing what comes after their run, and no run is begun for it", async () => {
  const [figures, parts, rows] = [new Source<number | { value: number; delta: number }>(), new Source<number | [number, string]>(), new Source<{ t: number; v: number } | { t: number; v: number }[]>()];
  const stage = new Stage((ui) => {
    ui.metric("Load", figures, { format: "percent" });
    ui.progress(parts, "Waiting");
    ui.lineChart.append(rows, { x: "t", y: "v", last: 3, title: "Load" });
  });
  expect((await stage.run()).outcome).toEqual({ kind: "done" });
  expect([stage.element("metric").props.value, stage.element("progress").props, rowsOf(stage)]).toEqual([null, { value: null, text: "Waiting" }, []]);
  figures.push(1, 2, { value: 3, delta: 1 });
  parts.push(0.1, [0.5, "Half"]);
  rows.push({ t: 1, v: 1 }, [{ t: 2, v: 4 }, { t: 3, v: 9 }, { t: 4, v: 16 }]);
  await frame(stage);
  expect(stage.element("metric").props).toMatchObject({ value: 3, delta: 1 });
  expect(stage.element("progress").props).toEqual({ value: 0.5, text: "Half" });
  expect(rowsOf(stage)).toEqual([[2, 4], [3, 9], [4, 16]]);
  expect(stage.all("wake")).toEqual([]);
  expect(stage.all("done")).toHaveLength(1);
  // Nobody hears of it twice, and what it brings is no write.
  expect(stage.all("writes")).toEqual([]);
});

it("[FLOW-5] pages are told at most ten times a second, of what is new alone", async () => {
  const rows = new Source<{ t: number; v: number }>();
  const stage = new Stage((ui) => ui.lineChart.append(rows, { x: "t", y: "v", last: 400 }));
  await stage.run();
  for (let n = 0; n < 100; n++) {
    rows.push(...Array.from({ length: 10 }, (_, i) => ({ t: n * 10 + i, v: i })));
    await settle();
    await stage.pass(10);
  }
  await frame(stage);
  const told = stage.all("ops").slice(1);
  expect(told.length).toBeLessThanOrEqual(12);
  expect(told.length).toBeGreaterThan(5);
  expect(rowsOf(stage)).toHaveLength(400);
  expect(rowsOf(stage).at(-1)).toEqual([999, 9]);
  // The first rows say what the columns hold; from then on rows alone travel.
  expect(told.slice(1).flatMap(({ ops }) => ops.map((op) => op.op)).filter((op) => op !== "rows")).toEqual([]);
});

it("[FLOW-6] a stream that never rests is asked for no more than can be shown, and lets others have their turn", async () => {
  let made = 0;
  const stage = new Stage((ui) => {
    ui.metric("Endless", (async function* () {
      for (;;) yield (made += 1);
    })());
  });
  await stage.run();
  for (let n = 0; n < 200; n++) await settle();
  expect(made).toBeGreaterThan(10_000);
  expect(made).toBeLessThanOrEqual(20_001);
  await stage.pass(100);
  for (let n = 0; n < 200; n++) await settle();
  // A frame is due at once, and one more after 100 ms.
  expect(made).toBeLessThanOrEqual(60_500);
  expect(stage.element("metric").props.value).toBeGreaterThan(10_000);
  stage.close();
});

it("[FLOW-6] pieces of text that never rest let others have their turn, too", async () => {
  let made = 0;
  let superseded = false;
  const stage = new Stage(async (ui) => {
    if (ui.slider("N", { key: "n", min: 0, max: 9 }) > 0) return;
    await ui.writeStream((function* () {
      try {
        for (;;) {
          made += 1;
          yield ".";
        }
      } finally {
        superseded = true;
      }
    })());
  });
  void stage.begin().done;
  for (let n = 0; n < 10; n++) await settle();
  expect(made).toBeGreaterThan(500);
  await stage.set("n", 1);
  await settle();
  expect(superseded).toBe(true);
});

it("[FLOW-7] an error in the middle is shown under what came before, with the author's line, and the rest of the page goes on", async () => {
  const [good, bad] = [new Source<number>(), new Source<number>()];
  const stage = new Stage((ui) => {
    ui.metric("Bad", bad);
    ui.metric("Good", good);
    ui.text("end");
  });
  await stage.run();
  bad.push(7);
  await frame(stage);
  bad.fail(new RangeError("the sensor is gone"));
  good.push(8);
  await frame(stage);
  expect(stage.elements("metric").map(({ props }) => props.value)).toEqual([7, 8]);
  expect(stage.errors()).toEqual(["the sensor is gone"]);
  const order = [...stage.shared.values()].find(({ kind }) => kind === "root")?.children?.map((id) => stage.shared.get(id)?.kind);
  expect(order).toEqual(["metric", "exception", "metric", "text"]);
  expect(stage.element("exception").props.file).toBe("streams.test.ts");
  expect(stage.all("log").map(({ text }) => text)).toEqual([expect.stringMatching(/^A stream ended: RangeError: the sensor is gone \(streams\.test\.ts:\d+\)$/)]);
  good.push(9);
  await frame(stage);
  expect(stage.elements("metric").map(({ props }) => props.value)).toEqual([7, 9]);
});

it.each<readonly [string, unknown, string]>([
  ["a metric", { no: 1 }, 'metric "M": the stream brought {"no":1}'],
  ["a bar", "half", 'progress: the stream brought "half"'],
  ["a chart", { t: 1, v: "high" }, 'lineChart.append: "v" is "high"'],
  ["a chart without its axis", { v: 1 }, 'lineChart.append: "t" is not in a row that came'],
  ["no row", 5, "lineChart.append: a piece is 5, and no row"],
])("[FLOW-7] %s is told what it cannot show, at the line that handed the stream over", async (what, piece, message) => {
  await refuses(piece, message, (ui, source) => {
    if (what.includes("metric")) ui.metric("M", source);
    else if (what.includes("bar")) ui.progress(source);
    else ui.lineChart.append(source as AsyncIterable<{ t: number; v: number }>, { x: "t", y: "v" });
  });
});
