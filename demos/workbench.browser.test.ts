import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);

const rows = (person: Person) => person.page.getByRole("grid", { name: "Rows" });
const cell = (person: Person, text: string) => rows(person).getByRole("gridcell", { name: text, exact: true }).first();

async function writes(person: Person, query: string): Promise<void> {
  await expect.poll(() => person.textbox("Query").getAttribute("contenteditable")).toBe("true");
  await person.textbox("Query").focus();
  await person.page.keyboard.press("Control+A");
  await person.page.keyboard.insertText(query);
}

/** Writes another query and commits it. */
async function asks(person: Person, query: string): Promise<void> {
  await writes(person, query);
  await person.page.keyboard.press("Control+Enter");
}

test("[WORK-1] what one asks of three million flights is answered for all; a mistake is shown at its place to all, and the next query works", async () => {
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", "/workbench"), stage.enterAs("Bilal", "/workbench")]);
  await Promise.all([cell(ana, "ATL").or(cell(ana, "JFK")).first().waitFor(), rows(bilal).waitFor()]);
  await asks(ana, "SELECT destination, count(*) AS n\nFROM flights WHERE origin = 'ANC'\nGROUP BY destination ORDER BY n DESC");
  for (const person of [ana, bilal]) await cell(person, "SEA").waitFor();
  await asks(bilal, "SELECT destination\nFRM flights");
  for (const person of [ana, bilal]) {
    await person.sees(/syntax error at or near/);
    await person.button("Line 2, column 5").waitFor();
  }
  await asks(ana, "DROP TABLE flights");
  await bilal.sees(/This connection only reads/);
  await asks(bilal, "SELECT count(*) AS flights FROM flights");
  for (const person of [ana, bilal]) await cell(person, "3,000,000").waitFor();
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});

test("[WORK-2] the workbench is for everybody: nothing serious in the way, on a telephone and in the dark, too", async () => {
  const ana = await stage.enterAs("Ana", "/workbench", { colorScheme: "dark", viewport: { width: 360, height: 780 }, hasTouch: true, isMobile: true });
  await writes(ana, "SELECT origin, count(*) AS flights FROM flights GROUP BY origin ORDER BY flights DESC");
  // A telephone has no Ctrl+Enter, and is told of none.
  await ana.sees("Changed: it runs once you leave it");
  expect(await ana.page.getByText("Ctrl+Enter").filter({ visible: true }).count()).toBe(0);
  await ana.main.getByRole("heading").first().tap();
  await cell(ana, "ORD").waitFor();
  await rows(ana).waitFor();
  await ana.settled();
  expect(await ana.seriousFaults()).toEqual([]);
  await expect.poll(() => ana.page.evaluate("document.documentElement.scrollWidth")).toBe(360);
  expect(ana.faults).toEqual([]);
});
