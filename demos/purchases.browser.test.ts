import { fileURLToPath } from "node:url";
import { afterAll, describe, expect, test } from "vitest";
import { startPostgres, type TestPostgres } from "../packages/tutti/test/postgres.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const APPS = [{ id: "purchases", file: fileURLToPath(new URL("purchases/app.ts", import.meta.url)), title: "Purchases" }];

const row = (person: Person, what: string) => person.page.getByRole("grid", { name: "Purchases" }).getByRole("row").filter({ hasText: what });

/** Ana and Bilal stand in two rooms, which share nothing but the database. */
async function together(stage: ReturnType<typeof useStage>): Promise<void> {
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", stage.freshRoom("purchases")), stage.enterAs("Bilal", stage.freshRoom("purchases"))]);
  for (const person of [ana, bilal]) await row(person, "Second screen").waitFor();
  await ana.seesMetric("Open", "539.00");
  await ana.mayWrite(ana.textbox("What"));
  await ana.type("What", "Ergonomic chair");
  await ana.button("Ask").click();
  for (const person of [ana, bilal]) {
    await row(person, "Ergonomic chair").filter({ hasText: "Ana" }).waitFor();
    await person.seesMetric("Open", "589.00");
  }
  await row(bilal, "Ergonomic chair").getByRole("rowheader").click();
  await bilal.sees("“Ergonomic chair” is chosen, for everybody.");
  await bilal.button("Approve").click();
  for (const person of [ana, bilal]) {
    await row(person, "Ergonomic chair").filter({ hasText: "Approved" }).filter({ hasText: "Bilal" }).waitFor();
    await person.seesMetric("Open", "539.00");
  }
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
}

describe("SQLite", () => {
  const stage = useStage(APPS);
  test("[BUY-1] what one asks for in one room stands in the other's, and what is decided there stands here", () => together(stage));
});

describe("PostgreSQL", () => {
  let server: TestPostgres | undefined;
  afterAll(() => server?.stop());
  const stage = useStage(APPS, undefined, async () => (server = await startPostgres()).url);
  test("[BUY-2] the same on PostgreSQL, where the connection says so", () => together(stage));
});
