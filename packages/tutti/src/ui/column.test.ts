import { expect, test } from "vitest";
import { app, type Script } from "../app.ts";
import { testApp } from "../testing/index.ts";
import { column, type Column } from "./column.ts";

const rows = [{ name: "A", size: 1, site: "https://example.com" }];

async function columnsOf(columns: { readonly [name: string]: Column<unknown> }): Promise<unknown> {
  const t = await testApp(app("T", (ui) => ui.dataframe(rows as readonly { readonly [name: string]: unknown }[], { columns })));
  await t.run();
  return t.one("dataframe").props.columns;
}

test("[COL-6] what an author says of columns travels as plain data", async () => {
  expect(await columnsOf({
    name: column.text({ label: "Name", validate: { pattern: /[A-Z]/u, message: "Capital" }, pinned: true }),
    size: column.number({ format: "%d cm", min: 0 }),
    site: column.link({ textPattern: /\/\/(.+)$/u }),
  })).toEqual({
    name: { kind: "text", label: "Name", pinned: true, pattern: "[A-Z]", patternNote: "Capital" },
    size: { kind: "number", min: 0, format: { pattern: "%d cm" } },
    site: { kind: "link", textPattern: "\\/\\/(.+)$" },
  });
  expect(await columnsOf({ site: column.audio({ alt: "name" }), name: column.video() })).toEqual({ site: { kind: "audio", alt: "name" }, name: { kind: "video" } });
  expect(await columnsOf({ size: { label: "Size", format: "percent" } })).toEqual({ size: { label: "Size", format: { style: "percent" } } });
  expect(await columnsOf({ size: column.select([1, { value: 2, label: "Two" }], { show: (n) => `No. ${String(n)}` }) }))
    .toEqual({ size: { kind: "select", options: [{ value: 1, label: "No. 1" }, { value: 2, label: "Two" }] } });
});

test("[COL-1] a column that the data has not stops the script with its name", async () => {
  const t = await testApp(app("T", (ui) => ui.table(rows, { columns: { gone: column.text() } as Record<never, never> })));
  await t.run();
  expect(t.errors[0]?.message).toContain('speaks of "gone"');
});

test("[COL-1] also beside an order, and not where there are no rows to say what there is", async () => {
  const columns = { site: column.link(), gone: column.text() } as Record<never, never>;
  const t = await testApp(app("T", (ui) => {
    ui.dataframe([] as typeof rows, { order: ["name"], columns });
    ui.table(rows, { order: ["name"], columns: { site: column.link() } });
    ui.dataframe(rows, { order: ["name"], columns });
  }));
  await t.run();
  expect(t.all("table")[0]?.props.columns).toEqual({});
  expect(t.errors.map(({ message }) => message)).toEqual(['dataframe: "columns" speaks of "gone", which the data has not; it has "name", "size", "site"']);
});

test("[COL-1] a column that says what another one shows may be left out of sight, and be missing where there are no rows", async () => {
  const pictures = [{ cover: "/a.png", title: "A", year: 2026 }];
  const columns = { cover: column.image({ alt: "title" }) };
  const t = await testApp(app("T", (ui) => {
    ui.dataframe(pictures, { order: ["cover"], columns });
    ui.table(pictures, { order: ["cover"], columns });
    ui.dataframe([] as typeof pictures, { columns });
    ui.table([] as typeof pictures, { columns });
    ui.dataEditor([] as typeof pictures, { columns });
  }));
  await t.run();
  expect(t.errors).toEqual([]);
  for (const kind of ["dataframe", "table"] as const) {
    const { data, order } = t.all(kind)[0]?.props ?? {};
    expect([order, data && "columns" in data && data.columns.map(({ name }) => name)], kind).toEqual([["cover"], ["cover", "title"]]);
  }
});

test("[COL-2] a metric's and a column's format are checked, and a table for reading has no buttons", async () => {
  const failing = [
    (ui) => ui.metric("M", 1, { format: "%d of %d" }), (ui) => ui.metric("M", 1, { format: { currency: "euro" } }),
    (ui) => ui.table(rows, { columns: { name: column.button() } }), (ui) => ui.dataframe(rows, { columns: { size: column.number({ min: 3, max: 1 }) } }),
  ] satisfies Script[];
  for (const [i, words] of ["needs one place for the number", "three letters", "is of buttons", "min (3) is above max (1)"].entries()) {
    const t = await testApp(app("T", (ui) => void failing[i]?.(ui)));
    await t.run();
    expect(t.errors[0]?.message).toContain(words);
  }
});

test("[COL-6] a metric says what its change is measured against, and passes over what is no number", async () => {
  const t = await testApp(app("T", (ui) => ui.metric("M", Number.NaN, { format: "compact", delta: Infinity, deltaNote: "since May", sparkline: [1, Number.NaN, 3], sparklineKind: "bar" })));
  await t.run();
  expect(t.metric("M")).toEqual({ label: "M", value: null, format: { style: "compact" }, deltaNote: "since May", sparkline: [1, 3], sparklineKind: "bar" });
});
