import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { TEST_APPS } from "./testing/apps/index.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage([...TEST_APPS, { id: "dragged-part", file: fileURLToPath(new URL("testing/components/dragged.ts", import.meta.url)), title: "Dragged in a component" }]);

/** This side has no DOM: what is told to a button. */
interface Pressed {
  dispatchEvent(event: object): void;
}

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
  // (In one breath: between two orders of a test a busy machine might take so long that it would be held.)
  await ana.button("Increase").evaluate<void, Pressed>((button) => {
    const { PointerEvent } = globalThis as unknown as { readonly PointerEvent: new (type: string, init: object) => object };
    for (const type of ["pointerdown", "pointerup", "click"]) button.dispatchEvent(new PointerEvent(type, { bubbles: true, isPrimary: true, pointerType: "mouse", detail: 1 }));
  });
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

test("[BRW-125] what somebody drags in a component of the app's own is what the script makes of it for the other, before it is let go", async () => {
  const [ana, ben] = await stage.two("Ana", "Ben", "dragged-part");
  await Promise.all([ana, ben].map((person) => person.sees("Days 2-5, heard 2-5")));
  await notes(ben);
  const chart = ana.page.getByRole("group", { name: "Days", exact: true }).getByRole("img");
  await chart.scrollIntoViewIfNeeded();
  const box = await chart.boundingBox();
  if (!box) throw new Error("The chart stands nowhere");
  const at = (along: number) => [box.x + box.width * along, box.y + box.height / 2] as const;
  await ana.page.mouse.move(...at(0.3));
  await ana.page.mouse.down();
  for (const along of [0.4, 0.5, 0.6]) {
    const before = (await previewsOf(ben, "Days")).length;
    await ana.page.mouse.move(...at(along), { steps: 4 });
    await expect.poll(async () => (await previewsOf(ben, "Days")).length).toBeGreaterThan(before);
  }
  // The room's value stands until it is let go.
  await ben.sees(/^Days \S+, heard 2-5$/);
  await ana.page.mouse.up();
  await ben.sees(/^Days (?!2-5,)(\S+), heard \1$/);
  await ana.sees(/^Days (?!2-5,)(\S+), heard \1$/);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});
