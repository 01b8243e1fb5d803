import { describe, expect, expectTypeOf, test } from "vitest";
import { app } from "../app.ts";
import { column } from "../ui/column.ts";
import { testApp } from "./index.ts";

interface Article {
  readonly sku: string;
  readonly name: string;
  readonly price: number;
  readonly left: number | null;
}

const stock = (): Article[] => [
  { sku: "A1", name: "Rye", price: 4, left: 10 },
  { sku: "B2", name: "Oats", price: 3, left: null },
  { sku: "C3", name: "Maize", price: 2, left: 7 },
];

/** An app whose data a test can change under the edits. */
function shop(options: { readonly data?: () => Article[]; readonly rows?: "fixed" | "add" | "delete" | "dynamic" } = {}) {
  const heard: unknown[] = [];
  const data = options.data ?? stock;
  const made = app("Shop", (ui) => {
    const edited = ui.dataEditor(data(), {
      label: "Stock", rowId: "sku", rows: options.rows ?? "dynamic",
      columns: { price: column.number({ min: 0 }), name: column.text({ required: true }) },
      onChange: (now, { by, previous, edits }) => void heard.push({ by: by?.name, rows: now.rows.length, before: previous.rows.length, edits: edits.map(({ kind, id }) => `${kind} ${id}`) }),
    });
    ui.checkbox("Load anew");
    ui.text(edited.rows.map((row) => `${row.name} ${row.price}`).join(", "));
    ui.caption(edited.changes.map((change) => `${change.kind} ${change.id} by ${change.by ?? "nobody"}`).join(", "));
    ui.caption(edited.problems.map(({ id, column: name, fault }) => `${id} ${name} ${fault.kind}`).join(", "));
    if (ui.button("Save")) edited.reset();
  });
  return { app: made, heard };
}

describe("a table that people edit", () => {
  test("[SHEET-1] the script gets the data with the edits in them, and who made each", async () => {
    const { app: made, heard } = shop();
    const t = testApp(made);
    const ana = t.person("Ana");
    await t.run();
    expect(t.texts).toEqual(["Rye 4, Oats 3, Maize 2", "", ""]);
    ana.dataEditor("Stock").set("B2", "price", 5);
    await t.run();
    expect(t.texts.slice(0, 2)).toEqual(["Rye 4, Oats 5, Maize 2", `edit B2 by ${ana.who.id}`]);
    t.dataEditor("Stock").add({ sku: "D4", name: "Spelt", price: 6 });
    t.dataEditor("Stock").delete("A1");
    await t.run();
    expect(t.texts[0]).toBe("Oats 5, Maize 2, Spelt 6");
    expect(t.texts[1]).toMatch(/^delete A1 by person-1, edit B2 by person-2, add \+\S+ by person-1$/);
    expect(heard).toEqual([
      { by: "Ana", rows: 3, before: 3, edits: ["edit B2"] },
      { by: "Tester", rows: 4, before: 3, edits: [expect.stringMatching(/^add /)] },
      { by: "Tester", rows: 3, before: 4, edits: ["delete A1"] },
    ]);
    expect(ana.dataEditor().rows).toEqual(t.dataEditor().rows);
  });

  test("[SHEET-1] rows that nobody edited are the author's own objects, and dates stay dates", async () => {
    const data = [{ day: new Date("2026-05-03"), n: 1 }, { day: new Date("2026-05-04"), n: 2 }];
    let rows: readonly object[] = [];
    const t = testApp(app("Days", (ui) => {
      const edited = ui.dataEditor(data);
      expectTypeOf(edited.rows).toEqualTypeOf<readonly { readonly day: Date | null; readonly n: number | null }[]>();
      rows = edited.rows;
    }));
    await t.run();
    t.dataEditor().set(1, "day", new Date("2026-06-01"));
    await t.run();
    expect(rows[0]).toBe(data[0]);
    expect(rows[1]).toEqual({ day: new Date("2026-06-01"), n: 2 });
  });

  test("[SHEET-1] a row's type says what may be empty: nothing that is required", async () => {
    const t = testApp(app("Types", (ui) => {
      const { rows } = ui.dataEditor([{ name: "Rye", kind: "open", left: 1 as number | null }], {
        rows: "add", columns: { name: column.text({ required: true }), kind: column.select(["open", "done"], { required: true }), left: column.number({ min: 0 }) },
      });
      expectTypeOf(rows).toEqualTypeOf<readonly { readonly name: string; readonly kind: string; readonly left: number | null }[]>();
      // @ts-expect-error there is no such option
      column.number({ mni: 0 });
      ui.text(rows.map(({ name, kind }) => `${name} ${kind}`).join(", "));
    }));
    await t.run();
    t.dataEditor().add({ name: "Oats" });
    t.dataEditor().set(0, "kind", null);
    await t.run();
    expect(t.texts).toEqual(["Rye open"]);
  });

  test("[SHEET-2] two people edit two cells of one row, one of them offline, and both stand", async () => {
    const { app: made } = shop();
    const t = testApp(made);
    const [ana, ben] = [t.person("Ana"), t.person("Ben")];
    await t.run();
    ana.offline();
    ana.dataEditor().set("A1", "price", 9);
    ben.dataEditor().set("A1", "name", "Winter rye");
    await t.run();
    expect(t.texts[0]).toBe("Winter rye 4, Oats 3, Maize 2");
    ana.online();
    await t.run();
    expect(t.texts[0]).toBe("Winter rye 9, Oats 3, Maize 2");
  });

  test("[SHEET-3] a row that is deleted while somebody else writes in it stays, with what they wrote", async () => {
    const { app: made } = shop();
    const t = testApp(made);
    const [ana, ben] = [t.person("Ana"), t.person("Ben")];
    await t.run();
    ana.offline();
    ana.dataEditor().delete("A1", "C3");
    ben.dataEditor().set("A1", "price", 8);
    await t.run();
    ana.online();
    await t.run();
    expect(t.texts[0]).toBe("Rye 8, Oats 3");
    // Who deletes it again has seen what was written.
    ana.dataEditor().delete("A1");
    await t.run();
    expect(ben.dataEditor().rows.map(({ sku }) => sku)).toEqual(["B2"]);
  });

  test("[SHEET-4] of two who wrote in one cell the later one stands, however late the other arrives", async () => {
    const { app: made } = shop();
    const t = testApp(made);
    const [ana, ben] = [t.person("Ana"), t.person("Ben")];
    await t.run();
    ana.offline();
    ana.dataEditor().set("A1", "price", 7);
    for (const price of [5, 6]) {
      ben.dataEditor().set("A1", "price", price);
      await t.run();
    }
    ana.online();
    await t.run();
    expect(t.texts[0]).toBe("Rye 6, Oats 3, Maize 2");
    expect(ana.dataEditor().cell("A1", "price")).toMatchObject({ value: 6, by: ben.who.id });
  });

  test("[SHEET-5] the data may change under the edits: they stay with their rows, and wait where a row is gone", async () => {
    let data = stock();
    const { app: made } = shop({ data: () => data });
    const t = testApp(made);
    await t.run();
    t.dataEditor().set("C3", "price", 20);
    await t.run();
    data = [{ sku: "Z0", name: "Emmer", price: 1, left: 1 }, ...stock().toReversed()];
    t.checkbox("Load anew").set(!t.checkbox("Load anew").value);
    await t.run();
    expect(t.texts[0]).toBe("Emmer 1, Maize 20, Oats 3, Rye 4");
    data = stock().slice(0, 2);
    t.checkbox("Load anew").set(!t.checkbox("Load anew").value);
    await t.run();
    expect(t.texts.slice(0, 2)).toEqual(["Rye 4, Oats 3", "orphan C3 by person-1"]);
    data = stock();
    t.checkbox("Load anew").set(!t.checkbox("Load anew").value);
    await t.run();
    expect(t.texts[0]).toBe("Rye 4, Oats 3, Maize 20");
  });

  test("[SHEET-6] what a column does not take is kept, shown as wrong, and left out; an unfinished new row waits", async () => {
    const { app: made } = shop();
    const t = testApp(made);
    await t.run();
    t.dataEditor().set("A1", "price", -3);
    const fresh = t.dataEditor().add({ price: 2 });
    await t.run();
    expect(t.texts).toEqual(["Rye 4, Oats 3, Maize 2", "", `A1 price min, ${fresh} name required`]);
    expect(t.dataEditor().cell("A1", "price")).toMatchObject({ value: 4, edited: false, refused: { value: -3, fault: { kind: "min", min: 0 } } });
    t.dataEditor().set(fresh, "name", "Spelt");
    await t.run();
    expect(t.texts[0]).toBe("Rye 4, Oats 3, Maize 2, Spelt 2");
  });

  test("[SHEET-7] rows come and go only where they may", async () => {
    const { app: made } = shop({ rows: "fixed" });
    const t = testApp(made);
    const eve = t.person("Eve", "viewer");
    await t.run();
    expect(() => t.dataEditor().add({ name: "x" })).toThrow("adding a row is not possible");
    expect(() => t.dataEditor().delete("A1")).toThrow("deleting rows is not possible");
    expect(() => t.dataEditor().set("A1", "sku", "X")).toThrow('writing in "sku" is not possible');
    expect(() => eve.dataEditor().set("A1", "price", 1)).toThrow("viewer");
    expect(() => t.dataEditor().set("X9", "price", 1)).toThrow('shows no row "X9"');
  });

  test("[SHEET-8] a thousand cells that are pasted are one change, heard of once", async () => {
    const { app: made, heard } = shop();
    const t = testApp(made);
    await t.run();
    // What tells a row of the data from others stays as it is.
    expect(t.dataEditor().paste(1, "sku", Array.from({ length: 252 }, (_, i) => [`N${i}`, `Name ${i}`, i, i]))).toBe(2);
    await t.run();
    expect(t.dataEditor().rows).toHaveLength(253);
    expect(t.texts[0]?.split(", ")).toHaveLength(253);
    expect(heard).toHaveLength(1);
  });

  test("[SHEET-9] reset forgets what was saved, and nothing that somebody writes meanwhile", async () => {
    let saved = stock();
    const { app: made } = shop({ data: () => saved });
    const t = testApp(made);
    const ana = t.person("Ana");
    await t.run();
    t.dataEditor().set("A1", "price", 5);
    const fresh = t.dataEditor().add({ sku: "D4", name: "Spelt", price: 6 });
    await t.run();
    ana.offline();
    ana.dataEditor().set(fresh, "price", 66);
    ana.dataEditor().set("B2", "price", 33);
    saved = [{ ...stock()[0], price: 5 } as Article, ...stock().slice(1), { sku: "D4", name: "Spelt", price: 6, left: null }];
    t.button("Save").click();
    await t.run();
    expect(t.texts.slice(0, 2)).toEqual(["Rye 5, Oats 3, Maize 2, Spelt 6", ""]);
    ana.online();
    await t.run();
    expect(t.texts[0]).toBe("Rye 5, Oats 33, Maize 2, Spelt 6, Spelt 66");
  });

  test("[SHEET-10] in a form the table is a draft until it is submitted, and may go back then", async () => {
    const t = testApp(app("Form", (ui) => {
      const sent = ui.form("order", (f) => {
        const { rows } = f.dataEditor([{ what: "Bread", n: 0 }], { label: "Order", rows: "add" });
        f.caption(`draft ${rows.map(({ n }) => n).join("+")}`);
        f.submitButton("Send");
        return rows;
      }, { clearOnSubmit: true });
      ui.text(sent ? sent.map(({ what, n }) => `${n} ${what}`).join(", ") : "nothing yet");
    }));
    const ana = t.person("Ana");
    await t.run();
    t.dataEditor("Order").set(0, "n", 2);
    ana.dataEditor("Order").add({ what: "Salt", n: 1 });
    await t.run();
    expect(t.texts).toEqual(["draft 2+1", "nothing yet"]);
    ana.form("order").submit();
    await t.run();
    expect(t.texts).toEqual(["draft 0", "2 Bread, 1 Salt"]);
    expect(t.dataEditor("Order").rows).toHaveLength(1);
  });

  test("[SHEET-11] in a private block each has their own; owners' tables are for owners", async () => {
    const t = testApp(app("Own", (ui) => {
      const { rows } = ui.dataEditor([{ n: 1 }], { label: "Rates", editableBy: "owner" });
      ui.text(`rates ${rows[0]?.n}`);
      ui.private((mine, me) => {
        const own = mine.dataEditor([{ n: 0 }], { label: "Mine" });
        mine.text(`${me.name} ${own.rows[0]?.n}`);
      });
    }));
    const ana = t.person("Ana");
    await t.run();
    ana.dataEditor("Mine").set(0, "n", 7);
    t.dataEditor("Rates").set(0, "n", 3);
    await t.run();
    expect([t.texts, ana.texts]).toEqual([["rates 3", "Tester 0"], ["rates 3", "Ana 7"]]);
    expect(() => ana.dataEditor("Rates").set(0, "n", 4)).toThrow("editor, who cannot use");
  });

  test("[SHEET-12] in a fragment an edit runs the fragment alone, and nothing where the author said never", async () => {
    let runs = 0;
    const t = testApp(app("Parts", (ui) => {
      runs += 1;
      ui.fragment((part) => part.text(`sum ${part.dataEditor([{ n: 1 }], { label: "In" }).rows[0]?.n}`));
      ui.dataEditor([{ n: 1 }], { label: "Never", run: "never" });
    }));
    await t.run();
    t.dataEditor("In").set(0, "n", 5);
    await t.run();
    expect([runs, t.texts]).toEqual([1, ["sum 5"]]);
    t.dataEditor("Never").set(0, "n", 5);
    await t.run();
    expect(runs).toBe(1);
  });

  test.each([
    [[{ id: 1 }, { id: 1 }], { rowId: "id" }, "the rows 0 and 1 both have 1"],
    [[{ id: null, n: 1 }], { rowId: "id" }, 'row 0 has null in "id"'],
    [[{ n: 1 }], { rowId: "x" }, 'rowId names "x"'],
    [[{ n: 1 }], { rows: "some" }, 'rows is "some"'],
    [[{ n: 1 }], { columns: { m: {} } }, '"columns" speaks of "m"'],
    [[JSON.parse('{"__proto__": 1}') as object], {}, "cannot be edited under this name"],
  ])("[SHEET-13] %j with %j is told in words", async (data, options, words) => {
    const t = testApp(app("Wrong", (ui) => void ui.dataEditor(data as object[], options as object)));
    await t.run();
    expect(t.errors[0]?.message).toContain(words);
  });
});
