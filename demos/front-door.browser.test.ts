import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import { PATIENCE } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);

test("[BRW-7] three who come to the front door stand in one room, and a control that one moves changes the page of all", async () => {
  const people = await Promise.all(["Ana", "Bilal", "Chen"].map((name) => stage.enter(name, "/flights")));
  const [ana, bilal, chen] = people;
  const flights = await ana?.settledMetric("Flights");
  await Promise.all(people.map((person) => person.seesMetric("Flights", flights ?? "")));
  await bilal?.toggle("Weekdays only").click();
  await expect.poll(() => ana?.metric("Flights").innerText(), { timeout: PATIENCE }).not.toBe(flights);
  const weekdays = await ana?.settledMetric("Flights");
  await Promise.all(people.map((person) => person.seesMetric("Flights", weekdays ?? "")));
  await chen?.press("Hours of departure", "ArrowRight", 2);
  await Promise.all(people.map((person) => person.seesSliderAt("Hours of departure", 7)));
  await ana?.adds("Airports", "Dallas-Fort Worth (DFW)");
  await Promise.all(people.map((person) => person.page.getByRole("listitem").filter({ hasText: "Dallas" }).first().waitFor({ timeout: PATIENCE })));
  expect(people.flatMap((person) => person.faults)).toEqual([]);
});
