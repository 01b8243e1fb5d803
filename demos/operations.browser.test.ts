import { createHmac, randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const SECRET = "known to this test alone";
process.env["OPERATIONS_WEBHOOK"] = SECRET;
const stage = useStage(DEMOS);

const clock = (person: Person) => person.main.locator("[data-kind=metric]").filter({ hasText: "Time" });
const chart = (person: Person, label: string) => person.main.locator("[data-kind=scatterChart]").filter({ hasText: label });

test("[OPS-1] the board goes on without a run; two see the same, one who comes later sees the day so far, and nothing is serious in the way", async () => {
  const room = stage.freshRoom("operations");
  const ana = await stage.enterAs("Ana", room);
  await ana.ready();
  const before = await clock(ana).innerText();
  await expect.poll(() => clock(ana).innerText()).not.toBe(before);
  const bilal = await stage.enterAs("Bilal", room, { colorScheme: "dark", viewport: { width: 360, height: 780 } });
  await bilal.ready();
  for (const person of [ana, bilal]) {
    await chart(person, "Minutes of delay").locator("canvas, svg").first().waitFor();
    await expect.poll(() => person.main.locator("[data-kind=metric]").filter({ hasText: "Left today" }).innerText()).toMatch(/\d/);
  }
  await ana.chooses("Airport", "ATL");
  await expect.poll(() => bilal.page.getByRole("combobox", { name: "Airport" }).inputValue()).toBe("ATL");
  const then = await clock(bilal).innerText();
  await expect.poll(() => clock(bilal).innerText()).not.toBe(then);
  expect(await bilal.seriousFaults()).toEqual([]);
  expect(await bilal.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});

test("[OPS-2] an alert that another service posts is on the board of who is there, and of who comes later; one that is signed wrongly is refused", async () => {
  const post = async (body: string, secret: string): Promise<number> => {
    const signature = `sha256=${createHmac("sha256", secret).update(body).digest("hex")}`;
    return (await fetch(`${stage.server.url}/operations/hooks/alert`, { method: "POST", body, headers: { "x-github-delivery": randomUUID(), "x-hub-signature-256": signature } })).status;
  };
  expect(await post("Nothing is well", "somebody else's secret")).toBe(401);
  const ana = await stage.enterAs("Ana", "/operations/main");
  await ana.ready();
  expect(await post("Runway 2 is closed until noon", SECRET)).toBe(200);
  const bilal = await stage.enterAs("Bilal", "/operations/main");
  for (const person of [ana, bilal]) await person.sees("Runway 2 is closed until noon");
  expect(await ana.page.getByText("Nothing is well").count()).toBe(0);
});
