import { expect, it } from "vitest";
import type { ElementKind, ElementProps } from "@tutti/protocol";
import { app } from "../../app.ts";
import { testApp, type TestApp } from "../../testing/index.ts";
import { settle, Stage } from "../../runner/runner.fixture.ts";
import type { Ui } from "../ui.ts";

/** The pieces of a stream, each when the test lets it come. */
function fed<T>(pieces: readonly T[]) {
  let come: (() => void) | undefined;
  async function* stream(): AsyncGenerator<T> {
    for (const piece of pieces) {
      await new Promise<void>((resolve) => (come = resolve));
      yield piece;
    }
  }
  return { stream, next: () => come?.() };
}

const PNG = Buffer.from("iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==", "base64");

async function two<T, K extends ElementKind>(kind: K, pieces: readonly T[], draw: (ui: Ui, stream: AsyncIterable<T>) => void): Promise<{ readonly shown: ElementProps[K][]; readonly t: TestApp }> {
  const { stream, next } = fed(pieces);
  const t = testApp(app("Stream", (ui) => draw(ui, stream())));
  await t.run();
  const shown = [t.one(kind).props];
  for (const _ of pieces) {
    next();
    await t.advance(200);
    shown.push(t.one(kind).props);
  }
  return { shown, t };
}

it("[FLOW-15] a badge, a formula and a message show the newest of a stream", async () => {
  for (const kind of ["badge", "latex", "success", "info", "warning", "error"] as const) {
    const { shown, t } = await two<string, typeof kind>(kind, ["one", "two"], (ui, stream) => ui[kind](stream));
    expect(shown.map(({ body }) => body), kind).toEqual(["", "one", "two"]);
    expect(t.errors).toEqual([]);
    await t.close();
  }
});

it("[FLOW-16] drawings show the newest of a stream; what is none is told under the last that was one", async () => {
  const texts = { mermaid: ["flowchart LR; A --> B", "flowchart LR; A --> C"], graphviz: ["digraph { a -> b }", "digraph { a -> c }"] } as const;
  for (const kind of ["mermaid", "graphviz"] as const) {
    const { shown, t } = await two<string, typeof kind>(kind, [...texts[kind], " "], (ui, stream) => ui[kind](stream, { title: "Drawn" }));
    expect(shown.slice(1).map(({ text }) => text)).toEqual([...texts[kind], texts[kind][1]]);
    expect(t.errors).toMatchObject([{ message: expect.stringContaining(`${kind} was given an empty text`), file: expect.stringContaining("newest.test.ts") }]);
    await t.close();
  }
  const { shown } = await two("svg", ["<svg><circle r='1'/></svg>", "<svg><circle r='2'/></svg>"], (ui, stream) => ui.svg(stream, { alt: "A circle" }));
  expect(shown.slice(1).map(({ svg }) => svg)).toEqual(["<svg><circle r='1'/></svg>", "<svg><circle r='2'/></svg>"]);
});

it("[FLOW-17] charts in the words of other libraries and maps show the newest of a stream, with their tables", async () => {
  const rows = [{ x: 1, y: 2 }, { x: 2, y: 3 }];
  for (const kind of ["echarts", "vegaLite", "plotly"] as const) {
    const specs = [1, 2].map((n) => ({ echarts: { series: [{ type: "bar", data: [n] }] }, vegaLite: { mark: "bar", title: `${n}` }, plotly: { data: [{ y: [n] }] } })[kind]);
    const { shown, t } = await two<object, typeof kind>(kind, specs, (ui, stream) => ui[kind](stream, { title: "Chart", ...(kind === "vegaLite" && { data: rows }) }));
    expect(shown.slice(1).map(({ spec }) => (spec.kind === "inline" ? spec.spec : spec))).toEqual(specs);
    expect([t.errors, shown[2]?.title]).toEqual([[], "Chart"]);
    await t.close();
  }
  const places = [[{ lat: 1, lon: 2 }], [{ lat: 3, lon: 4 }]];
  const { shown, t } = await two("map", places, (ui, stream) => ui.map(stream));
  expect(shown.slice(1).map(({ data }) => (data?.kind === "inline" ? data.values : data))).toEqual([[[1], [2]], [[3], [4]]]);
  expect(t.errors).toEqual([]);
  const wrong = testApp(app("Chosen", (ui) => ui.echarts((async function* () { yield {}; })() as object, { select: "points" })));
  await wrong.run();
  expect(wrong.errors[0]?.message).toContain("nothing can be selected in what a stream brings");
});

it("[FLOW-18] pictures of a stream come beside the page, are bounded, and those of some frames ago are let go", async () => {
  const { shown, t } = await two("image", [PNG, Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'></svg>").toString()], (ui, stream) => ui.image(stream, { alt: "The camera" }));
  const sources = shown.map(({ pictures }) => pictures[0]?.source);
  expect(sources).toMatchObject([undefined, { kind: "blob", mime: "image/png" }, { kind: "blob", mime: "image/svg+xml" }]);
  expect(t.errors).toEqual([]);
  const { stream, next } = fed(Array.from({ length: 12 }, (_, n) => `<svg xmlns="http://www.w3.org/2000/svg" width="${n + 1}"></svg>`));
  const stage = new Stage((ui) => ui.image(stream(), { alt: "The camera" }));
  await stage.run();
  for (let n = 0; n < 12; n++) {
    await settle();
    next();
    await settle();
    await stage.pass(150);
    await stage.pass(150);
  }
  const blobs = stage.all("blob");
  expect(blobs).toHaveLength(12);
  expect(blobs.at(-1)?.gone).toEqual(blobs.slice(0, 4).map(({ name }) => name));
  expect(blobs[7]?.gone).toBe(undefined);
  const large = Buffer.concat([PNG, Buffer.alloc(3 * 1024 * 1024)]);
  const { t: over } = await two("image", [PNG, large], (ui, stream) => ui.image(stream, { alt: "The camera" }));
  expect(over.errors[0]?.message).toContain("a piece of a stream has 3.0 MiB, and at most 2 are shown");
});
