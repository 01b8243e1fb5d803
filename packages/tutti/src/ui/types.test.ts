import { describe, expectTypeOf, it } from "vitest";
import { page } from "../page.ts";
import { column } from "./column.ts";
import type { Click } from "./widget-options.ts";
import type { AnyUi, AppUi, PrivateUi, Ui } from "./ui.ts";

// Never called: what is checked here is what the compiler says of an author's lines.
const author = (ui: AppUi, rows: readonly { month: string; revenue: number }[], words: string[]): void => {
  expectTypeOf(ui.select("Region", ["EMEA", "APAC"])).toEqualTypeOf<"EMEA" | "APAC">();
  expectTypeOf(ui.radio("n", [1, 2])).toEqualTypeOf<1 | 2>();
  expectTypeOf(ui.select("Word", words)).toEqualTypeOf<string | undefined>();
  expectTypeOf(ui.select("None", ["a", "b"], { value: null })).toEqualTypeOf<"a" | "b" | undefined>();
  expectTypeOf(ui.select("Row", rows, { format: (row) => row.month })).toEqualTypeOf<{ month: string; revenue: number } | undefined>();
  expectTypeOf(ui.multiselect("m", ["x", "y"], { value: ["x"] })).toEqualTypeOf<readonly ("x" | "y")[]>();
  expectTypeOf(ui.slider("s", { min: 1, max: 2 })).toEqualTypeOf<number>();
  expectTypeOf(ui.slider("s", { min: 1, max: 2, value: [1, 2] })).toEqualTypeOf<readonly [number, number]>();
  expectTypeOf(ui.numberInput("n")).toEqualTypeOf<number>();
  expectTypeOf(ui.numberInput("n", { value: null })).toEqualTypeOf<number | null>();
  expectTypeOf(ui.dateInput("d")).toEqualTypeOf<string | null>();
  expectTypeOf(ui.dateInput("d", { value: "2026-01-01" })).toEqualTypeOf<string>();
  expectTypeOf(ui.dateInput("d", { value: ["2026-01-01", "2026-01-02"] })).toEqualTypeOf<readonly [string, string]>();
  expectTypeOf(ui.dateInput("d", { range: true })).toEqualTypeOf<readonly [string, string] | null>();
  expectTypeOf(ui.timeInput("t")).toEqualTypeOf<string | null>();
  expectTypeOf(ui.dateTimeInput("t", { value: "2026-01-01T09:00" })).toEqualTypeOf<string>();
  expectTypeOf(ui.pills("p", ["a", "b"])).toEqualTypeOf<"a" | "b">();
  expectTypeOf(ui.pills("p", words)).toEqualTypeOf<string | undefined>();
  expectTypeOf(ui.segmented("p", ["a", "b"], { many: true })).toEqualTypeOf<readonly ("a" | "b")[]>();
  expectTypeOf(ui.selectSlider("s", ["a", "b"])).toEqualTypeOf<"a" | "b">();
  expectTypeOf(ui.selectSlider("s", ["a", "b"], { value: ["a", "b"] })).toEqualTypeOf<readonly ["a" | "b", "a" | "b"]>();
  expectTypeOf(ui.menuButton("m", ["Copy", "Cut"])?.option).toEqualTypeOf<"Copy" | "Cut" | undefined>();
  expectTypeOf(ui.poll("q", [1, 2])[0]?.option).toEqualTypeOf<1 | 2 | undefined>();
  expectTypeOf(ui.feedback("f")).toEqualTypeOf<number | undefined>();
  expectTypeOf(ui.button("b")).toEqualTypeOf<Click | undefined>();
  expectTypeOf(ui.columns(2)).toEqualTypeOf<readonly [Ui, Ui]>();
  expectTypeOf(ui.columns([1, 3])).toEqualTypeOf<readonly [Ui, Ui]>();
  expectTypeOf(ui.tabs(["a", "b", "c"])).toEqualTypeOf<readonly [Ui, Ui, Ui]>();
  expectTypeOf(ui.state("n", 0).value).toEqualTypeOf<number>();
  expectTypeOf(ui.spinner("…", async () => 3)).toEqualTypeOf<Promise<number>>();
  const form = ui.form("f", (f) => ({ a: f.textInput("A"), b: f.checkbox("B") }), { onSubmit: (values) => void values.b });
  expectTypeOf(form).toEqualTypeOf<{ a: string; b: boolean } | undefined>();
  ui.private((mine) => expectTypeOf(mine.columns(1)).toEqualTypeOf<readonly [PrivateUi]>());
  ui.lineChart(rows, { x: "month", y: ["revenue"] });
  ui.slider("s", { min: 1, max: 2, onChange: (value, { by, previous }) => void [value.toFixed(), by?.name, previous.toFixed()] });
  ui.select("o", ["a", "b"], { value: "b", onChange: (value) => expectTypeOf(value).toEqualTypeOf<"a" | "b">() });
  ui.columns(2)[0].empty().text("x");
  const draw = (to: AnyUi): void => to.text("x");
  ui.private((mine) => draw(mine));
  draw(ui);
  expectTypeOf(ui.dataframe(rows)).toEqualTypeOf<undefined>();
  expectTypeOf(ui.dataframe(rows, { select: "row" })?.row).toEqualTypeOf<{ month: string; revenue: number } | undefined>();
  expectTypeOf(ui.dataframe(rows, { select: "rows" })[0]?.row.revenue).toEqualTypeOf<number | undefined>();
  expectTypeOf(ui.dataframe(rows, { select: "columns" })[0]?.column).toEqualTypeOf<"month" | "revenue" | undefined>();
  expectTypeOf(ui.dataframe({ a: [1, 2], b: ["x", "y"] }, { select: "cell" })?.row).toEqualTypeOf<{ readonly a: 1 | 2; readonly b: "x" | "y" } | undefined>();
  ui.dataframe(rows, { select: "rows", onSelect: (chosen) => void chosen[0]?.row.month });
  ui.dataframe(rows, { columns: { month: column.button({ onClick: ({ row }) => void row.revenue.toFixed() }), revenue: column.number({ format: "%.2f kg" }) } });
  const loads = async function* () { yield { at: new Date(), load: 1 }; };
  expectTypeOf(ui.dataframe(loads(), { last: 10, order: ["at", "load"] })).toEqualTypeOf<void>();
  ui.table(loads(), { columns: { load: column.number() } });
  // @ts-expect-error no such column in what the stream brings
  ui.table(loads(), { order: ["memory"] });
  // @ts-expect-error nothing can be chosen among rows that go
  ui.dataframe(loads(), { select: "rows" });
  ui.text((async function* () { yield 1; })());
  // @ts-expect-error a text is no stream of objects
  ui.markdown(loads());
  // @ts-expect-error no such column
  ui.dataframe(rows, { columns: { profit: column.number() } });
  // @ts-expect-error no such mode
  ui.dataframe(rows, { select: "everything" });
  // @ts-expect-error no such column
  ui.lineChart(rows, { x: "month", y: "profit" });
  // @ts-expect-error the default is not among the options
  ui.select("o", ["a", "b"], { value: "c" });
  // @ts-expect-error a container cannot rerun
  ui.container().rerun();
  // @ts-expect-error what is each reader's own exists in private blocks alone
  expectTypeOf(ui.context).toBeNever();
  ui.private((mine) => expectTypeOf(mine.context.query).toEqualTypeOf<{ readonly [name: string]: string | readonly string[] }>());
  // @ts-expect-error a page has no pages
  ui.pages([page("A", (p) => p.pages([]))]);
  // @ts-expect-error a container has no bottom, and names no pages
  expectTypeOf([ui.container().bottom, ui.container().pages]).toBeArray();
  // @ts-expect-error a form holds no dialog
  ui.form("g", (f) => f.dialog("D", () => undefined));
  // @ts-expect-error private blocks are not nested
  ui.private((mine) => mine.private(() => undefined));
};

// Never called either: what a form gives back, and what state is.
const formsAndState = (ui: AppUi, orders: readonly { id: string; amount: number }[]): void => {
  const order = ui.form("order", (f) => {
    expectTypeOf(f.slider("Seats", { min: 1, max: 9 })).toEqualTypeOf<number>();
    expectTypeOf(f.submitButton("Send")).toEqualTypeOf<boolean>();
    const [left, right] = f.columns(2);
    return { who: left.textInput("Who"), how: right.select("How", ["Train", "Boat"]), when: f.dateInput("When"), which: f.multiselect("Which", ["a", "b"]), tags: f.dataframe(orders, { select: "rows" }).map(({ row }) => row.amount) };
  }, {
    onSubmit: (values, { by, id }) => {
      expectTypeOf(values.how).toEqualTypeOf<"Train" | "Boat">();
      expectTypeOf(by.name).toEqualTypeOf<string>();
      expectTypeOf(id).toExtend<string>();
      // @ts-expect-error the form gives no such value
      void values.amount;
    },
  });
  expectTypeOf(order).toEqualTypeOf<{ who: string; how: "Train" | "Boat"; when: string | null; which: readonly ("a" | "b")[]; tags: number[] } | undefined>();
  // @ts-expect-error nobody may have submitted yet
  void order.who;
  if (order) {
    // @ts-expect-error the form gives no such value
    void order.email;
    // @ts-expect-error none of its options
    void (order.how === "Plane");
  }
  expectTypeOf(ui.form("nothing", (f) => void f.textInput("A"))).toEqualTypeOf<undefined>();
  expectTypeOf(ui.form("one", (f) => f.numberInput("A", { value: null }))).toEqualTypeOf<number | null | undefined>();
  // @ts-expect-error a form is not nested
  ui.form("h", (f) => f.form("i", () => 1));
  // @ts-expect-error a form holds no private block, since its draft is everybody's
  ui.form("h", (f) => f.private(() => undefined));
  // @ts-expect-error outside of a form there is nothing to submit
  ui.submitButton("Send");
  // @ts-expect-error no such option
  ui.form("h", () => 1, { clear: true });

  const count = ui.state("count", 0);
  expectTypeOf(count.value).toEqualTypeOf<number>();
  count.set(1);
  count.update((before) => before + 1);
  // @ts-expect-error a state keeps its type
  count.set("one");
  // @ts-expect-error what update gives is the new value
  count.update(() => undefined);
  // @ts-expect-error a value is set, and not assigned
  count.value = 2;
  const draft = ui.state<{ readonly title: string; readonly done?: boolean } | null>("draft", null);
  draft.set({ title: "Plan" });
  // @ts-expect-error it may be null
  void draft.value.title;
  // @ts-expect-error no such field
  draft.set({ name: "Plan" });
  // @ts-expect-error the first value is of the type that was named
  ui.state<number>("n", "0");

  const todo = ui.shared.list<{ readonly text: string }>("todo");
  expectTypeOf(todo.value).toEqualTypeOf<readonly { readonly text: string }[]>();
  todo.push({ text: "a" }, { text: "b" });
  todo.remove((item, at) => item.text === "a" || at > 3);
  // @ts-expect-error an item of another type
  todo.push("a");
  // @ts-expect-error a list is changed by its methods
  todo.value.push({ text: "a" });
  const votes = ui.shared.map<number>("votes");
  expectTypeOf(votes.get("a")).toEqualTypeOf<number | undefined>();
  // @ts-expect-error a value of another type
  votes.set("a", "1");
  const clicks = ui.shared.counter("clicks");
  clicks.add();
  // @ts-expect-error a counter is only added to
  clicks.set(3);
  expectTypeOf(ui.shared.text("note").value).toEqualTypeOf<string>();

  ui.private((mine, me) => {
    expectTypeOf(me.role).toEqualTypeOf<"owner" | "editor" | "commenter" | "viewer">();
    const seen = mine.local("seen", [] as readonly string[]);
    seen.update((before) => [...before, me.name]);
    // @ts-expect-error a state keeps its type
    seen.set("all");
    // @ts-expect-error the room's state stands at the page, and a private block reads it from outside
    mine.state("n", 0);
    expectTypeOf(mine.form("f", (f) => f.textInput("A", { type: "password" }))).toEqualTypeOf<string | undefined>();
  });
  // @ts-expect-error one person's own exists in private blocks alone
  ui.local("n", 0);
  // @ts-expect-error state belongs to the page
  ui.columns(2)[0].state("n", 0);
};

describe("the author's types", () => {
  it("[TYPE-1] a form gives back what its function does, or nothing yet, and holds what waits for its submit", () => {
    expectTypeOf(formsAndState).toBeFunction();
  });

  it("[RUN-1] options that are literals give their literal types back, and what a place cannot do is no method of it", () => {
    expectTypeOf(author).toBeFunction();
  });
});
