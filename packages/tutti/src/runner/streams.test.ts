import { expect, it } from "vitest";
import type { JsonValue } from "@tutti/protocol";
import { app } from "../app.ts";
import { column } from "../ui/column.ts";
import type { Ui } from "../ui/ui.ts";
import { testApp } from "../testing/index.ts";
import { ana, ben, settle, Stage } from "./runner.fixture.ts";

/** A stream that is fed by hand, and tells whether somebody still reads. */
class Source<T> {
  ended = 0;
  begun = 0;
  asked = 0;
  #pieces: T[] = [];
  readonly #twins: Source<T>[] = [];
  #wake: (() => void) | undefined;
  #failure: Error | undefined;

  push(...pieces: T[]): void {
    this.#pieces.push(...pieces);
    this.#wake?.();
    for (const twin of this.#twins) twin.push(...pieces);
  }

  /** Another that is fed with what this one is. */
  twin(): Source<T> {
    const twin = new Source<T>();
    this.#twins.push(twin);
    return twin;
  }

  fail(error: Error): void {
    this.#failure = error;
    this.#wake?.();
  }

  [Symbol.asyncIterator](): AsyncIterator<T> {
    this.begun += 1;
    return {
      next: async () => {
        this.asked += 1;
        while (this.#pieces.length === 0) {
          if (this.#failure) throw this.#failure;
          await new Promise<void>((resolve) => (this.#wake = resolve));
        }
        return { done: false, value: this.#pieces.shift() as T };
      },
      return: async () => {
        this.ended += 1;
        return { done: true, value: undefined };
      },
    };
  }
}

const frame = async (stage: Stage): Promise<void> => {
  await settle();
  await stage.pass(150);
  await settle();
};
const rowsOf = (stage: Stage): JsonValue[][] => {
  const { data } = stage.element("lineChart").props;
  return data.kind === "inline" ? (data.values[0] ?? []).map((_, row) => data.values.map((column) => column[row] ?? null)) : [];
};

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

/** What a stream brings is refused with words, at the author's line, and the stream is let go. */
async function refuses(piece: unknown, message: string, draw: (ui: Ui, source: Source<never>) => void): Promise<Stage> {
  const source = new Source<never>();
  const stage = new Stage((ui) => draw(ui, source));
  await stage.run();
  source.push(piece as never);
  await frame(stage);
  expect(stage.errors()[0]).toContain(message);
  expect(stage.element("exception").props.excerpt).toMatch(/ui\.\w/);
  expect(source.ended).toBe(1);
  return stage;
}

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

it("[FLOW-12] texts of each kind and data show the newest that came, whatever came before", async () => {
  const [words, tree] = [new Source<string>(), new Source<unknown>()];
  const counts = new Source<number | null>();
  const stage = new Stage((ui) => {
    ui.title(words);
    ui.text(counts, { help: "So many" });
    ui.markdown(words.twin());
    ui.code(words.twin(), { language: "sql" });
    ui.json(tree, { label: "Order" });
    ui.text("end");
  });
  expect((await stage.run()).outcome).toEqual({ kind: "done" });
  expect([stage.element("title").props.body, stage.elements("text").map(({ props }) => props.body), stage.element("json").props.value]).toEqual(["", ["", "end"], null]);
  words.push("one", "two");
  counts.push(1, 2, 3);
  tree.push({ at: new Date(0) }, new Map([["id", 7]]));
  await frame(stage);
  expect([stage.element("title"), stage.element("markdown"), stage.element("code")].map(({ props }) => props.body)).toEqual(["two", "two", "two"]);
  expect(stage.elements("text").map(({ props }) => props)).toEqual([{ body: "3", help: "So many" }, { body: "end" }]);
  expect(stage.element("code").props.language).toBe("sql");
  expect(stage.element("json").props).toMatchObject({ value: { id: 7 }, label: "Order" });
  counts.push(null);
  await frame(stage);
  expect(stage.elements("text")[0]?.props.body).toBe("");
  expect([stage.all("writes"), stage.all("wake")]).toEqual([[], []]);
});

it.each(["table", "dataframe"] as const)("[FLOW-13] a %s shows the last rows of a stream, in columns as a whole table has them; what travels is what is new", async (kind) => {
  const rows = new Source<{ at: Date; line: string; ms?: number } | { at: Date; line: string; ms?: number }[]>();
  const stage = new Stage((ui) => {
    const options = { last: 3, columns: { ms: { label: "Took" } } } as const;
    if (kind === "table") ui.table(rows, options);
    else ui.dataframe(rows, options);
  });
  await stage.run();
  const data = () => {
    const shown = stage.element(kind).props.data;
    return shown.kind === "inline" ? { columns: shown.columns.map(({ name, type }) => `${name} ${type}`), values: shown.values } : undefined;
  };
  expect(data()).toEqual({ columns: ["ms text"], values: [[]] });
  rows.push({ at: new Date(1_000), line: "a" }, [{ at: new Date(2_500), line: "b", ms: 4 }, { at: new Date(3_000), line: "c", ms: 1 }]);
  await frame(stage);
  expect(data()).toEqual({ columns: ["at datetime", "line text", "ms integer"], values: [[1_000, 2_500, 3_000], ["a", "b", "c"], [null, 4, 1]] });
  expect(stage.element(kind).props.columns).toEqual({ ms: { label: "Took" } });
  const told = stage.all("ops").length;
  rows.push({ at: new Date(4_500), line: "d", ms: 9 });
  await frame(stage);
  expect(stage.all("ops").slice(told).flatMap(({ ops }) => ops)).toMatchObject([{ op: "rows", drop: 1, cut: 0, add: [[4_500], ["d"], [9]] }]);
  expect(data()?.values).toEqual([[2_500, 3_000, 4_500], ["b", "c", "d"], [4, 1, 9]]);
  // A text among numbers makes texts of them, as in a table that is handed over whole: then it travels whole, once.
  rows.push({ at: new Date(5_500), line: "e", ms: "long" as never });
  await frame(stage);
  expect(data()).toEqual({ columns: ["at datetime", "line text", "ms text"], values: [[3_000, 4_500, 5_500], ["c", "d", "e"], ["1", "9", "long"]] });
});

it("[FLOW-13] what floods a table keeps its last rows alone, and what was shown stays over a run until rows come", async () => {
  const sources: Source<{ n: number }[]>[] = [];
  const stage = new Stage((ui) => {
    ui.slider("N", { key: "n", min: 0, max: 9 });
    const source = new Source<{ n: number }[]>();
    sources.push(source);
    ui.table(source);
  });
  await stage.run();
  sources[0]?.push(Array.from({ length: 50_000 }, (_, n) => ({ n })));
  await frame(stage);
  const shown = (): readonly unknown[] => {
    const { data } = stage.element("table").props;
    return data.kind === "inline" ? (data.values[0] ?? []) : [];
  };
  expect([shown().length, shown().at(0), shown().at(-1)]).toEqual([100, 49_900, 49_999]);
  await stage.set("n", 4);
  expect(shown()).toHaveLength(100);
  sources[1]?.push([{ n: 1 }]);
  await frame(stage);
  expect(shown()).toEqual([1]);
});

it.each<readonly [string, (ui: Ui, rows: AsyncIterable<{ n: number }>) => void, string]>([
  ["a choice among rows that go", (ui, rows) => ui.dataframe(rows, { select: "rows" } as never), "in the rows of a stream nothing can be chosen"],
  ["a button in them", (ui, rows) => ui.dataframe(rows, { columns: { n: column.button({ onClick: () => undefined }) as never } }), "in the rows of a stream nothing can be pressed"],
  ["a window that no page holds", (ui, rows) => ui.table(rows, { last: 5_000 }), "table: last is 5000; it is a number of rows, up to 1000"],
  ["a window that is too large for its columns", (ui, rows) => ui.dataframe(rows, { last: 9_000, order: ["n", "n2"] as never }), "with 2 columns at most 5000 rows of a stream are shown"],
  ["a window of a whole table", (ui) => ui.table([{ n: 1 }], { last: 2 } as never), "last is for the rows of a stream"],
])("[FLOW-13] %s is told", async (_, draw, message) => {
  const stage = new Stage((ui) => draw(ui, new Source<{ n: number }>()));
  await stage.run();
  expect(stage.errors()[0]).toContain(message);
});

it.each<readonly [string, unknown, string]>([
  ["text", { no: 1 }, 'text: the stream brought {"no":1}'],
  ["table", 5, "table: a piece is 5, and no row"],
  ["table", { n: () => 1 }, 'Column "n" holds a function in row 0'],
  ["dataframe", Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`c${i}`, i])), "more than 200 columns"],
] as const)("[FLOW-7] a %s is told what it cannot show, at the line that handed the stream over: %#", async (kind, piece, message) => {
  const stage = await refuses(piece, message, (ui, source) => {
    if (kind === "text") ui.text(source);
    else if (kind === "table") ui.table(source);
    else ui.dataframe(source);
    ui.metric("After", 1);
  });
  expect(stage.elements("metric")).toHaveLength(1);
});

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
