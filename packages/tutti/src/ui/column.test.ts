import { expect, test } from "vitest";
import { app } from "../app.ts";
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
  expect(await columnsOf({ size: { label: "Size", format: "percent" } })).toEqual({ size: { label: "Size", format: { style: "percent" } } });
  expect(await columnsOf({ size: column.select([1, { value: 2, label: "Two" }], { show: (n) => `No. ${String(n)}` }) }))
    .toEqual({ size: { kind: "select", options: [{ value: 1, label: "No. 1" }, { value: 2, label: "Two" }] } });
});

test("[COL-1] a column that the data has not stops the script with its name", async () => {
  const t = await testApp(app("T", (ui) => ui.table(rows, { columns: { gone: column.text() } as Record<never, never> })));
  await t.run();
  expect(t.errors[0]?.message).toContain('speaks of "gone"');
});
