import { expect, it } from "vitest";
import { app } from "../app.ts";
import { testApp } from "../testing/index.ts";
import { ana, ben, Stage } from "./runner.fixture.ts";
import { frame, Source } from "./streams.fixture.ts";

it("[FLOW-8] a stream ends where its part runs again, and what it showed stays until the next one brings something", async () => {
  const sources: Source<number>[] = [];
  const stage = new Stage((ui) => {
    ui.slider("N", { key: "n", min: 0, max: 9 });
    const source = new Source<number>();
    sources.push(source);
    ui.metric("Load", source);
  });
  await stage.run();
  sources[0]?.push(5);
  await frame(stage);
  await stage.set("n", 4);
  expect(sources.map(({ ended, begun }) => [ended, begun])).toEqual([[1, 1], [0, 1]]);
  expect(stage.element("metric").props.value).toBe(5);
  sources[0]?.push(6);
  await frame(stage);
  expect(stage.element("metric").props.value).toBe(5);
  sources[1]?.push(1);
  await frame(stage);
  expect(stage.element("metric").props.value).toBe(1);
});

it("[FLOW-8] a part that does not run again keeps its stream, and one in somebody's own block goes with them", async () => {
  const [shared, own] = [new Source<number>(), new Map<string, Source<number>>()];
  const stage = new Stage((ui) => {
    ui.fragment((part) => part.metric("Shared", shared));
    ui.fragment((part) => void part.slider("N", { key: "n", min: 0, max: 9 }));
    ui.private((mine, me) => {
      own.set(me.name, new Source());
      mine.metric("Own", own.get(me.name) ?? shared);
    });
  }, { people: [ana, ben] });
  await stage.run();
  await stage.set("n", 4);
  own.get("Ana")?.push(3);
  await frame(stage);
  expect([shared.begun, shared.ended]).toEqual([1, 0]);
  expect(stage.element("metric", stage.ownOf(ana)).props.value).toBe(3);
  expect(stage.element("metric", stage.ownOf(ben)).props.value).toBe(null);
  stage.people([ben]);
  expect([own.get("Ana")?.ended, own.get("Ben")?.ended]).toEqual([1, 0]);
});

it("[FLOW-9] where nobody has looked for five seconds streams end, and whoever comes has them begun anew; a closed room has none", async () => {
  const source = new Source<number>();
  const stage = new Stage((ui) => ui.metric("Load", source));
  await stage.run();
  stage.people([]);
  await stage.pass(3_000);
  stage.people([ana]);
  await stage.pass(10_000);
  expect([source.begun, source.ended]).toEqual([1, 0]);
  stage.people([]);
  await stage.pass(5_100);
  expect([source.begun, source.ended]).toEqual([1, 1]);
  stage.people([ben]);
  await stage.run({ all: false });
  expect([source.begun, source.ended]).toEqual([2, 1]);
  stage.close();
  expect([source.begun, source.ended]).toEqual([2, 2]);
});

it("[FLOW-10] a preview and a look at the past begin no stream", async () => {
  const source = new Source<number>();
  const stage = new Stage((ui) => {
    ui.slider("N", { key: "n", min: 0, max: 9 });
    ui.metric("Load", source);
  });
  await stage.run({ mode: "look" });
  expect(source.begun).toBe(0);
  expect(stage.element("metric").props.value).toBe(null);
  await stage.run({ all: true });
  expect(source.begun).toBe(1);
});

it("[FLOW-11] in tests a stream is seen by everybody, and who comes later sees where it has come to", async () => {
  const rows = new Source<{ at: number; load: number }>();
  const words = new Source<string>();
  const t = testApp(app("Board", (ui) => {
    ui.areaChart.append(rows, { x: "at", y: "load", title: "Load" });
    ui.table(rows.twin());
    ui.text(words);
  }));
  await t.run();
  rows.push({ at: 1, load: 2 }, { at: 2, load: 3 });
  words.push("one", "two");
  await t.advance(200);
  const late = t.person("Ben", "viewer");
  await t.run();
  for (const someone of [t, late]) {
    for (const kind of ["areaChart", "table"] as const) expect(someone.all(kind)[0]?.props.data).toMatchObject({ rows: 2, values: [[1, 2], [2, 3]] });
    expect(someone.all("text")[0]?.props.body).toBe("two");
  }
  await t.close();
  expect(rows.ended).toBe(1);
});
