import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import { axeOn } from "./testing/axe.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS, { default: "viewer" });

const panel = (person: Person) => person.page.getByRole("complementary", { name: /^Branch/ });
const strip = (person: Person) => person.page.getByRole("complementary", { name: /^(This room is a branch|Dieser Raum ist ein Zweig)$/ });

async function faultsIn(person: Person): Promise<string[]> {
  const { violations } = await (await axeOn(person.page)).analyze();
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes[0]?.html ?? ""}`);
}

test("[EXP-10] who may only look explores in a copy of their own, by keys, and offers it; who may change the room takes it over", async () => {
  const room = stage.freshRoom("workshop");
  const asEditor = await stage.server.invite({ app: "workshop", room: room.split("/")[2] ?? "", role: "editor" });
  const [vera, ana] = await Promise.all([stage.enterAs("Vera", room), stage.enterAs("Ana", asEditor)]);
  await Promise.all([vera, ana].map((person) => person.seesMetric("Level now", "20")));
  expect(await vera.slider("Level").isEditable()).toBe(false);
  await vera.button("Explore on my own").waitFor();
  expect([await faultsIn(vera), await ana.button("Explore on my own").count()]).toEqual([[], 0]);
  await vera.button("Explore on my own").press("Enter");

  await strip(vera).waitFor();
  await vera.settled();
  expect(new URL(vera.page.url()).pathname).toBe(`${room}--vera-s-own`);
  await vera.press("Level", "ArrowRight", 5);
  await vera.seesMetric("Level now", "25");
  await vera.button("Count").press("Enter");
  await vera.seesMetric("Clicks", "1");
  await expect.poll(() => strip(vera).innerText()).toMatch(/Vera's own[^]*only yours/);
  expect(await vera.button("Explore on my own").count()).toBe(0);
  await ana.button("Branches").click();
  await panel(ana).getByText("This room has no branches yet.").waitFor();
  expect(await ana.metric("Level now").innerText()).toContain("20");

  await strip(vera).getByRole("button", { name: "Offer to the room" }).press("Enter");
  await strip(vera).getByRole("button", { name: "Take the offer back" }).waitFor();
  expect(await faultsIn(vera)).toEqual([]);
  await panel(ana).getByRole("button", { name: "Close branches" }).click();
  await ana.button("Branches").click();
  await panel(ana).getByRole("link", { name: "Vera's own" }).click();
  await strip(ana).waitFor();
  await strip(ana).getByRole("button", { name: "Compare and merge" }).click();
  await panel(ana).getByRole("button", { name: /^Merge \d change/ }).click();
  await panel(ana).getByText(/is in Room|is in |are in /).first().waitFor();
  await strip(vera).getByRole("link", { name: /^Back to/ }).press("Enter");
  // The branch says the same: they are back once the address says so.
  await expect.poll(() => new URL(vera.page.url()).pathname).toBe(room);
  await strip(vera).waitFor({ state: "detached" });
  await vera.seesMetric("Level now", "25");
  await expect.poll(() => vera.slider("Level").isEditable()).toBe(false);
});

/** What the strip has to be pressed, as far as it stands in the page. */
async function waysInSight(person: Person, width: number): Promise<string[]> {
  const ways = await strip(person).locator("button, a").filter({ visible: true }).all();
  const inSight = await Promise.all(ways.map(async (way) => {
    const box = await way.boundingBox();
    return box && box.x >= 0 && box.x + box.width <= width ? [(await way.innerText()).split("\n").at(-1)?.trim() ?? ""] : [];
  }));
  return inSight.flat();
}

test("[EXP-11] what is only one's own says so from the first moment without moving the page, and on a telephone the ways out of it are in sight, in German too", async () => {
  const room = stage.freshRoom("workshop");
  const width = 360;
  const vera = await stage.enterAs("Vera Winter", room, { locale: "de-DE", viewport: { width, height: 740 } });
  await vera.button("Zweige").click();
  await vera.button("Allein ausprobieren").waitFor();
  // What the strip says comes when this test lets it.
  const held = Promise.withResolvers<void>();
  await vera.page.route("**/api/branches?*", async (route) => {
    if (vera.page.url().includes("--")) await held.promise;
    await route.continue();
  });
  await vera.button("Allein ausprobieren").click();
  await vera.page.waitForURL(/--/);
  await vera.seesMetric("Level now", "20");
  const top = (): Promise<number | undefined> => vera.main.boundingBox().then((box) => box?.y);
  const before = await top();
  held.resolve();
  const said = strip(vera);
  await said.getByText("nur für Sie").waitFor();
  await said.getByText("keine Unterschiede").waitFor();
  expect(await top()).toBe(before);
  await expect.poll(() => waysInSight(vera, width)).toEqual(["Vergleichen", "Verlassen"]);
  await expect.poll(() => vera.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBe(width);
  expect(await faultsIn(vera)).toEqual([]);
});
