import { expect, it } from "vitest";
import { column } from "../ui/column.ts";
import type { Ui } from "../ui/ui.ts";
import { Stage } from "./runner.fixture.ts";
import { frame, refuses, Source } from "./streams.fixture.ts";

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
