import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(TEST_APPS);

/** Notes each line that the script draws about a value, from now on. */
const notes = (person: Person): Promise<void> => person.page.evaluate(`(() => {
  window.noted = new Set();
  const look = () => { for (const [line] of document.body.innerText.matchAll(/\\w+ \\S+, heard \\S+/g)) window.noted.add(line); };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, characterData: true });
})()`);

/** What has been drawn of a value that no handler had heard of: a preview, since a commit's handler hears before the script draws. */
async function previewsOf(person: Person, what: string): Promise<readonly string[]> {
  const lines = await person.page.evaluate<readonly string[]>("[...window.noted]");
  return lines.filter((line) => line.startsWith(`${what} `) && !/ (\S+), heard \1$/.test(line));
}

test("[BRW-125] while one holds a stepper down, or moves about in the palette, the other sees what the script makes of it before it is committed", async () => {
  const [ana, ben] = await stage.two("Ana", "Ben", "dragged");
  await Promise.all([ana, ben].map((person) => person.sees("Seats 0, heard 0")));
  await notes(ben);
  const seats = ana.page.getByRole("spinbutton", { name: "Seats" });
  await ana.mayWrite(seats);
  await ana.button("Increase").hover();
  await ana.page.mouse.down();
  await expect.poll(async () => (await previewsOf(ben, "Seats")).length).toBeGreaterThan(1);
  await ana.page.mouse.up();
  const chosen = await seats.inputValue();
  for (const person of [ana, ben]) await person.sees(`Seats ${Number(chosen)}, heard ${Number(chosen)}`);
  expect(Number(chosen)).toBeGreaterThan(1);

  // One press is one step, and so is one of something without a pointer.
  await ana.button("Increase").click();
  await ben.sees(`Seats ${Number(chosen) + 1}, heard ${Number(chosen) + 1}`);
  await ana.button("Increase").dispatchEvent("click");
  await ben.sees(`Seats ${Number(chosen) + 2}, heard ${Number(chosen) + 2}`);

  const palette = ana.page.getByLabel("Colour", { exact: true });
  await ana.mayWrite(palette);
  // No test can reach into the browser's palette: it tells the page of each colour on the way by this event.
  await ana.page.evaluate(`(() => {
    const palette = document.querySelector("input[type=color]");
    let blue = 0;
    window.moving = setInterval(() => {
      blue = (blue + 1) % 256;
      palette.value = "#1020" + blue.toString(16).padStart(2, "0");
      palette.dispatchEvent(new Event("input", { bubbles: true }));
    }, 40);
  })()`);
  await expect.poll(async () => (await previewsOf(ben, "Colour")).length).toBeGreaterThan(0);
  await ana.page.evaluate("clearInterval(window.moving)");
  const colour = await palette.inputValue();
  for (const person of [ana, ben]) await person.sees(`Colour ${colour}, heard ${colour}`);
});
