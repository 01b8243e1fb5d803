import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { axeOn } from "./testing/axe.ts";
import type { Person } from "./testing/person.ts";
import { useStage } from "./testing/stage.ts";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const stage = useStage([
  ...["echarts", "vega-lite", "plotly", "map", "line-chart"].map((id) => ({ id, file: file(`elements/${id}.ts`), title: id })),
  { id: "hostile", file: file("testing/apps/hostile-charts.ts"), title: "Hostile charts" },
  { id: "form", file: file("testing/apps/chosen-in-form.ts"), title: "Chosen in a form" },
]);

/** A chart that people select in, once it can be: by its title, or the only one. */
async function chart(person: Person, name?: RegExp) {
  const box = person.page.getByRole("application", name ? { name } : {}).first();
  await box.locator("xpath=..").locator(".chart-over").waitFor({ state: "attached" });
  await box.scrollIntoViewIfNeeded();
  const at = await box.boundingBox();
  if (!at) throw new Error("The chart stands nowhere");
  return { box, at };
}

async function drag(person: Person, { at }: { readonly at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number } }, corners: readonly (readonly [number, number])[]): Promise<void> {
  const place = ([x, y]: readonly [number, number]): readonly [number, number] => [at.x + x * at.width, at.y + y * at.height];
  const [first, ...rest] = corners;
  await person.page.mouse.move(...place(first ?? [0, 0]));
  await person.page.mouse.down();
  for (const corner of rest) await person.page.mouse.move(...place(corner), { steps: 5 });
  await person.page.mouse.up();
}

const two = async (app: string): Promise<readonly [Person, Person]> => {
  const room = stage.freshRoom(app);
  return Promise.all([stage.enterAs("Ana", room), stage.enterAs("Ben", room)]);
};

test("[DRAW-10] words that somebody wrote are words in every chart: nothing runs, and nothing is asked of anybody", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("hostile"));
  const asked: string[] = [];
  const refused: string[] = [];
  ana.page.on("request", (request) => { if (!/^(data|blob):/.test(request.url()) && (!request.url().startsWith(stage.server.url) || request.url().endsWith("/x"))) asked.push(request.url()); });
  ana.page.on("console", (message) => { if (/Content Security Policy/i.test(message.text())) refused.push(message.text()); });
  for (const name of ["Hostile bars", "Hostile marks", "Hostile pictures", "Hostile figure"]) {
    const picture = ana.page.getByLabel(name, { exact: true });
    await picture.locator("canvas, svg").first().waitFor();
    const at = await picture.boundingBox();
    if (at) await ana.page.mouse.move(at.x + at.width / 3, at.y + at.height * 0.8, { steps: 3 });
  }
  const earth = ana.page.getByRole("application", { name: /Hostile map/ });
  await earth.scrollIntoViewIfNeeded();
  const at = await earth.boundingBox();
  if (!at) throw new Error("The map stands nowhere");
  // Both points are in sight, 32 pixels from the upper and the lower edge; ten degrees are this much wider than high here.
  const half = ((at.height - 64) / 2) * 0.9642;
  await expect.poll(async () => {
    await ana.page.mouse.move(at.x + at.width / 2 - half, at.y + at.height - 32, { steps: 2 });
    return (await ana.page.locator(".floating-tip").allInnerTexts()).join();
  }).toContain("onerror");
  expect(await ana.page.evaluate<unknown>("window.hit")).toBeUndefined();
  expect(await ana.page.locator(".chart-pick img, .chart-pick script, .chart-pick iframe").count()).toBe(0);
  expect(await ana.page.evaluate<readonly string[]>("[...document.querySelectorAll('.chart-pick a')].map((link) => link.href.baseVal ?? link.href).filter((href) => /script|evil/.test(href))")).toEqual([]);
  expect([asked, refused, ana.faults]).toEqual([[], [], []]);
});

test("[DRAW-11] a box in ECharts is everybody's, with the name of who drew it, and keys draw one too", async () => {
  const [ana, ben] = await two("echarts");
  await chart(ben);
  await drag(ana, await chart(ana), [[0.3, 0.1], [0.5, 0.4]]);
  await ben.sees("Selected by Ana");
  await ben.sees(/\d+ hours chosen/);
  await ben.page.getByRole("button", { name: "Clear", exact: true }).click();
  await ana.sees("The whole week");
  await ben.page.getByRole("application").focus();
  for (const key of ["Home", "Shift+ArrowRight", "Shift+ArrowRight"]) await ben.page.keyboard.press(key);
  await ana.sees("Selected by Ben");
  await ana.sees(/\d+ hours chosen/);
});

test("[DRAW-12] in Vega-Lite a lasso and the bars of bins are shared, and a bar is all rows in it", async () => {
  const [ana, ben] = await two("vega-lite");
  await drag(ana, await chart(ana, /Caught/), [[0.15, 0.3], [0.8, 0.3], [0.8, 0.85], [0.15, 0.85]]);
  await ben.sees(/\d+ trout, \d+ g on average/);
  const { box } = await chart(ben, /How long/);
  await box.focus();
  for (const key of ["Home", "Enter", "ArrowRight", "Enter"]) await ben.page.keyboard.press(key);
  await ana.sees("2 points selected by Ben");
  await ana.sees(/[1-9]\d* trout in the bars/);
});

test("[DRAW-13] in Plotly a box is shared, and the second figure follows in its place", async () => {
  const [ana, ben] = await two("plotly");
  await ben.page.locator(".js-plotly-plot").nth(1).waitFor();
  await ben.page.evaluate("window.second = document.querySelectorAll('.js-plotly-plot')[1]");
  await drag(ana, await chart(ana), [[0.3, 0.2], [0.7, 0.9]]);
  await ben.sees("Selected by Ana");
  await ben.sees(/\d+ visits/);
  expect(await ben.page.evaluate<boolean>("window.second === document.querySelectorAll('.js-plotly-plot')[1] && window.second.isConnected")).toBe(true);
});

test("[DRAW-14] on a map one chooses by a click or by keys, moves and comes nearer by keys and the wheel, and each looks where they like", async () => {
  const [ana, ben] = await two("map");
  const { box, at } = await chart(ana);
  await chart(ben);
  await box.focus();
  for (const key of ["Home", "Enter"]) await ana.page.keyboard.press(key);
  await ben.sees("1 point selected by Ana");
  await ben.sees("1 chosen");
  const shot = async (person: Person): Promise<string> => person.page.evaluate<string>("document.querySelector('.map-box canvas').toDataURL()");
  // What the choice changes in Ben's map is painted with the next frame.
  await ben.page.evaluate("new Promise((painted) => requestAnimationFrame(() => requestAnimationFrame(() => painted())))");
  const [before, others] = [await shot(ana), await shot(ben)];
  await ana.page.keyboard.press("+");
  await expect.poll(() => shot(ana)).not.toBe(before);
  const near = await shot(ana);
  await ana.page.keyboard.press("Alt+ArrowLeft");
  await expect.poll(() => shot(ana)).not.toBe(near);
  await ana.page.mouse.move(at.x + at.width / 2, at.y + at.height / 2);
  const moved = await shot(ana);
  await ana.page.mouse.wheel(0, -300);
  await expect.poll(() => shot(ana)).not.toBe(moved);
  expect(await shot(ben)).toBe(others);
  await ben.page.getByRole("button", { name: "Show as table" }).click();
  await ben.page.getByRole("grid").waitFor();
});

const SELECTED = ["echarts", "vega-lite", "plotly", "map", "line-chart"].flatMap((app) => (["light", "dark"] as const).map((colorScheme) => ({ app, colorScheme })));

test.each(SELECTED)("[DRAW-15] charts in which people select have no serious fault of accessibility, and fit a telephone: $app in $colorScheme", async ({ app, colorScheme }) => {
  const ana = await stage.enter("Ana", stage.freshRoom(app), { colorScheme, viewport: { width: 360, height: 800 } });
  await chart(ana);
  const { violations } = await (await axeOn(ana.page)).analyze();
  const serious = violations.filter(({ impact }) => impact === "serious" || impact === "critical");
  expect(serious.map(({ id: rule, help, nodes }) => `${rule}: ${help}: ${nodes.slice(0, 3).map((node) => node.html).join(" | ")}`)).toEqual([]);
  await expect.poll(() => ana.page.evaluate<number>("document.scrollingElement.scrollWidth")).toBeLessThanOrEqual(360);
});

test("[DRAW-16] what is selected in a form is seen by all as it is chosen, and counts when it is sent", async () => {
  const [ana, ben] = await two("form");
  for (const title of [/Bars/, /Places/]) {
    const { box } = await chart(ana, title);
    await box.focus();
    for (const key of ["Home", "Enter"]) await ana.page.keyboard.press(key);
  }
  const { box } = await chart(ben, /Line/);
  await box.focus();
  for (const key of ["Home", "Shift+ArrowRight"]) await ben.page.keyboard.press(key);
  await expect.poll(() => ben.page.getByText("1 point selected by Ana").count()).toBe(2);
  await ana.sees("Selected by Ben");
  await ana.sees("Nothing was sent");
  await ana.page.getByRole("button", { name: "Take these" }).click();
  await ben.sees(/Sent: May \/ May\+June \/ \w+/);
});
