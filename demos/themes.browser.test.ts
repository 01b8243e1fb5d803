import { expect, test } from "vitest";
import { axeOn } from "./testing/axe.ts";
import { DEMOS } from "./testing/demos.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const stage = useStage(DEMOS);

const token = (person: Person, name: string): Promise<string> =>
  person.page.evaluate<string>(`getComputedStyle(document.documentElement).getPropertyValue("--${name}").trim()`);
const sees = (person: Person, name: string, value: string): Promise<void> =>
  expect.poll(() => token(person, name), { message: `${person.name}: --${name}` }).toBe(value);
const dataset = (person: Person, name: string): Promise<string | undefined> => person.page.evaluate<string | undefined>(`document.documentElement.dataset["${name}"]`);

async function serious(person: Person): Promise<string[]> {
  const { violations } = await (await axeOn(person.page)).analyze();
  return violations.filter(({ impact }) => impact === "serious" || impact === "critical").map(({ id, nodes }) => `${id}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`);
}

test("[BRW-160] a token that one changes is taken on by everybody's page, in light and in dark, and stands in the config file to copy", async () => {
  const room = stage.freshRoom("themes");
  const [ana, bilal] = await Promise.all([stage.enter("Ana", room, { colorScheme: "light" }), stage.enter("Bilal", room, { colorScheme: "dark" })]);
  await Promise.all([ana.settled(), bilal.settled()]);
  await ana.mayWrite(ana.page.getByRole("combobox", { name: "Begin with" }));
  await ana.chooses("Begin with", "forest");
  await sees(ana, "accent", "#2a6a3c");
  await sees(bilal, "accent", "#7fd08f");
  const accent = ana.page.locator(".field").filter({ has: ana.page.getByText("Accent", { exact: true }) }).getByRole("textbox", { name: "Colour as #rrggbb" }).filter({ visible: true });
  await accent.fill("#ffcc00");
  await accent.press("Enter");
  await sees(ana, "accent", "#ffcc00");
  await sees(bilal, "accent", "#7fd08f");
  await bilal.page.getByRole("tab", { name: "As tutti.config.ts" }).click();
  await bilal.sees('accent: "#ffcc00"');
  await bilal.sees(/light\.accent \(#ffcc00\) on background .* has a contrast of 1\.\d+:1/);
  await ana.chooses("Begin with", "paper");
  await sees(ana, "accent", "#3d4fd8");
  expect([...ana.faults, ...bilal.faults]).toEqual([]);
});

test("[BRW-161] a theme that the server takes on is shown in open pages, which keep what is written in them; an app's own lies over it", async () => {
  const room = stage.freshRoom("text");
  const ana = await stage.enter("Ana", room, { colorScheme: "light" });
  await ana.settled();
  const note = ana.main.getByRole("textbox").first();
  await ana.mayWrite(note);
  await note.fill("Half a sent");
  await stage.server.retheme({ light: { accent: "#0a7d33" }, apps: { text: { radius: 0 } } });
  await sees(ana, "accent", "#0a7d33");
  await sees(ana, "r2", "0px");
  expect(await note.inputValue()).toBe("Half a sent");
  const start = await stage.enter("Bilal", "/", { colorScheme: "light" });
  await sees(start, "accent", "#0a7d33");
  await sees(start, "r2", "10px");
  await stage.server.retheme({});
  await sees(ana, "accent", "#3d4fd8");
  await sees(ana, "r2", "10px");
  expect(ana.faults).toEqual([]);
});

test("[BRW-162] high contrast follows the system, or is chosen, and holds after loading the page again", async () => {
  const room = stage.freshRoom("planning");
  const [ana, bilal] = await Promise.all([stage.enter("Ana", room, { colorScheme: "light", contrast: "more" }), stage.enter("Bilal", room, { colorScheme: "dark" })]);
  await Promise.all([ana.settled(), bilal.settled()]);
  await sees(ana, "ink", "#000");
  expect(await dataset(bilal, "contrast")).toBeUndefined();
  await bilal.takesTheme("High contrast");
  await sees(bilal, "bg", "#000");
  await expect.poll(() => bilal.theme()).toBe("dark");
  await bilal.page.reload();
  await bilal.settled();
  await sees(bilal, "bg", "#000");
  for (const person of [ana, bilal]) expect(await serious(person), person.name).toEqual([]);
});

test("[BRW-163] with the system's forced colours a control still shows what is chosen, and nothing has a serious fault", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("themes"), { forcedColors: "active" });
  await ana.settled();
  expect(await serious(ana)).toEqual([]);
  const apart = (): Promise<string[]> => ana.page.evaluate<string[]>(`(() => {
    const same = [];
    for (const [on, off] of [[".pill[data-checked]", ".pill:not([data-checked])"]]) {
      const [a, b] = [document.querySelector(on), document.querySelector(off)];
      if (!a || !b) same.push(on + " is not there");
      else if ( getComputedStyle(a).backgroundColor === getComputedStyle(b).backgroundColor && getComputedStyle(a).borderColor === getComputedStyle(b).borderColor) same.push(on);
    }
    return same;
  })()`);
  await expect.poll(apart).toEqual([]);
});

test("[BRW-163] with forced colours segments, faces and pages show what is chosen, a bar how far it has come, and a legend its colours", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("gallery"), { forcedColors: "active" });
  const section = async (name: string): Promise<void> => {
    await ana.page.getByRole("tab", { name, exact: true }).click();
    await ana.settled();
  };
  const grounds = (of: string): Promise<readonly string[]> => ana.page.evaluate<readonly string[]>(`[...new Set([...document.querySelectorAll("main ${of}")].filter((node) => node.checkVisibility()).map((node) => getComputedStyle(node).backgroundColor))]`);
  await section("Inputs");
  const highlight = await ana.page.evaluate<string>(`(() => {
    const probe = document.body.appendChild(document.createElement("i"));
    probe.style = "forced-color-adjust: none; background: Highlight";
    const { backgroundColor } = getComputedStyle(probe);
    probe.remove();
    return backgroundColor;
  })()`);
  for (const chosen of [".segmented > .pill[data-checked]:not(:has(:disabled))", "[data-face=faces] > .feedback-step[data-lit]", ".page-step[aria-current]:not(:disabled)"]) await expect.poll(() => grounds(chosen), { message: chosen }).toEqual([highlight]);
  await section("Charts");
  await expect.poll(async () => (await grounds(".chart-dot")).length).toBeGreaterThan(3);
  await section("Tables");
  await expect.poll(() => ana.page.evaluate<readonly string[]>("[...new Set([...document.querySelectorAll('main .cell-bar')].map((bar) => getComputedStyle(bar).forcedColorAdjust))]")).toEqual(["none"]);
});

test("[BRW-164] a reader of German reads the page's words in German, those of what is loaded later too, and numbers as they are written there", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("themes"), { locale: "de-DE" });
  await ana.settled();
  await ana.sees("Gespeichert");
  await expect.poll(() => ana.page.evaluate<string>("document.documentElement.lang")).toBe("de");
  await ana.sees("4 Zeilen");
  await ana.seesMetric("Energy in August", "103,8");
  await ana.page.getByRole("button", { name: "Darstellung" }).click();
  await ana.page.getByRole("radio", { name: "Hoher Kontrast" }).waitFor();
  expect(ana.faults).toEqual([]);
});
