import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, afterEach, expect, test } from "vitest";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const folder = mkdtempSync(join(tmpdir(), "tutti-behaviour-"));
const file = join(folder, "app.ts");
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const knob = (words: string): string => `import { defineComponent } from "tutti";
export const knob = defineComponent({
  name: "knob",
  value: (raw) => (typeof raw === "number" ? raw : undefined),
  mount({ root, value, set }) {
    const button = document.createElement("button");
    const draw = (n) => (button.textContent = "${words} " + n);
    let now = value;
    button.addEventListener("click", () => set(now + 1));
    root.append(button);
    draw(value);
    return { update: ({ value }) => draw((now = value)) };
  },
});
`;

const script = (line = ""): string => `import { app } from "tutti";
import { knob } from "./knob.ts";
export default app("Behaviour", (ui) => {
  ui.title("Harvest");
  const level = ui.slider("Level", { min: 0, max: 10, value: 1 });
  ui.text("Level is " + level);
  ${line}
  const n = ui.numberInput("Baskets", { value: 0 });
  ui.text("Baskets are " + n);
  const sent = ui.form("quick", (f) => {
    const word = f.textInput("Word");
    f.submitButton("Send word");
    return word;
  });
  ui.text("Word is " + (sent ?? "not sent"));
  const kept = ui.form("slow", (f) => {
    const line = f.textInput("Line");
    f.submitButton("Send line");
    return line;
  }, { enterToSubmit: false });
  ui.text("Line is " + (kept ?? "not sent"));
  ui.text("Knob is " + ui.component(knob, "Knob", { value: 3 }));
});
`;

writeFileSync(join(folder, "knob.ts"), knob("turned"));
writeFileSync(file, script());
afterEach(async () => {
  writeFileSync(join(folder, "knob.ts"), knob("turned"));
  await save("app.ts", script());
});
const stage = useStage([{ id: "behaviour", file }]);

async function save(name: string, text: string): Promise<void> {
  writeFileSync(join(folder, name), text);
  await stage.server.reload("behaviour");
}

async function both(): Promise<readonly [Person, Person]> {
  const path = stage.freshRoom("behaviour");
  const people = [await stage.enterAs("Ana", path), await stage.enterAs("Ben", path)] as const;
  for (const person of people) await person.sees("Level is 1");
  return people;
}

test("[BRW-310] a syntax error is shown over the page as it was, to everybody; the mended app takes its place, with every value", async () => {
  const [ana, ben] = await both();
  await ana.press("Level", "ArrowRight", 4);
  await ben.sees("Level is 5");
  await save("app.ts", script("const rest = ;"));
  for (const person of [ana, ben]) {
    const over = person.page.getByRole("alert").filter({ hasText: "SyntaxError" });
    await over.getByText(/app\.ts, line 7/).waitFor();
    await person.sees("Level is 5");
    // To be read, and no more.
    await expect.poll(() => person.page.locator("[inert]").getByRole("slider", { name: "Level" }).count()).toBe(1);
  }
  // Whoever comes now has no page to look at, and reads why.
  const cleo = await stage.enterAs("Cleo", new URL(ana.page.url()).pathname);
  await cleo.sees(/app\.ts, line 7/);
  await cleo.seesNot("Level is 5");
  await save("app.ts", script('ui.text("Mended");'));
  for (const person of [ana, ben, cleo]) {
    await person.sees("Mended");
    await person.seesNot(/app\.ts, line 7/);
    await person.seesSliderAt("Level", 5);
  }
  await ben.press("Level", "ArrowRight");
  await ana.sees("Level is 6");
});

test("[BRW-311] Enter in a field submits its form, where its author has not said otherwise, and takes the field's text along", async () => {
  const [ana, ben] = await both();
  await ana.mayWrite(ana.textbox("Word"));
  await ana.textbox("Word").focus();
  await ana.page.keyboard.type("rye");
  await ana.page.keyboard.press("Enter");
  for (const person of [ana, ben]) await person.sees("Word is rye");
  await ben.mayWrite(ben.textbox("Line"));
  await ben.textbox("Line").focus();
  await ben.page.keyboard.type("oats");
  await ben.page.keyboard.press("Enter");
  await ana.seesText("Line", "oats");
  await ana.sees("Line is not sent");
  await ana.button("Send line").click();
  await ben.sees("Line is oats");
});

test("[BRW-312] a component that was saved takes the place of the old one in every open page, with the room's value", async () => {
  const [ana, ben] = await both();
  await ana.button("turned 3").click();
  await ben.button("turned 4").waitFor();
  await ana.type("Word", "half a wo");
  await save("knob.ts", knob("set to"));
  for (const person of [ana, ben]) {
    await person.button("set to 4").waitFor();
    await expect.poll(() => person.button("turned 4").count()).toBe(0);
    await person.seesText("Word", "half a wo");
  }
  await ben.button("set to 4").click();
  await ana.sees("Knob is 5");
});

test("[BRW-313] quick clicks of two people on one number lose no page its place: both pages and the script end with the same value", async () => {
  const [ana, ben] = await both();
  const field = (person: Person) => person.page.getByRole("spinbutton", { name: "Baskets" });
  const press = async (person: Person): Promise<void> => {
    const more = person.main.locator(".el[data-kind=numberInput]").getByRole("button", { name: "Increase" });
    for (let n = 0; n < 8; n += 1) await more.click();
  };
  await Promise.all([press(ana), press(ben)]);
  for (const person of [ana, ben]) await person.saved();
  // What both fields and both pages of the script say: on the way there two of them may agree on what is not the last.
  const said = async (person: Person): Promise<readonly (string | undefined)[]> => [await field(person).inputValue(), /Baskets are (\d+)/.exec(await person.main.innerText())?.[1]];
  await expect.poll(async () => new Set([...(await said(ana)), ...(await said(ben))]).size).toBe(1);
  expect(Number(await field(ana).inputValue())).toBeGreaterThanOrEqual(8);
  expect([...ana.faults, ...ben.faults]).toEqual([]);
});
