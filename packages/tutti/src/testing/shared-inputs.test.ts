import { describe, expect, test } from "vitest";
import { app } from "../app.ts";
import { testApp } from "./index.ts";

const party = app("Party", (ui) => {
  const cups = ui.counter("Cups", { value: 10, step: 2, down: true });
  ui.text(`${cups} cups`);
  const done = ui.checklist("To do", ["Cake", "Music"], { value: ["Music"] });
  ui.text(done.map(({ item, by }) => `${item} by ${by === undefined ? "nobody" : "somebody"}`).join(", "));
  const dish = ui.poll("Dish", ["Soup", "Salad"]);
  ui.text(dish.map(({ option, count }) => `${option} ${count}`).join(", "));
  const asked = ui.state("asked", [] as string[]);
  const chosen = ui.menuButton("File", ["Copy", "Move"]);
  if (chosen) asked.update((before) => [...before, `${chosen.by.name}: ${chosen.option}`]);
});

describe("what several people work at", () => {
  test("[RUN-15] what two people add at once, and offline, all counts", async () => {
    const t = testApp(party);
    const ana = t.person("Ana", "editor");
    const ben = t.person("Ben", "editor");
    await t.run();
    ana.counter("Cups").add();
    ben.counter("Cups").add(-1);
    await t.run();
    expect(ana.texts[0]).toBe("10 cups");
    ana.offline();
    ben.offline();
    ana.counter("Cups").add(2);
    ana.counter("Cups").add();
    ben.counter("Cups").add(3);
    ben.online();
    ana.online();
    await t.run();
    expect([ana, ben].map((person) => person.counter("Cups").value)).toEqual([22, 22]);
    expect(ben.texts[0]).toBe("22 cups");
  });

  test("[RUN-15] ticks say who made them, and votes are one a person", async () => {
    const t = testApp(party);
    const ana = t.person("Ana", "editor");
    const ben = t.person("Ben", "editor");
    await t.run();
    ana.offline();
    ana.checklist("To do").tick("Cake");
    ana.poll("Dish").vote("Soup");
    ben.checklist("To do").tick("Music", false);
    ben.poll("Dish").vote("Soup");
    ben.poll("Dish").vote("Salad");
    ana.online();
    await t.run();
    expect(ben.checklist("To do").value).toEqual([{ id: "Cake", by: ana.who.id }]);
    expect(ben.texts.slice(1)).toEqual(["Cake by somebody", "Soup 1, Salad 1"]);
    ana.poll("Dish").vote(null);
    await t.run();
    expect(ben.poll("Dish").value).toEqual([{ by: ben.who.id, id: "Salad" }]);
  });

  test("[RUN-15] a viewer neither adds nor votes", async () => {
    const t = testApp(party);
    await t.run();
    const eve = t.person("Eve", "viewer");
    await t.run();
    expect(() => eve.counter("Cups").add()).toThrow("viewer");
    expect(() => eve.poll("Dish").vote("Soup")).toThrow("viewer");
  });

  test("[RUN-16] a menu's click brings its option once, also one that was made offline", async () => {
    const t = testApp(party);
    const ana = t.person("Ana", "editor");
    await t.run();
    ana.offline();
    ana.menuButton("File").choose("Move");
    ana.menuButton("File").choose("Copy");
    ana.online();
    await t.run();
    expect(t.state("asked")).toEqual(["Ana: Move", "Ana: Copy"]);
    await t.run();
    expect(t.state("asked")).toHaveLength(2);
  });

  test("[RUN-16] what is no longer offered is no click", async () => {
    let offered = ["Copy", "Move"];
    const t = testApp(app("Menu", (ui) => {
      const chosen = ui.menuButton("File", offered);
      const seen = ui.state("seen", [] as (string | null)[]);
      if (chosen) seen.update((before) => [...before, chosen.option]);
    }));
    await t.run();
    t.menuButton("File").choose("Move");
    offered = ["Copy"];
    await t.run();
    expect(t.errors).toEqual([]);
    expect(t.state("seen") ?? []).toEqual([]);
  });
});
