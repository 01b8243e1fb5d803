import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { holdable } from "./testing/held-line.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

test("[BRW-50] a form is filled in by two, and takes effect for both when one submits", async () => {
  const room = stage.freshRoom("order");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.press("Amount", "ArrowRight", 3);
  await bilal.seesSliderAt("Amount", 4);
  await bilal.type("For whom", "the crew");
  await ana.seesText("For whom", "the crew");
  await expect.poll(() => ana.page.getByText("Nothing ordered yet").count()).toBe(1);
  await ana.button("Order").click();
  await Promise.all([ana, bilal].map((person) => person.sees("Ordered 4 for the crew")));
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Orders", "1")));
});

test("[BRW-51] of two who submit the same form at once one is first, and the other is told who was", async () => {
  const room = stage.freshRoom("order");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room, KEPT)]);
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Orders", "0")));
  await bilal.goOffline();
  await bilal.press("Amount", "ArrowRight", 2);
  await bilal.button("Order").click();
  await ana.button("Order").click();
  await ana.seesMetric("Orders", "1");
  await bilal.comeBack();
  await bilal.sees("Ana submitted this form first. Yours was not run.");
  await ana.seesMetric("Orders", "1");
  await bilal.button("Submit mine again").click();
  await Promise.all([ana, bilal].map((person) => person.seesMetric("Orders", "2")));
});

test("[BRW-53] of two who press submit at the same moment, both online, one is first and the other is told; it is run once", async () => {
  const room = stage.freshRoom("order");
  const people = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await Promise.all(people.map((person) => person.seesMetric("Orders", "0")));
  const lines = await Promise.all(people.map(holdable));
  await Promise.all(people.map((person) => person.mayWrite(person.slider("Amount"))));
  // Both have pressed before the server hears of either.
  for (const line of lines) line.holdWrites();
  await Promise.all(people.map((person) => person.button("Order").click()));
  for (const line of lines) line.release();
  const told = (): Promise<number[]> => Promise.all(people.map((person) => person.page.getByText(/submitted this form first\. Yours was not run\./).count()));
  await expect.poll(async () => (await told()).toSorted((a, b) => a - b)).toEqual([0, 1]);
  await Promise.all(people.map((person) => person.seesMetric("Orders", "1")));
  const second = (await told())[0] === 1 ? people[0] : people[1];
  await second?.button("Submit mine again").click();
  await Promise.all(people.map((person) => person.seesMetric("Orders", "2")));
});
