import { expect, test } from "vitest";
import { app, type Script } from "../app.ts";
import { testApp, type TestApp } from "../testing/index.ts";
import { column } from "./column.ts";

const orders = [{ id: "a7", who: "Ana", total: 5 }, { id: "b2", who: "Bilal", total: 3 }, { id: "c9", who: "Chen", total: 9 }];

async function start(script: Script): Promise<TestApp> {
  const t = await testApp(app("T", script));
  await t.run();
  return t;
}

test("[CHOOSE-1] what two people choose at once is all chosen, and each is told by name", async () => {
  const t = await start((ui) => {
    const chosen = ui.dataframe(orders, { select: "rows", label: "Orders" });
    ui.text(chosen.map(({ row, index, by }) => `${row.who} ${index} ${by}`).join(", "));
  });
  const bilal = t.person("Bilal");
  await t.run();
  t.offline();
  t.dataframe("Orders").choose({ row: 2 });
  bilal.dataframe("Orders").choose({ row: 0 });
  await t.run();
  t.online();
  await t.run();
  expect(bilal.texts).toEqual([`Ana 0 ${bilal.who.id}, Chen 2 ${t.who.id}`]);
  expect(bilal.dataframe().selection).toEqual(t.dataframe().selection);
  bilal.dataframe().choose({ row: 2 }, false);
  await t.run();
  expect(t.texts).toEqual([`Ana 0 ${bilal.who.id}`]);
});

test("[CHOOSE-2] of one, the last choice is the one; a viewer sees it and cannot choose", async () => {
  const t = await start((ui) => void ui.text(String(ui.dataframe(orders, { select: "row" })?.row.who)));
  const viewer = t.person("Vera", "viewer");
  const bilal = t.person("Bilal");
  await t.run();
  t.dataframe().choose({ row: 0 });
  await t.run();
  bilal.dataframe().choose({ row: 1 });
  await t.run();
  expect(viewer.texts).toEqual(["Bilal"]);
  expect(() => viewer.dataframe().choose({ row: 0 })).toThrow("viewer");
  t.dataframe().choose({ row: 1 }, false);
  await t.run();
  expect(viewer.texts).toEqual(["undefined"]);
});

test("[CHOOSE-3] columns and cells are chosen by their names, and what the data do not have is nothing", async () => {
  const t = await start((ui) => {
    const columns = ui.dataframe(orders, { select: "columns", key: "c" });
    const cell = ui.dataframe({ n: [1, 2], w: ["x", "y"] }, { select: "cell", key: "x" });
    ui.text(`${columns.map((chosen) => chosen.column).join(" ")} | ${cell?.column} ${String(cell?.value)} ${cell?.row.n}`);
  });
  t.dataframe("c").choose({ column: "total" });
  t.dataframe("c").choose({ column: "id" });
  t.dataframe("c").choose({ column: "gone" });
  t.dataframe("x").choose({ row: 1, column: "w" });
  await t.run();
  expect(t.texts).toEqual(["id total | w y 2"]);
  t.dataframe("x").choose({ row: 7, column: "w" });
  await t.run();
  expect(t.texts).toEqual(["id total | undefined undefined undefined"]);
});

test("[CHOOSE-4] with rowId a choice stays with its row when the data change, and waits while the row is gone", async () => {
  const t = await start((ui) => {
    const least = ui.slider("Least", { min: 0, max: 10, value: 0 });
    const shown = orders.filter((order) => order.total >= least).toReversed();
    ui.text(ui.dataframe(shown, { select: "rows", rowId: "id" }).map(({ row, index }) => `${row.who} ${index}`).join(", "));
  });
  t.dataframe().choose({ row: "b2" });
  t.dataframe().choose({ row: "c9" });
  await t.run();
  expect(t.texts).toEqual(["Chen 0, Bilal 1"]);
  t.slider("Least").set(4);
  await t.run();
  expect(t.texts).toEqual(["Chen 0"]);
  t.slider("Least").set(0);
  await t.run();
  expect(t.texts).toEqual(["Chen 0, Bilal 1"]);
});

test("[CHOOSE-4] the column that tells rows apart need not be among those that are shown", async () => {
  const t = await start((ui) => {
    const shown = ui.checkbox("Turned") ? orders.toReversed() : orders;
    ui.text(ui.dataframe(shown, { select: "rows", rowId: "id", order: ["who"] }).map(({ row, index }) => `${row.who} ${index}`).join(", "));
  });
  t.dataframe().choose({ row: "c9" });
  await t.run();
  expect([t.texts, t.all("dataframeWidget")[0]?.props.order]).toEqual([["Chen 2"], ["who"]]);
  t.checkbox("Turned").set(true);
  await t.run();
  expect(t.texts).toEqual(["Chen 0"]);
});

test("[CHOOSE-4] without rowId a choice is of a number, and is nothing while there are fewer rows; a list changed in place is read anew", async () => {
  const rows = [...orders];
  const t = await start((ui) => {
    const short = ui.checkbox("Short");
    const numbered = ui.dataframe(short ? orders.slice(0, 1) : orders, { select: "rows", key: "n" });
    ui.text(numbered.map(({ row }) => row.who).join(", "));
    ui.text(ui.dataframe(rows, { select: "rows", rowId: "id", key: "i" }).map(({ index }) => String(index)).join(", "));
  });
  t.dataframe("n").choose({ row: 2 });
  t.dataframe("i").choose({ row: "c9" });
  await t.run();
  expect(t.texts).toEqual(["Chen", "2"]);
  rows.unshift(rows.pop() as (typeof rows)[number]);
  t.checkbox("Short").set(true);
  await t.run();
  expect(t.texts).toEqual(["", "0"]);
  t.checkbox("Short").set(false);
  await t.run();
  expect(t.texts[0]).toBe("Chen");
});

test("[CHOOSE-5] in a form a choice counts at submit, for everybody, and is cleared where the form is", async () => {
  const t = await start((ui) => {
    const sent = ui.form("pick", (f) => {
      const chosen = f.dataframe(orders, { select: "rows", columns: { who: { label: "Who" } } });
      f.text(`draft ${chosen.length}`);
      f.submitButton("Send");
      return chosen.map(({ row }) => row.who);
    }, { clearOnSubmit: true, onSubmit: (values, { by }) => state.update((all) => [...all, `${by.name}: ${values.join("+")}`]) });
    const state = ui.state<readonly string[]>("log", []);
    ui.text(`sent ${sent?.join("+")}`);
    for (const line of state.value) ui.text(line);
  });
  const bilal = t.person("Bilal");
  await t.run();
  t.dataframe().choose({ row: 0 });
  await t.run();
  bilal.dataframe().choose({ row: 2 });
  await t.run();
  expect(t.texts).toEqual(["draft 2", "sent undefined"]);
  bilal.form("pick").submit();
  await t.run();
  expect(t.texts).toEqual(["draft 0", "sent Ana+Chen", "Bilal: Ana+Chen"]);
});

test("[CHOOSE-6] a choice in a fragment runs the fragment alone", async () => {
  let runs = 0;
  const t = await start((ui) => {
    runs += 1;
    ui.fragment((part) => {
      const chosen = part.dataframe(orders, { select: "row" });
      part.text(chosen ? chosen.row.who : "nobody");
    });
  });
  const bilal = t.person("Bilal");
  await t.run();
  const before = runs;
  bilal.dataframe().choose({ row: 1 });
  await t.run();
  expect([t.texts, runs]).toEqual([["Bilal"], before]);
});

test("[CHOOSE-7] onSelect is told who chose, and a script chooses by number, id or what it was given", async () => {
  const t = await start((ui) => {
    const log = ui.state<readonly string[]>("log", []);
    if (ui.button("First")) ui.setValue("orders", ["c9", 0]);
    if (ui.button("None")) ui.setValue("orders", []);
    const chosen = ui.dataframe(orders, {
      select: "rows", rowId: "id", key: "orders",
      onSelect: (rows, { by, previous }) => log.update((all) => [...all, `${by?.name} ${previous.length} to ${rows.length}`]),
    });
    ui.text(chosen.map(({ rowId, by }) => `${rowId} ${by === undefined ? "script" : "person"}`).join(", "));
    ui.text(log.value.join("; "));
  });
  t.dataframe().choose({ row: "b2" });
  await t.run();
  t.button("First").click();
  await t.run();
  expect(t.texts).toEqual(["a7 script, c9 script", `${t.who.name} 0 to 1`]);
  t.button("None").click();
  await t.run();
  expect(t.texts).toEqual(["", `${t.who.name} 0 to 1`]);
});

test("[CHOOSE-8] a click on a row's button reaches its handler once, with the row and who pressed", async () => {
  const t = await start((ui) => {
    const log = ui.state<readonly string[]>("log", []);
    ui.dataframe(orders, { label: "Orders", rowId: "id", columns: { who: column.button({ text: "Open", onClick: ({ row, by, index }) => log.update((all) => [...all, `${by.name} ${row.who} ${index}`]) }) } });
    ui.text(log.value.join("; "));
  });
  const bilal = t.person("Bilal");
  await t.run();
  bilal.dataframe("Orders").press("who", "b2");
  await t.run();
  t.dataframe("Orders").press("who", "gone");
  await t.run();
  t.offline();
  t.dataframe("Orders").press("who", "c9");
  t.online();
  await t.run();
  expect(t.texts).toEqual([`Bilal Bilal 1; ${t.who.name} Chen 2`]);
});

test.each<[string, (ui: Parameters<Script>[0]) => unknown]>([
  ['select is "all"; there are row, rows', (ui) => ui.dataframe(orders, { select: "all" } as never)],
  ['rowId names "gone"', (ui) => ui.dataframe(orders, { select: "rows", rowId: "gone" } as never)],
  ["onSelect is never called without select", (ui) => ui.dataframe(orders, { onSelect: () => undefined })],
  ["onSelect", (ui) => ui.form("f", (f) => f.dataframe(orders, { select: "rows", onSelect: () => undefined }))],
  ["filed under", (ui) => [ui.dataframe(orders, { select: "rows" }), ui.dataframe(orders, { select: "row" })]],
])("[CHOOSE-9] what makes no sense is told in words: %s", async (words, script) => {
  const t = await start((ui) => void script(ui));
  expect(t.errors[0]?.message).toContain(words);
});

test("[CHOOSE-10] what is chosen by default is, until it is chosen otherwise; and a script can take it back", async () => {
  const t = await start((ui) => {
    const several = ui.dataframe(orders, { select: "rows", rowId: "id", label: "Several", key: "several", value: ["a7", 2] });
    const one = ui.dataframe(orders, { select: "row", label: "One", value: 1 });
    const cells = ui.dataframe(orders, { select: "cells", label: "Cells", value: { row: 0, column: "who" } });
    ui.text(`${several.map(({ row }) => row.who).join()} | ${one?.row.who} | ${cells.map(({ value }) => value).join()}`);
    if (ui.button("None")) ui.setValue("several", []);
    if (ui.button("Middle")) ui.setValue("several", [1]);
  });
  const bilal = t.person("Bilal");
  await t.run();
  expect(bilal.texts).toEqual(["Ana,Chen | Bilal | Ana"]);
  bilal.dataframe("Several").choose({ row: "a7" }, false);
  bilal.dataframe("One").choose({ row: 1 }, false);
  await t.run();
  expect(t.texts).toEqual(["Chen | undefined | Ana"]);
  t.button("None").click();
  await t.run();
  expect(t.texts[0]).toBe(" | undefined | Ana");
  t.button("Middle").click();
  await t.run();
  expect(t.texts[0]).toBe("Bilal | undefined | Ana");
});

test("[CHOOSE-10] a default that names nothing is told in words", async () => {
  for (const [options, message] of [
    [{ select: "columns", value: "gone" }, 'value names what cannot be chosen with select: "columns"'], [{ select: "row", value: [0, 1] }, "cannot be chosen"], [{ value: 1 }, "without select"],
  ] as const) {
    const t = await start((ui) => void ui.dataframe(orders, options));
    expect(t.errors[0]?.message).toContain(message);
  }
});
