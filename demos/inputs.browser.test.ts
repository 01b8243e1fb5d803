import type { BrowserContextOptions } from "playwright-core";
import { expect, test } from "vitest";
import { axeOn } from "./testing/axe.ts";
import { DEMOS } from "./testing/demos.ts";
import { notePassing } from "./testing/passing.ts";
import type { Person } from "./testing/person.ts";
import { KEPT, useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);

async function enter(name: string, path: string, options?: BrowserContextOptions): Promise<Person> {
  const person = await stage.enterAs(name, path, options);
  await person.page.getByRole("tab", { name: "Inputs", exact: true }).click();
  await person.page.getByRole("radiogroup", { name: "Tempo" }).waitFor();
  // What is drawn last: the line must not be cut while the page is still coming.
  await person.sees("What the script reads");
  await person.settled();
  return person;
}

const sumAt = (person: Person, counter: string) => person.page.getByRole("group", { name: counter, exact: true }).getByRole("status");

test("[BRW-120] what two people add while one of them is offline all counts, on both pages", async () => {
  const path = stage.freshRoom("gallery");
  const [ana, ben] = [await enter("Ana", path, KEPT), await enter("Ben", path)];
  const add = (person: Person) => person.page.getByRole("group", { name: "Cups of coffee" }).getByRole("button", { name: "Add 1", exact: true }).click();
  await ana.goOffline();
  await add(ana);
  await add(ana);
  await add(ben);
  await expect.poll(() => sumAt(ana, "Cups of coffee").innerText()).toContain("2");
  await expect.poll(() => sumAt(ben, "Cups of coffee").innerText()).toContain("1");
  await ana.comeBack();
  for (const person of [ana, ben]) await expect.poll(() => sumAt(person, "Cups of coffee").innerText()).toContain("3");
  await ben.sees("3 cups, 100 seats");
});

test("[BRW-121] each has one vote, and a tick says who made it", async () => {
  const path = stage.freshRoom("gallery");
  const [ana, ben] = [await enter("Ana", path), await enter("Ben", path)];
  const vote = (person: Person, name: string) => person.page.getByRole("radiogroup", { name: "What do we play?" }).getByRole("radio", { name, exact: true });
  await vote(ana, "Brahms").check();
  await vote(ben, "Brahms").check();
  await vote(ben, "Something new").check();
  const described = async (person: Person, name: string): Promise<string> => {
    const note = await vote(person, name).getAttribute("aria-describedby");
    return (await person.page.locator(`[id="${note}"]`).textContent()) ?? "";
  };
  for (const person of [ana, ben]) {
    await expect.poll(() => described(person, "Brahms")).toContain("1 vote: Ana");
    await expect.poll(() => described(person, "Something new")).toContain("1 vote: Ben");
  }
  await vote(ana, "Brahms").click();
  await expect.poll(() => described(ben, "Brahms")).toContain("0 votes");
  await ana.page.getByRole("checkbox", { name: "Tune the piano" }).check();
  const item = ben.page.locator(".checklist-item", { hasText: "Tune the piano" });
  await expect.poll(() => item.innerText()).toContain("Ana");
});

test("[BRW-122] a menu, a long list, pills and stars go by keys alone, and the other page follows", async () => {
  const path = stage.freshRoom("gallery");
  const [ana, ben] = [await enter("Ana", path), await enter("Ben", path)];
  const told = await notePassing(ben, ".toast");
  await ana.button("File").focus();
  await ana.page.keyboard.press("Enter");
  await ana.page.getByRole("menuitem", { name: "Copy" }).waitFor();
  await ana.page.keyboard.press("a");
  await ana.page.keyboard.press("Enter");
  await told.has("Ana chose Archive");
  const zone = (person: Person) => person.page.getByRole("combobox", { name: "Part of the world" });
  await ana.mayWrite(zone(ana));
  await zone(ana).focus();
  await ana.page.keyboard.type("pacific, s");
  await ana.page.keyboard.press("Enter");
  await expect.poll(() => zone(ben).inputValue()).toBe("Pacific, South");
  await ana.page.getByRole("radiogroup", { name: "Tempo" }).getByRole("radio", { name: "Andante" }).focus();
  await ana.page.keyboard.press("ArrowRight");
  const tempo = (name: string) => ben.page.getByRole("radio", { name, exact: true });
  await expect.poll(() => tempo("Allegro").isChecked()).toBe(true);
  await ana.page.keyboard.press("Space");
  await expect.poll(() => tempo("Allegro").isChecked()).toBe(false);
  await ana.page.getByRole("radio", { name: "3 stars" }).focus();
  await ana.page.keyboard.press("Space");
  await expect.poll(() => ben.page.getByRole("radio", { name: "3 stars" }).isChecked()).toBe(true);
});

test("[BRW-123] what is no address yet is said once the field is left, and a range is committed whole", async () => {
  const path = stage.freshRoom("gallery");
  const [ana, ben] = [await enter("Ana", path), await enter("Ben", path)];
  await ana.textbox("E-mail").fill("ana@");
  await ana.seesNot("This is no e-mail address yet.");
  await ana.textbox("Code of the hall").focus();
  await ana.sees("This is no e-mail address yet.");
  await ana.textbox("E-mail").fill("ana@example.org");
  await ben.seesText("E-mail", "ana@example.org");
  await ana.page.getByLabel("Tour, from").fill("2027-02-25");
  await ana.sees("The first day is after the last.");
  await ana.page.getByLabel("Tour, to").fill("2027-02-28");
  await expect.poll(() => ben.page.getByLabel("Tour, from").inputValue()).toBe("2027-02-25");
  await expect.poll(() => ben.page.getByLabel("Tour, to").inputValue()).toBe("2027-02-28");
});

test.each(["light", "dark"] as const)("[BRW-124] the inputs have no serious fault of accessibility in %s, and fit a telephone", async (colorScheme) => {
  const ana = await enter("Ana", stage.freshRoom("gallery"), { colorScheme, viewport: { width: 360, height: 800 } });
  await ana.page.getByRole("button", { name: "Disabled" }).click();
  await ana.page.getByText("No menu").waitFor();
  const { violations } = await (await axeOn(ana.page)).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id: rule, help, nodes }) => `${rule}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)).toEqual([]);
  await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(360);
});
