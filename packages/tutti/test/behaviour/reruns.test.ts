import { expect, test, vi } from "vitest";
import { app } from "../../src/app.ts";
import { testApp } from "../../src/testing/index.ts";
import { Gate } from "./gate.ts";

test("[BEH-1] a change during a slow run: nothing of the old run leaks into the new one, whatever it still sets or draws", async () => {
  const gate = new Gate();
  const t = testApp(app("Slow", async (ui) => {
    const level = ui.slider("Level", { min: 0, max: 10, value: 1 });
    const first = ui.state("count", 0);
    const before = first.value;
    await gate.pass();
    // As many a script does: write what it computed, whether or not anybody still wants it.
    try {
      first.set(level * 100);
    } catch {
      // Swallowed, as careless code does.
    }
    ui.text(`${level}: ${before} then ${first.value}`);
  }));
  const ana = t.person("Ana");
  const first = t.run();
  await gate.reached(1);
  ana.slider("Level").set(2);
  // The first run is so old by now that the change supersedes it.
  await gate.reached(2);
  gate.open();
  await first;
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["2: 0 then 200"]);
  expect(t.state("count")).toBe(200);
  expect(t.errors).toEqual([]);
});

test("[BEH-2] clicks of two people during a slow run are all delivered, each in a run of its own and once", async () => {
  const gate = new Gate();
  const heard: string[] = [];
  const t = testApp(app("Clicks", async (ui) => {
    for (const name of ["One", "Two"]) {
      const click = ui.button(name);
      if (click) heard.push(`${name} by ${click.by.name}`);
    }
    await gate.pass();
    ui.text("done");
  }));
  const ana = t.person("Ana");
  gate.open();
  await t.run();
  gate.close();
  t.button("One").click();
  const going = t.run();
  await gate.reached(2);
  ana.button("Two").click();
  t.button("Two").click();
  ana.button("One").click();
  gate.open();
  await going;
  await t.run();
  expect(heard.toSorted()).toEqual(["One by Ana", "One by Tester", "Two by Ana", "Two by Tester"]);
  // In the order of each device.
  expect(heard.filter((line) => line.endsWith("Ana"))).toEqual(["Two by Ana", "One by Ana"]);
});

test("[BEH-3] no two buttons are pressed in one run", async () => {
  const most: number[] = [];
  const t = testApp(app("Two", (ui) => {
    most.push([ui.button("A"), ui.button("B")].filter(Boolean).length);
  }));
  const ana = t.person("Ana");
  await t.run();
  t.button("A").click();
  ana.button("B").click();
  t.button("B").click();
  await t.run();
  expect(most.filter((n) => n === 1)).toHaveLength(3);
  expect(Math.max(...most)).toBe(1);
});

test("[BEH-4] rerun starts from the top with what was set, also out of a try, and leaves nothing behind of the run it ended", async () => {
  const t = testApp(app("Again", (ui) => {
    const step = ui.state("step", 0);
    ui.text(`step ${step.value}`);
    if (step.value === 0) ui.text("only at first");
    if (ui.button("Go")) {
      ui.info("about to start over");
      try {
        step.set(step.value + 1);
        ui.rerun();
      } catch (error) {
        ui.error(String(error));
        throw error;
      }
    }
    ui.caption("end");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.button("Go").click();
  await t.run();
  for (const person of [t, ana]) {
    expect(person.texts).toEqual(["step 1", "end"]);
    expect(person.errors).toEqual([]);
  }
});

test("[BEH-5] rerun inside a fragment runs the whole script, once, and the fragment sees what was set", async () => {
  let whole = 0;
  const t = testApp(app("Scopes", (ui) => {
    whole += 1;
    const n = ui.state("n", 0);
    ui.text(`outside ${n.value}`);
    ui.fragment((f) => {
      if (f.button("Only here")) n.set(n.value + 1);
      if (f.button("Everywhere")) {
        n.set(n.value + 10);
        ui.rerun();
      }
      f.text(`inside ${n.value}`);
    });
  }));
  const ana = t.person("Ana");
  await t.run();
  expect(whole).toBe(1);
  ana.button("Everywhere").click();
  await t.run();
  expect(ana.texts).toEqual(["outside 10", "inside 10"]);
  expect(whole).toBe(2);
  // What a fragment sets runs whatever else read it, without being asked to.
  t.button("Only here").click();
  await t.run();
  expect(ana.texts).toEqual(["outside 11", "inside 11"]);
  expect(whole).toBe(3);
});

test("[BEH-6] stop ends the script for this run, for everybody, and what stood below goes", async () => {
  const t = testApp(app("Stop", (ui) => {
    ui.text("above");
    if (!ui.checkbox("Show the rest")) ui.stop();
    ui.text("below");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.checkbox("Show the rest").set(true);
  await t.run();
  expect(t.texts).toEqual(["above", "below"]);
  t.checkbox("Show the rest").set(false);
  await t.run();
  expect(ana.texts).toEqual(["above"]);
});

test("[BEH-7] onChange of several widgets is called in the order of the changes, each with its person and the value before", async () => {
  const heard: string[] = [];
  const note = (name: string) => (value: unknown, { by, previous }: { readonly by: { readonly name: string } | undefined; readonly previous: unknown }): void =>
    void heard.push(`${name}: ${String(previous)} > ${String(value)} by ${by?.name}`);
  const t = testApp(app("Order", (ui) => {
    ui.slider("A", { min: 0, max: 9, value: 0, onChange: note("A") });
    ui.slider("B", { min: 0, max: 9, value: 0, onChange: note("B") });
    ui.checkbox("C", { onChange: note("C") });
    heard.push("script");
  }));
  const ana = t.person("Ana");
  await t.run();
  heard.length = 0;
  ana.slider("B").set(3);
  t.checkbox("C").set(true);
  ana.slider("A").set(1);
  await t.run();
  // The first begins a run at once; what comes while that goes on is one run more.
  expect(heard).toEqual(["B: 0 > 3 by Ana", "script", "C: false > true by Tester", "A: 0 > 1 by Ana", "script"]);
  heard.length = 0;
  t.checkbox("C").set(false);
  ana.slider("A").set(2);
  t.slider("A").set(5);
  await t.run();
  // Two changes of one widget before a run are one: from what the script knew, to what it gets, by who made that.
  expect(heard).toEqual(["C: true > false by Tester", "script", "A: 1 > 5 by Tester", "script"]);
});

test("[BEH-8] callbacks that exclude each other: of two checkboxes one is set, whoever of two people ticks which", async () => {
  const t = testApp(app("Either", (ui) => {
    const left = ui.checkbox("Left", { key: "left", onChange: (on) => on && ui.setValue("right", false) });
    const right = ui.checkbox("Right", { key: "right", onChange: (on) => on && ui.setValue("left", false) });
    ui.text(`${left ? "left" : "-"} ${right ? "right" : "-"}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  t.checkbox("left").set(true);
  await t.run();
  expect(ana.texts).toEqual(["left -"]);
  ana.checkbox("right").set(true);
  await t.run();
  expect(t.texts).toEqual(["- right"]);
  expect([t.checkbox("left").value, ana.checkbox("left").value]).toEqual([false, false]);
  ana.offline();
  ana.checkbox("left").set(true);
  t.checkbox("right").set(false);
  await t.run();
  ana.online();
  await t.run();
  expect(t.texts).toEqual(["left -"]);
  expect(ana.document("room")).toEqual(t.document("room"));
});

test("[BEH-9] a callback sees what the one before it set, and state that callbacks set is what the script shows", async () => {
  const t = testApp(app("Count", (ui) => {
    const total = ui.state("total", 0);
    for (const step of [1, 10]) {
      ui.numberInput(`Add ${step}`, { value: 0, onChange: (value) => total.set(total.value + value * step) });
    }
    ui.text(`total ${total.value}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  t.numberInput("Add 1").set(2);
  ana.numberInput("Add 10").set(3);
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["total 32"]);
});

test("[BEH-10] create, read, change and delete in shared state, by two people, is what both see", async () => {
  const t = testApp(app("State", (ui) => {
    const items = ui.state<Readonly<Record<string, number>>>("items", {});
    const name = ui.textInput("Name");
    if (ui.button("Put")) items.update((all) => ({ ...all, [name]: (all[name] ?? 0) + 1 }));
    if (ui.button("Drop")) items.update((all) => Object.fromEntries(Object.entries(all).filter(([key]) => key !== name)));
    ui.text(Object.entries(items.value).map(([key, n]) => `${key}=${n}`).join(" ") || "nothing");
  }));
  const ana = t.person("Ana");
  await t.run();
  t.textInput("Name").set("rye");
  t.button("Put").click();
  ana.button("Put").click();
  await t.run();
  expect(ana.texts).toEqual(["rye=2"]);
  ana.textInput("Name").set("oats");
  ana.button("Put").click();
  await t.run();
  expect(t.texts).toEqual(["rye=2 oats=1"]);
  t.textInput("Name").set("rye");
  t.button("Drop").click();
  await t.run();
  expect(ana.texts).toEqual(["oats=1"]);
  expect(t.state("items")).toEqual({ oats: 1 });
});

test("[BEH-11] what was slow is not drawn over what came after it, and pages see rows as they come", async () => {
  const gate = new Gate();
  const t = testApp(app("Rows", async (ui) => {
    const which = ui.select("Which", ["first", "second"]);
    ui.text(`${which} begins`);
    await gate.pass();
    ui.text(`${which} ends`);
  }));
  const ana = t.person("Ana");
  const going = t.run();
  await gate.reached(1);
  await vi.waitFor(() => expect(ana.texts).toEqual(["first begins"]), 30_000);
  ana.select("Which").set("second");
  await gate.reached(2);
  gate.open();
  await going;
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["second begins", "second ends"]);
});

test("[BEH-12] a slow run that sets something on its way goes on to its end: what it set itself begins it not anew", async () => {
  let begun = 0;
  const [first, second] = [new Gate(), new Gate()];
  const t = testApp(app("On its way", async (ui) => {
    begun += 1;
    const rows = ui.state("rows", 0);
    ui.fragment((f) => f.caption(`${rows.value} rows so far`));
    await first.pass();
    rows.update((n) => n + 1);
    await second.pass();
    ui.text(`done with ${rows.value}`);
  }));
  const ana = t.person("Ana");
  const going = t.run();
  await first.reached();
  first.open();
  await second.reached();
  // It is older than any run that is let finish by now, and its own write has come back from the document.
  await vi.waitFor(() => expect(t.state("rows")).toBe(1), 30_000);
  second.open();
  await going;
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["1 rows so far", "done with 1"]);
  expect(begun).toBe(1);
});
