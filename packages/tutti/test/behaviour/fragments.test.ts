import { expect, test, vi } from "vitest";
import { app } from "../../src/app.ts";
import { testApp } from "../../src/testing/index.ts";
import { Gate } from "./gate.ts";

test("[BEH-20] clicks in three fragments in quick succession, by two people: none is dropped, and the rest of the script does not run", async () => {
  let whole = 0;
  const runs = { a: 0, b: 0, c: 0 };
  const t = testApp(app("Queue", (ui) => {
    whole += 1;
    for (const name of ["a", "b", "c"] as const) {
      const count = ui.state(name, 0);
      ui.fragment(async (f) => {
        runs[name] += 1;
        if (f.button(`Press ${name}`)) count.update((n) => n + 1);
        await Promise.resolve();
        f.text(`${name} ${count.value}`);
      }, { key: name });
    }
  }));
  const ana = t.person("Ana");
  await t.run();
  for (const name of ["a", "b", "c", "a"]) {
    t.button(`Press ${name}`).click();
    ana.button(`Press ${name}`).click();
  }
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["a 4", "b 2", "c 2"]);
  expect(whole).toBe(1);
  expect(runs).toEqual({ a: 5, b: 3, c: 3 });
});

test("[BEH-21] a click in a fragment while the whole script runs slowly is delivered after it, in a run of its own", async () => {
  const gate = new Gate();
  const heard: string[] = [];
  const t = testApp(app("Mixed", async (ui) => {
    ui.slider("Level", { min: 0, max: 9, value: 0 });
    ui.fragment((f) => {
      const click = f.button("Inside");
      if (click) heard.push(click.by.name);
      f.text(`heard ${heard.length}`);
    });
    await gate.pass();
    ui.text("slow part done");
  }));
  const ana = t.person("Ana");
  gate.open();
  await t.run();
  gate.close();
  t.slider("Level").set(3);
  const going = t.run();
  await gate.reached(2);
  ana.button("Inside").click();
  gate.open();
  await going;
  await t.run();
  expect(heard).toEqual(["Ana"]);
  for (const person of [t, ana]) expect(person.texts).toEqual(["heard 1", "slow part done"]);
});

test("[BEH-22] fragments run independently: an error in one is shown in it, and goes with its next run", async () => {
  const t = testApp(app("Several", (ui) => {
    for (const name of ["one", "two"]) {
      ui.fragment((f) => {
        const n = f.numberInput(name, { value: 1 });
        if (n < 0) throw new Error(`${name} is below nothing`);
        f.text(`${name}: ${n}`);
      }, { key: name });
    }
    ui.text("outside");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.numberInput("one").set(-1);
  t.numberInput("two").set(5);
  await t.run();
  for (const person of [t, ana]) {
    expect(person.texts).toEqual(["two: 5", "outside"]);
    expect(person.errors.map(({ message }) => message)).toEqual(["one is below nothing"]);
  }
  t.numberInput("one").set(2);
  await t.run();
  expect(ana.errors).toEqual([]);
  expect(ana.texts).toEqual(["one: 2", "two: 5", "outside"]);
});

test("[BEH-23] nested fragments: the inner one runs alone, the outer one takes it along, and what it no longer draws is gone with its values kept", async () => {
  const counts = { outer: 0, inner: 0 };
  const t = testApp(app("Nested", (ui) => {
    ui.fragment((outer) => {
      counts.outer += 1;
      const many = outer.slider("Many", { min: 0, max: 3, value: 2 });
      for (let i = 0; i < many; i += 1) {
        outer.fragment((inner) => {
          counts.inner += 1;
          inner.text(`${i}: ${inner.textInput(`Word ${i}`, { value: "none" })}`);
        }, { key: `inner-${i}` });
      }
    });
  }));
  const ana = t.person("Ana");
  await t.run();
  Object.assign(counts, { outer: 0, inner: 0 });
  ana.textInput("Word 1").set("oats");
  await t.run();
  expect(counts).toEqual({ outer: 0, inner: 1 });
  t.slider("Many").set(1);
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["0: none"]);
  expect(ana.shows("textInput", "Word 1")).toBe(false);
  ana.slider("Many").set(3);
  await t.run();
  expect(t.texts).toEqual(["0: none", "1: oats", "2: none"]);
});

test("[BEH-24] a timed fragment runs by the clock for everybody, keeps its inputs, and stops when it is drawn no more", async () => {
  let ticks = 0;
  const t = testApp(app("Timed", (ui) => {
    if (ui.checkbox("Live", { value: true })) {
      ui.fragment((f) => {
        ticks += 1;
        const step = f.slider("Step", { min: 1, max: 9, value: 1 });
        f.text(`tick ${ticks} by ${step}`);
      }, { every: "2s" });
    }
    ui.text("outside");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider("Step").set(4);
  await t.advance(4_000);
  for (const person of [t, ana]) expect(person.texts).toEqual([`tick ${ticks} by 4`, "outside"]);
  const before = ticks;
  expect(before).toBeGreaterThanOrEqual(3);
  t.checkbox("Live").set(false);
  await t.run();
  await t.advance(10_000);
  expect(ticks).toBe(before);
  expect(ana.texts).toEqual(["outside"]);
});

test("[BEH-25] a button in a timed fragment is heard once, between its ticks", async () => {
  const heard: string[] = [];
  const t = testApp(app("Pressed", (ui) => {
    ui.fragment((f) => {
      const click = f.button("Now");
      if (click) heard.push(click.by.name);
      f.text(`heard ${heard.length}`);
    }, { every: 500 });
  }));
  const ana = t.person("Ana");
  await t.run();
  for (let i = 0; i < 3; i += 1) {
    ana.button("Now").click();
    t.button("Now").click();
    await t.advance(700);
  }
  expect(heard.toSorted()).toEqual([...Array.from({ length: 3 }, () => "Ana"), ...Array.from({ length: 3 }, () => "Tester")]);
  expect(ana.texts).toEqual(["heard 6"]);
});

test("[BEH-26] a fragment that changes its tabs and containers leaves no ghost of the ones before", async () => {
  const t = testApp(app("Containers", (ui) => {
    ui.fragment((f) => {
      const n = f.slider("How many", { min: 1, max: 4, value: 4 });
      const tabs = f.tabs(Array.from({ length: n }, (_, i) => `Tab ${i + 1}`));
      for (const [i, tab] of tabs.entries()) tab.text(`in tab ${i + 1}`);
      const box = n % 2 === 0 ? f.expander("Even") : f.container({ border: true });
      box.caption(`${n} of them`);
    });
    ui.text("below");
  }));
  const ana = t.person("Ana");
  await t.run();
  for (const n of [2, 3, 1, 4, 1]) {
    (n % 2 ? t : ana).slider("How many").set(n);
    await t.run();
    for (const person of [t, ana]) {
      expect(person.texts).toEqual([...Array.from({ length: n }, (_, i) => `in tab ${i + 1}`), `${n} of them`, "below"]);
      expect(person.all("tab")).toHaveLength(n);
      expect([person.all("expander").length, person.all("container").length]).toEqual(n % 2 === 0 ? [1, 0] : [0, 1]);
    }
  }
  expect(ana.view()).toEqual(t.view());
});

test("[BEH-27] a fragment that is slow shows what it has, does not hold up a click elsewhere, and is run again for what changed meanwhile", async () => {
  const gate = new Gate();
  const t = testApp(app("Slow", (ui) => {
    const total = ui.state("total", 0);
    ui.fragment(async (f) => {
      const n = f.slider("N", { min: 0, max: 9, value: 1 });
      f.text(`computing ${n}`);
      await gate.pass();
      f.text(`done ${n}`);
    });
    ui.fragment((f) => {
      if (f.button("Add")) total.update((sum) => sum + 1);
      f.text(`total ${total.value}`);
    });
  }));
  const ana = t.person("Ana");
  gate.open();
  await t.run();
  gate.close();
  t.slider("N").set(2);
  const going = t.run();
  await gate.reached(2);
  await vi.waitFor(() => expect(ana.texts).toContain("computing 2"), 30_000);
  ana.button("Add").click();
  await vi.waitFor(() => expect(t.texts).toContain("total 1"), 30_000);
  gate.open();
  await going;
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["computing 2", "done 2", "total 1"]);
});
