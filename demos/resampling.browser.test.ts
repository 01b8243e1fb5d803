import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);

const chart = (person: Person) => person.main.locator("[data-kind=barChart]");

test("[LONG-1] a job that one begins is seen by all as it goes on and when it is done, cancelled by another, and there for who comes later", async () => {
  const room = stage.freshRoom("resampling");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await Promise.all([ana.ready(), bilal.ready()]);
  await ana.chooses("Drawings", "20000");
  await ana.button("Begin").click();
  for (const person of [ana, bilal]) {
    await person.sees("Started by Ana.");
    await person.sees(/\d+ of 20000 drawings/);
    await expect.poll(() => person.button("Begin").isDisabled()).toBe(true);
  }
  await bilal.button("Cancel").click();
  for (const person of [ana, bilal]) await person.sees(/Cancelled after \d+ s/);
  await bilal.chooses("Drawings", "200");
  await bilal.mayWrite(bilal.button("Begin"));
  await bilal.button("Begin").click();
  for (const person of [ana, bilal]) {
    await chart(person).waitFor();
    await person.sees(/Started by Bilal\. Took \d+ s/);
  }
  await ana.page.context().close();
  const chandra = await stage.enterAs("Chandra", room, { colorScheme: "dark", viewport: { width: 360, height: 780 } });
  await chart(chandra).waitFor();
  await chandra.settled();
  expect(await chandra.seriousFaults()).toEqual([]);
  await expect.poll(() => chandra.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect([...ana.faults, ...bilal.faults, ...chandra.faults]).toEqual([]);
});
