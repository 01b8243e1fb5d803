import { expect, test } from "vitest";
import { DEMOS } from "./testing/demos.ts";
import { notePassing } from "./testing/passing.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);
const goes = async (person: Person, page: string): Promise<void> => {
  await person.page.getByRole("navigation").getByRole("link", { name: page, exact: true }).click();
  await person.settled();
};
const heading = (person: Person, name: string) => person.main.getByRole("heading", { level: 1, name, exact: true });

test("[BRW-420] each reads another page, the year is one for all of them, and a remark leads whoever follows it to its country", async () => {
  const room = stage.freshRoom("world");
  const [ana, bilal] = await Promise.all([stage.enterAs("Ana", room), stage.enterAs("Bilal", room)]);
  await heading(ana, "The world in 2005").waitFor();
  await goes(bilal, "Country");
  await heading(bilal, "Iceland").waitFor();
  await heading(ana, "The world in 2005").waitFor();

  await ana.press("Year", "ArrowLeft");
  await heading(ana, "The world in 2000").waitFor();
  await bilal.metric("Life expectancy in 2000").waitFor();

  await bilal.page.getByRole("button", { name: "Remark…" }).click();
  const dialog = bilal.page.getByRole("dialog");
  const text = dialog.getByRole("textbox", { name: "What do you see?" });
  await bilal.mayWrite(text);
  await text.fill("It was never low");
  const keep = dialog.getByRole("button", { name: "Keep it" });
  await bilal.mayWrite(keep);
  const told = await notePassing(ana, ".toast");
  await keep.click();
  await bilal.sees("It was never low");
  await told.has("Bilal remarked on Iceland");

  await ana.press("Year", "ArrowLeft");
  await goes(ana, "Remarks");
  await ana.main.getByText("Iceland, 2000").waitFor();
  await ana.button("Look at it").click();
  await heading(ana, "Iceland").waitFor();
  await ana.seesSliderAt("Year", 2000);
  await bilal.seesSliderAt("Year", 2000);
});

test("[BRW-421] a link carries the country and the year; whoever opens it is asked before it changes anything for the others", async () => {
  const room = stage.freshRoom("world");
  const ana = await stage.enterAs("Ana", room);
  await heading(ana, "The world in 2005").waitFor();
  const bilal = await stage.enterAs("Bilal", `${room}/country?country=Peru&year=1970`);
  await heading(bilal, "Iceland").waitFor();
  await bilal.sees(/Peru/);
  await ana.seesSliderAt("Year", 2005);
});

test("[BRW-422] a message of the script's lies over an open dialog, where it can be read and put away", async () => {
  const ana = await stage.enterAs("Ana", stage.freshRoom("gallery"));
  await ana.page.getByRole("tab", { name: "Layout", exact: true }).click();
  await ana.settled();
  // It goes by itself after four seconds; here it stands until it is put away.
  await ana.page.evaluate("{ const wait = setTimeout; window.setTimeout = (then, ms, ...more) => (ms === 4_000 ? 0 : wait(then, ms, ...more)); }");
  await ana.button("Open a dialog").click();
  const dialog = ana.page.getByRole("dialog");
  await dialog.getByRole("button", { name: "Tell everybody" }).click();
  const toast = ana.page.locator(".toast");
  await toast.getByText("Ana says hello").waitFor();
  await expect.poll(() => ana.page.evaluate<boolean>(`(() => {
    const { x, y, width, height } = document.querySelector(".toast").getBoundingClientRect();
    return document.elementFromPoint(x + width / 2, y + height / 2)?.closest(".toast") !== null;
  })()`)).toBe(true);
  await toast.hover();
  await dialog.getByRole("button", { name: "Done" }).click();
  await dialog.waitFor({ state: "hidden" });
  // The dialog has gone, and what was told stands where it always does.
  await toast.getByRole("button").click();
  await toast.waitFor({ state: "detached" });
});

test.each([{ colorScheme: "light" as const, width: 1280 }, { colorScheme: "dark" as const, width: 360 }])(
  "[BRW-423] its pages have no serious fault of accessibility in $colorScheme, and fit $width pixels", async ({ colorScheme, width }) => {
    const ana = await stage.enterAs("Ana", "/world/main", { colorScheme, viewport: { width, height: 800 } });
    for (const page of ["", "/country", "/compare", "/remarks"]) {
      await ana.page.goto(`${stage.server.url}/world/main${page}`);
      await ana.settled();
      expect(await ana.seriousFaults(), page).toEqual([]);
      await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth"), { message: page }).toBeLessThanOrEqual(width);
    }
  });
