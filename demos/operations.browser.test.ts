import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import { PATIENCE, type Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);

const clock = (person: Person) => person.main.locator("[data-kind=metric]").filter({ hasText: "Time" });
const chart = (person: Person, label: string) => person.main.locator("[data-kind=scatterChart]").filter({ hasText: label });

test("[OPS-1] the board goes on without a run; two see the same, one who comes later sees the day so far, and nothing is serious in the way", async () => {
  const room = stage.freshRoom("operations");
  const ana = await stage.enterAs("Ana", room);
  await ana.ready();
  const before = await clock(ana).innerText();
  await expect.poll(() => clock(ana).innerText(), { timeout: PATIENCE }).not.toBe(before);
  const bilal = await stage.enterAs("Bilal", room, { colorScheme: "dark", viewport: { width: 360, height: 780 } });
  await bilal.ready();
  for (const person of [ana, bilal]) {
    await chart(person, "Minutes of delay").locator("canvas, svg").first().waitFor({ timeout: PATIENCE });
    await expect.poll(() => person.main.locator("[data-kind=metric]").filter({ hasText: "Left today" }).innerText(), { timeout: PATIENCE }).toMatch(/\d/);
  }
  await ana.chooses("Airport", "ATL");
  await expect.poll(() => bilal.page.getByRole("combobox", { name: "Airport" }).inputValue(), { timeout: PATIENCE }).toBe("ATL");
  const then = await clock(bilal).innerText();
  await expect.poll(() => clock(bilal).innerText(), { timeout: PATIENCE }).not.toBe(then);
  expect(await bilal.seriousFaults()).toEqual([]);
  expect(await bilal.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});
