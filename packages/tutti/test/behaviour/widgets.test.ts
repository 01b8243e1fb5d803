import { expect, test } from "vitest";
import { app } from "../../src/app.ts";
import { testApp } from "../../src/testing/index.ts";
import { Gate } from "./gate.ts";

test("[BEH-40] rapid changes of one widget by two people while the script runs: the last one stands, and none is reset by an older run", async () => {
  const gate = new Gate();
  const seen: number[] = [];
  const t = testApp(app("Rapid", async (ui) => {
    const n = ui.numberInput("N", { value: 0 });
    seen.push(n);
    await gate.pass();
    ui.text(`n is ${n}`);
  }));
  const ana = t.person("Ana");
  const going = t.run();
  await gate.reached(1);
  for (let i = 1; i <= 10; i += 1) {
    (i % 2 ? t : ana).numberInput("N").set(i);
    expect([t.numberInput("N").value, ana.numberInput("N").value]).toEqual([i, i]);
    await Promise.resolve();
  }
  gate.open();
  await going;
  await t.run();
  for (const person of [t, ana]) {
    expect(person.texts).toEqual(["n is 10"]);
    expect(person.numberInput("N").value).toBe(10);
  }
  // Values only go on: an older one is never shown to the script after a newer one.
  expect(seen).toEqual(seen.toSorted((a, b) => a - b));
});

test("[BEH-41] a widget that was away and is shown again has its value, with a key or without, also after others changed it unseen", async () => {
  const t = testApp(app("Shown", (ui) => {
    if (ui.checkbox("Show", { value: true })) {
      ui.text(`${ui.slider("Plain", { min: 0, max: 9, value: 1 })} ${ui.textInput("Keyed", { key: "keyed", value: "a" })}`);
    }
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider("Plain").set(7);
  t.textInput("keyed").set("abc");
  await t.run();
  t.checkbox("Show").set(false);
  await t.run();
  expect(ana.shows("slider")).toBe(false);
  t.checkbox("Show").set(true);
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["7 abc"]);
  // Somebody who comes only now sees the same.
  const ben = t.person("Ben");
  await t.run();
  expect([ben.slider("Plain").value, ben.textInput("keyed").value]).toEqual([7, "abc"]);
});

test("[BEH-42] being disabled, another help, other bounds and another label with the same key keep the value", async () => {
  const t = testApp(app("Changes", (ui) => {
    const mode = ui.select("Mode", ["first", "off", "renamed", "narrow", "wide"]);
    const value = ui.slider(mode === "renamed" ? "New name" : "Name", {
      key: "s", min: 0, max: mode === "narrow" ? 5 : 10, value: 1, disabled: mode === "off", help: mode,
    });
    ui.text(`value ${value}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider("s").set(8);
  for (const [mode, shown] of [["off", 8], ["renamed", 8], ["narrow", 1], ["wide", 8], ["first", 8]] as const) {
    t.select("Mode").set(mode);
    await t.run();
    expect([mode, ana.texts]).toEqual([mode, [`value ${shown}`]]);
    expect(ana.slider("s").value).toBe(shown);
  }
  t.select("Mode").set("off");
  await t.run();
  expect(() => ana.slider("s").set(2)).toThrow("is disabled");
});

test("[BEH-43] without a key a new label is a new widget, and the old one's value is there when its label is back", async () => {
  const t = testApp(app("Labels", (ui) => {
    const city = ui.select("City", ["Lima", "Oslo"]);
    ui.text(`${city}: ${ui.slider(`Level of ${city}`, { min: 0, max: 9, value: 0 })}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider().set(4);
  await t.run();
  t.select("City").set("Oslo");
  await t.run();
  expect(ana.texts).toEqual(["Oslo: 0"]);
  t.select("City").set("Lima");
  await t.run();
  expect(ana.texts).toEqual(["Lima: 4"]);
});

test("[BEH-44] an option that is no longer offered gives the default, is not forgotten, and is back with its option", async () => {
  const t = testApp(app("Options", (ui) => {
    const all = ui.checkbox("All", { value: true });
    ui.text(`${ui.select("Crop", all ? ["rye", "oats", "maize"] : ["rye", "oats"])}`);
    ui.caption(ui.multiselect("Fields", all ? ["north", "south"] : ["south"]).join("+") || "none");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.select("Crop").set("maize");
  t.multiselect("Fields").set(["north"]);
  ana.multiselect("Fields").set(["north", "south"]);
  await t.run();
  expect(t.texts).toEqual(["maize", "north+south"]);
  t.checkbox("All").set(false);
  await t.run();
  expect(ana.texts).toEqual(["rye", "south"]);
  ana.checkbox("All").set(true);
  await t.run();
  expect(t.texts).toEqual(["maize", "north+south"]);
});

test("[BEH-45] a click counts what was typed right before it, whoever typed it", async () => {
  const t = testApp(app("Typed", (ui) => {
    const list = ui.state<readonly string[]>("list", []);
    const word = ui.textInput("Word");
    const note = ui.textArea("Note");
    const click = ui.button("Add");
    if (click) list.update((all) => [...all, `${word}/${note} by ${click.by.name}`]);
    ui.text(list.value.join("; "));
  }));
  const ana = t.person("Ana");
  await t.run();
  t.textInput("Word").set("rye");
  ana.textArea("Note").set("ripe");
  ana.button("Add").click();
  await t.run();
  expect(t.texts).toEqual(["rye/ripe by Ana"]);
  t.textInput("Word").set("oats");
  t.button("Add").click();
  await t.run();
  expect(ana.texts).toEqual(["rye/ripe by Ana; oats/ripe by Tester"]);
});

test("[BEH-46] a button is pressed in one run only, and not again for whatever else changes", async () => {
  const t = testApp(app("Once", (ui) => {
    const pressed = ui.button("Go") !== undefined;
    ui.slider("Other", { min: 0, max: 9, value: 0 });
    ui.text(pressed ? "pressed now" : "not pressed");
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.button("Go").click();
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["pressed now"]);
  t.slider("Other").set(1);
  await t.run();
  for (const person of [t, ana]) expect(person.texts).toEqual(["not pressed"]);
});

test("[BEH-47] setting a widget's value from the script moves it for everybody, and does not call its onChange", async () => {
  const heard: string[] = [];
  const t = testApp(app("Set", (ui) => {
    if (ui.button("Reset")) ui.setValue("level", 5);
    const level = ui.slider("Level", { key: "level", min: 0, max: 9, value: 0, onChange: (value, { by }) => void heard.push(`${by?.name} ${value}`) });
    if (ui.button("Double")) ui.setValue("level", Math.min(9, level * 2));
    ui.text(`level ${level}`);
  }));
  const ana = t.person("Ana");
  await t.run();
  ana.slider("level").set(3);
  await t.run();
  t.button("Double").click();
  await t.run();
  expect([ana.slider("level").value, ana.texts[0]]).toEqual([6, "level 6"]);
  ana.button("Reset").click();
  await t.run();
  expect([t.slider("level").value, t.texts[0]]).toEqual([5, "level 5"]);
  expect(heard).toEqual(["Ana 3"]);
});
