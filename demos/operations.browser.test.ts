import { createHmac, randomUUID } from "node:crypto";
import { testApp } from "tutti/testing";
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
  await expect.poll(() => bilal.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
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

test("[OPS-3] who takes an alert is told to everybody; one that nobody took for five minutes is raised by the clock, and by then one that was taken is not", async () => {
  const { default: operations } = await import("./operations/app.ts");
  const t = testApp(operations);
  const ben = t.person("Ben");
  const minutesAgo = (minutes: number): number => Date.now() - minutes * 60_000;
  await t.webhook("alert", { id: "one", text: "Runway 2 is closed", at: minutesAgo(6) });
  await t.webhook("alert", { id: "two", text: "A bag was left", at: minutesAgo(6) });
  await t.webhook("alert", { id: "three", text: "Gate 4 has no light", at: minutesAgo(1) });
  // What is sent again is the same.
  await t.webhook("alert", { id: "three", text: "Gate 4 has no light", at: minutesAgo(1) });
  ben.button("alert-1").click();
  await t.run();
  const alerts = (): unknown => (["info", "warning", "error"] as const).flatMap((kind) => t.all(kind).map(({ props: { body, title } }) => [kind, body, title]));
  const taken = ["info", "Runway 2 is closed", "Ben looks after this"];
  expect(alerts()).toEqual([taken, ["warning", "A bag was left", undefined], ["warning", "Gate 4 has no light", undefined]]);
  await t.advance(61_000);
  expect(alerts()).toEqual([taken, ["warning", "Gate 4 has no light", undefined], ["error", "A bag was left", "For 5 minutes nobody has looked after this"]]);
  ben.button("alert-1").click();
  t.button("alert-2").click();
  await t.run();
  expect(alerts()).toEqual([["info", "A bag was left", "Tester looks after this"], ["warning", "Gate 4 has no light", undefined]]);
  await t.close();
});
