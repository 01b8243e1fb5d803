import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);

test("[BRW-7] three who come to the front door stand in one room, and a control that one moves changes the page of all", async () => {
  const people = await Promise.all(["Ana", "Bilal", "Chen"].map((name) => stage.enter(name, "/flights")));
  const [ana, bilal, chen] = people;
  const flights = await ana?.settledMetric("Flights");
  await Promise.all(people.map((person) => person.seesMetric("Flights", flights ?? "")));
  await bilal?.toggle("Weekdays only").click();
  await expect.poll(() => ana?.metric("Flights").innerText()).not.toBe(flights);
  const weekdays = await ana?.settledMetric("Flights");
  await Promise.all(people.map((person) => person.seesMetric("Flights", weekdays ?? "")));
  await chen?.press("Hours of departure", "ArrowRight", 2);
  await Promise.all(people.map((person) => person.seesSliderAt("Hours of departure", 7)));
  await ana?.adds("Airports", "Dallas-Fort Worth (DFW)");
  await Promise.all(people.map((person) => person.page.getByRole("listitem").filter({ hasText: "Dallas" }).first().waitFor()));
  expect(people.flatMap((person) => person.faults)).toEqual([]);
});

test("[BRW-52] three fill in the form of the meeting planner; what one proposes stands for all, under their name", async () => {
  const people = await Promise.all([stage.enterAs("Ana", "/planning"), stage.enterAs("Bilal", "/planning"), stage.enterAs("Chen", "/planning")]);
  const [ana, bilal, chen] = people;
  await Promise.all(people.map((person) => person.sees(/^None yet\./)));
  await Promise.all([ana.type("What for", "Summer review"), bilal.press("Days", "ArrowRight", 2), chen.adds("What we need", "Whiteboards")]);
  for (const person of people) {
    await person.seesText("What for", "Summer review");
    await person.seesSliderAt("Days", 5);
    await person.page.getByRole("listitem").filter({ hasText: "Whiteboards" }).waitFor();
  }
  await bilal.button("Propose").click();
  await Promise.all(people.map((person) => person.sees(/5 days from 2027-05-17, proposed by Bilal\./)));
  expect(people.flatMap((person) => person.faults)).toEqual([]);
});

test("[BRW-14] what is typed into the shared note is rendered, counted and read by everybody's page", async () => {
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", "/text"), stage.enterAs("Bilal", "/text")]);
  const before = await ana.settledMetric("Words");
  await ana.type("Our note", "\n## Decided\n\nMeasure on.");
  await Promise.all([ana, bilal].map((person) => person.page.getByRole("heading", { name: "Decided" }).waitFor()));
  const words = Number(/\d+/.exec(before)?.[0]) + 3;
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Words", String(words))));
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});

test("[SIZE-3] an editor's first page is alive, and a slider moves, with the script alone that its budget counts", async () => {
  const { alive } = JSON.parse(readFileSync(new URL("../packages/client/dist/build.json", import.meta.url), "utf8")) as { alive: { files: string[] } };
  const ana = await stage.enterAs("Ana", "/");
  const asked: string[] = [];
  // The others are on their way for as long as the test lasts.
  await ana.page.route("**/*.js", (route) => {
    const file = new URL(route.request().url()).pathname.slice(1);
    if (alive.files.includes(file)) return route.continue();
    asked.push(file);
  });
  await ana.page.goto(new URL(stage.freshRoom("flights"), stage.server.url).href);
  await ana.press("Hours of departure", "ArrowRight", 2);
  await ana.seesSliderAt("Hours of departure", 7);
  await expect.poll(() => asked).not.toEqual([]);
});
