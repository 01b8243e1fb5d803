import { expect, test, vi } from "vitest";
import { app } from "../../src/app.ts";
import { testApp } from "../../src/testing/index.ts";
import { Gate } from "./gate.ts";

test("[BEH-80] an empty slot shows what was drawn in it last, while the script runs and after; cleared, it is empty", async () => {
  const gates = [new Gate(), new Gate(), new Gate()] as const;
  const t = testApp(app("Slot", async (ui) => {
    const slot = ui.empty();
    ui.text("below");
    slot.text("loading");
    await gates[0].pass();
    slot.metric("Rows", 12);
    await gates[1].pass();
    const box = slot.container();
    box.text("one");
    box.text("two");
    await gates[2].pass();
    slot.clear();
  }));
  const ana = t.person("Ana");
  const going = t.run();
  await gates[0].reached();
  await vi.waitFor(() => expect(ana.texts).toEqual(["loading", "below"]), 30_000);
  gates[0].open();
  await vi.waitFor(() => {
    expect(ana.texts).toEqual(["below"]);
    expect(ana.metric("Rows").value).toBe(12);
  }, 30_000);
  gates[1].open();
  await vi.waitFor(() => {
    expect(ana.texts).toEqual(["one", "two", "below"]);
    expect(ana.shows("metric")).toBe(false);
  }, 30_000);
  gates[2].open();
  await going;
  for (const person of [t, ana]) expect(person.texts).toEqual(["below"]);
});

test("[BEH-81] a slot with a widget, replaced and drawn again, keeps the widget's value", async () => {
  const t = testApp(app("Slots", (ui) => {
    const slot = ui.empty();
    if (ui.checkbox("Ask", { value: true })) ui.text(`asked ${slot.slider("How many", { min: 0, max: 9, value: 1 })}`);
    else slot.info("Nothing is asked");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider("How many").set(6);
  await t.run();
  t.checkbox("Ask").set(false);
  await t.run();
  expect(ana.texts).toEqual(["Nothing is asked"]);
  ana.checkbox("Ask").set(true);
  await t.run();
  expect(t.texts).toEqual(["asked 6"]);
});

test("[BEH-82] streamed text grows for everybody as it comes; who joins in the middle has all of it, and the script gets the whole", async () => {
  const gate = new Gate();
  const second = new Gate();
  async function* pieces(): AsyncGenerator<string> {
    yield "The ";
    yield "harvest ";
    await gate.pass();
    yield "is **in**";
    await second.pass();
    yield ".";
  }
  const t = testApp(app("Stream", async (ui) => {
    const all = await ui.writeStream(pieces());
    ui.caption(`${all.length} letters`);
  }));
  const ana = t.person("Ana");
  const going = t.run();
  await gate.reached();
  await vi.waitFor(() => expect(ana.texts).toEqual(["The harvest "]), 30_000);
  const ben = t.person("Ben");
  const joined = t.run();
  await vi.waitFor(() => expect(ben.texts).toEqual(["The harvest "]), 30_000);
  gate.open();
  await second.reached();
  second.open();
  await Promise.all([going, joined]);
  for (const person of [t, ana, ben]) expect(person.texts).toEqual(["The harvest is **in**.", "22 letters"]);
});

test("[BEH-83] a stream that breaks keeps what it wrote, and shows why; the next run begins it anew", async () => {
  const t = testApp(app("Breaks", async (ui) => {
    const broken = !ui.checkbox("Mended");
    await ui.writeStream((function* pieces() {
      yield "begun ";
      if (broken) throw new Error("The line was cut");
      yield "and ended";
    })());
  }));
  const ana = t.person("Ana");
  await t.run();
  for (const person of [t, ana]) {
    expect(person.texts).toEqual(["begun "]);
    expect(person.errors.map(({ message }) => message)).toEqual(["The line was cut"]);
  }
  ana.checkbox("Mended").set(true);
  await t.run();
  expect(t.texts).toEqual(["begun and ended"]);
  expect(t.errors).toEqual([]);
});

test("[BEH-84] containers that come, go and move leave no ghosts, and widgets in them keep their values wherever they are drawn", async () => {
  const t = testApp(app("Moving", (ui) => {
    const where = ui.select("Where", ["left", "right", "expander", "nowhere"]);
    const [left, right] = ui.columns(2);
    const places = { left: () => left, right: () => right, expander: () => ui.expander("Box"), nowhere: () => undefined };
    const n = places[where]()?.slider("Level", { key: "level", min: 0, max: 9, value: 0 });
    ui.text(`level ${n ?? "away"}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider("level").set(5);
  for (const [where, text, boxes] of [["right", "level 5", 0], ["expander", "level 5", 1], ["nowhere", "level away", 0], ["left", "level 5", 0]] as const) {
    t.select("Where").set(where);
    await t.run();
    for (const person of [t, ana]) {
      expect([where, person.texts]).toEqual([where, [text]]);
      expect(person.all("expander")).toHaveLength(boxes);
      expect(person.all("slider")).toHaveLength(where === "nowhere" ? 0 : 1);
    }
  }
});

test("[BEH-85] a list that grows, shrinks and is put in another order keeps each item's value with its item", async () => {
  const t = testApp(app("List", (ui) => {
    const items = ui.state<readonly string[]>("items", ["a", "b", "c"]);
    if (ui.button("Turn round")) items.update((all) => all.toReversed());
    if (ui.button("Drop first")) items.update((all) => all.slice(1));
    for (const item of items.value) {
      const row = ui.container({ key: item });
      row.text(`${item}: ${row.numberInput("Amount", { value: 0 })}`);
    }
  }));
  const ana = t.person("Ana");
  await t.run();
  const amounts = (person: typeof ana) => person.all("numberInput").length;
  expect(amounts(ana)).toBe(3);
  const keys = Object.keys({ ...ana.document("room") });
  expect(keys).not.toContain("a");
  ana.numberInput("container(a)/numberInput:Amount").set(1);
  ana.numberInput("container(c)/numberInput:Amount").set(3);
  await t.run();
  t.button("Turn round").click();
  await t.run();
  expect(ana.texts).toEqual(["c: 3", "b: 0", "a: 1"]);
  ana.button("Drop first").click();
  await t.run();
  expect(t.texts).toEqual(["b: 0", "a: 1"]);
  expect(amounts(t)).toBe(2);
});

test("[BEH-86] an error in the middle leaves what was above and nothing of the run before below it; mended, all is there with its values", async () => {
  const t = testApp(app("Error", (ui) => {
    const n = ui.slider("N", { min: 0, max: 9, value: 1 });
    ui.text(`above ${n}`);
    if (n > 5) throw new RangeError("N is too much");
    ui.text(`below ${n}`);
    ui.text(`word ${ui.textInput("Word", { value: "x" })}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  t.textInput("Word").set("xyz");
  await t.run();
  ana.slider("N").set(7);
  await t.run();
  for (const person of [t, ana]) {
    expect(person.texts).toEqual(["above 7"]);
    expect(person.errors).toMatchObject([{ name: "RangeError", message: "N is too much" }]);
    expect(person.shows("textInput")).toBe(false);
  }
  t.slider("N").set(2);
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["above 2", "below 2", "word xyz"]);
});
