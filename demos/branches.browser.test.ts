import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

const panel = (person: Person) => person.page.getByRole("complementary", { name: /^Branch/ });
const strip = (person: Person) => person.page.getByRole("complementary", { name: "This room is a branch" });
const card = (person: Person, label: string) => panel(person).getByRole("listitem").filter({ hasText: label });

async function faultsIn(person: Person): Promise<string[]> {
  const { violations } = await (await axeOn(person.page)).analyze();
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

async function startBranch(person: Person, name: string): Promise<string> {
  await person.button("Branches").click();
  await person.page.getByLabel("What do you want to try?").fill(name);
  await person.page.keyboard.press("Enter");
  await strip(person).waitFor();
  await person.settled();
  return new URL(person.page.url()).pathname;
}

test("[BRN-42] somebody tries something in a branch, together with another, and brings it back in one step, conflicts chosen side by side; the origin's history says so and takes it back", async () => {
  const room = stage.freshRoom("workshop");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await ana.press("Level", "ArrowRight", 2);
  await ana.type("Note", "We meet on Monday.");
  await bilal.seesText("Note", "We meet on Monday.");
  await bilal.seesSliderAt("Level", 22);
  const branch = await startBranch(ana, "Cheaper fares");
  expect(branch).toMatch(/--cheaper-fares$/);
  await ana.seesSliderAt("Level", 22);
  await ana.seesText("Note", "We meet on Monday.");
  await expect.poll(() => strip(ana).innerText()).toMatch(/Cheaper fares[^]*no differences/);

  const chen = await stage.enterAs("Chen", branch);
  await chen.press("Level", "ArrowRight", 3);
  await ana.seesSliderAt("Level", 25);
  await chen.chooses("City", "Kyoto");
  await chen.adds("Fruits", "Cherry");
  await ana.type("Note", " At nine.");
  await bilal.chooses("City", "Lima");
  await bilal.type("Note", "");
  await bilal.page.keyboard.press("Control+Home");
  await bilal.page.keyboard.type("Note: ");
  await bilal.saved();
  await expect.poll(() => strip(ana).innerText()).toMatch(/4 differences/);
  expect(await bilal.textOf("Note")).toBe("Note: We meet on Monday.");

  await strip(ana).getByRole("button", { name: "Compare and merge" }).click();
  await card(ana, "City").waitFor();
  await expect.poll(() => card(ana, "Level").innerText()).toMatch(/22[^]*25[^]*Chen/);
  await expect.poll(() => card(ana, "Fruits").innerText()).toMatch(/Cherry/);
  expect(await faultsIn(ana)).toEqual([]);
  await card(ana, "City").getByRole("radio", { name: /Kyoto/ }).check();
  await panel(ana).getByRole("button", { name: /^Merge 4 changes/ }).click();
  await panel(ana).getByText(/^4 changes are in/).waitFor();
  await bilal.seesSliderAt("Level", 25);
  await Promise.all([bilal.sees("City is Kyoto"), bilal.sees("Fruits are Cherry"), bilal.seesText("Note", "Note: We meet on Monday. At nine.")]);
  await bilal.button("History").click();
  await bilal.sees("merged the branch “Cheaper fares”");
  await panel(ana).getByRole("button", { name: "Take it back" }).click();
  await bilal.seesSliderAt("Level", 22);
  await Promise.all([bilal.sees("City is Lima"), bilal.sees("Fruits are none"), bilal.seesText("Note", "Note: We meet on Monday.")]);

  // Once more; and where it was merged, it is the last step of whoever merged it.
  await panel(ana).getByRole("button", { name: /^Merge 3 changes/ }).click();
  await bilal.seesSliderAt("Level", 25);
  await panel(ana).getByText(/^3 changes are in/).waitFor();
  await panel(ana).getByRole("link", { name: /^Back to/ }).click();
  await ana.button("Undo").click();
  await bilal.seesSliderAt("Level", 22);
  await ana.button("Redo").click();
  await bilal.seesSliderAt("Level", 25);
});

test("[BRN-43] a branch is made, compared and left by keys alone, on a small screen, in the dark", async () => {
  const room = stage.freshRoom("workshop");
  const ana = await stage.enterAs("Ana", room, { viewport: { width: 360, height: 740 }, colorScheme: "dark" });
  await ana.settled();
  await ana.button("Branches").focus();
  await ana.page.keyboard.press("Enter");
  await ana.page.getByLabel("What do you want to try?").waitFor();
  // From the heading over the button that closes it.
  for (let n = 0; n < 2; n++) await ana.page.keyboard.press("Tab");
  await ana.page.keyboard.type("Small");
  expect(await faultsIn(ana)).toEqual([]);
  await ana.page.keyboard.press("Enter");
  await strip(ana).waitFor();
  await ana.settled();
  await ana.press("Level", "ArrowRight", 1);
  await expect.poll(() => strip(ana).innerText()).toMatch(/1 difference/);
  await expect.poll(() => ana.page.evaluate("document.documentElement.scrollWidth <= innerWidth")).toBe(true);
  await strip(ana).getByRole("button", { name: "Compare and merge" }).press("Enter");
  await card(ana, "Level").waitFor();
  expect(await faultsIn(ana)).toEqual([]);
  await panel(ana).getByRole("checkbox", { name: "Level" }).press("Space");
  await expect.poll(() => panel(ana).getByRole("button", { name: /^Merge/ }).isDisabled()).toBe(true);
  await ana.page.keyboard.press("Escape");
  await expect.poll(() => panel(ana).count()).toBe(0);
  await strip(ana).getByRole("link").press("Enter");
  await expect.poll(() => new URL(ana.page.url()).pathname).toBe(room);
  await ana.seesSliderAt("Level", 20);
});

test("[BRN-44] of a table what would come over is told cell by cell, and a row that one side deleted while the other wrote in it is chosen", async () => {
  const room = stage.freshRoom("cells");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  const wares = (person: Person) => person.page.getByRole("grid", { name: "Wares" });
  const writable = (person: Person): Promise<void> => expect.poll(() => wares(person).getAttribute("aria-readonly").catch(() => "")).toBe("false");
  const write = async (person: Person, at: string, what: string): Promise<void> => {
    await wares(person).getByRole("gridcell", { name: at, exact: true }).click();
    await person.page.keyboard.type(what);
    await person.page.keyboard.press("Enter");
  };
  const remove = async (person: Person, row: number): Promise<void> => {
    await wares(person).getByRole("rowheader", { name: String(row), exact: true }).click();
    await person.button("Delete 1 row").click();
  };
  await startBranch(ana, "Fewer wares");
  await Promise.all([writable(ana), writable(bilal)]);
  await write(ana, "Ware 2", "Finer ware");
  await write(ana, "Ware 4", "Kept ware");
  await remove(ana, 6);
  await ana.seesMetric("Rows", "29");
  await remove(bilal, 4);
  await write(bilal, "Ware 6", "Dear ware");
  await write(bilal, "Ware 8", "Of the origin");
  await bilal.seesMetric("Changes", "3");
  await Promise.all([ana.saved(), bilal.saved()]);

  await strip(ana).getByRole("button", { name: "Compare and merge" }).click();
  const wide = card(ana, "Wares");
  const choice = (row: string) => wide.locator(".difference-part").filter({ hasText: row });
  await expect.poll(() => choice("W2, name").innerText()).toMatch(/Ware 2[^]*Finer ware/);
  await expect.poll(() => choice("W4, name").innerText()).toMatch(/row deleted[^]*Kept ware/);
  await expect.poll(() => choice("W6").innerText()).toMatch(/row stays[^]*row deleted/);
  // What Bilal alone has changed stays, and is not told as if it went.
  expect(await choice("W8").count()).toBe(0);
  expect(await faultsIn(ana)).toEqual([]);
  await choice("W4, name").getByRole("radio", { name: /Kept ware/ }).check();
  await choice("W6").getByRole("radio", { name: /row deleted/ }).check();
  await panel(ana).getByRole("button", { name: /^Merge 1 change/ }).click();
  await bilal.page.getByRole("gridcell", { name: "Kept ware" }).waitFor();
  await bilal.page.getByRole("gridcell", { name: "Finer ware" }).waitFor();
  await expect.poll(() => bilal.page.getByRole("gridcell", { name: "Dear ware" }).count()).toBe(0);
  await bilal.seesMetric("Rows", "29");
  await panel(ana).getByRole("button", { name: "Take it back" }).click();
  await bilal.page.getByRole("gridcell", { name: "Dear ware" }).waitFor();
  await expect.poll(() => bilal.page.getByRole("gridcell", { name: "Kept ware" }).count()).toBe(0);
});
