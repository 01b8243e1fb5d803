import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { useStage } from "./testing/stage.ts";

const file = (path: string): string => fileURLToPath(new URL(path, import.meta.url));
const stage = useStage([
  { id: "drawings", file: file("testing/apps/drawings.ts"), title: "Drawings" },
  { id: "scatter", file: file("elements/scatter-chart.ts"), title: "Rents" },
]);

test("[DRAW-1] a drawing that somebody made hostile is shown, runs nothing and asks for nothing; a mistake stands in its place", async () => {
  const ana = await stage.enter("Ana", stage.freshRoom("drawings"));
  const asked: string[] = [];
  ana.page.on("request", (request) => { if (!/^(data|blob):/.test(request.url()) && !request.url().startsWith(stage.server.url)) asked.push(request.url()); });
  for (const name of ["Hostile drawing", "Hostile flow", "Hostile graph"]) await ana.page.getByRole("img", { name }).waitFor();
  await expect.poll(() => ana.page.getByText("This diagram cannot be drawn").count()).toBe(2);
  await ana.page.getByRole("img", { name: "Hostile drawing" }).getByText("kept words").waitFor();
  const left = await ana.page.evaluate<readonly string[]>(`[...document.querySelectorAll(".svg-box")].flatMap((box) => [...box.shadowRoot.querySelectorAll("*")].flatMap((node) => [
    ...(["script", "foreignObject", "iframe", "img", "image", "animate", "set"].includes(node.localName) ? [node.localName] : []),
    ...[...node.attributes].filter(({ name, value }) => name.startsWith("on") || /javascript:|evil/.test(value)).map(({ name }) => name),
  ]))`);
  expect(left).toEqual([]);
  expect(await ana.page.evaluate<unknown>("[window.hit, getComputedStyle(document.body).display === 'none']")).toEqual([undefined, false]);
  expect(asked).toEqual([]);
});

test("[TEXT-8] what is wrong in a diagram or a formula, and in which line, is said in the reader's language; the library's own words stand beside it", async () => {
  const room = stage.freshRoom("drawings");
  const [ana, ben] = [await stage.enter("Ana", room, { locale: "de-DE" }), await stage.enter("Ben", room)];
  const flow = (person: typeof ana) => person.page.getByRole("figure", { name: "Broken flow" }).getByRole("alert");
  await expect.poll(() => flow(ana).innerText()).toMatch(/lässt sich nicht zeichnen\s+In Zeile 3 steckt ein Fehler\.\s+Parse error[^]*EOF/);
  await expect.poll(() => flow(ben).innerText()).toMatch(/cannot be drawn\s+There is a mistake in line 3\.\s+Parse error/);
  await expect.poll(() => flow(ana).locator("pre").getAttribute("lang")).toBe("en");
  await expect.poll(() => ana.page.getByRole("figure", { name: "Broken graph" }).getByRole("alert").innerText()).toMatch(/In Zeile 1 steckt ein Fehler\.\s+syntax error/);
  await ana.sees(/Einen Befehl \\foo gibt es in Formeln nicht\./);
  await ana.sees(/Diese Formel endet zu früh\. Unexpected end of input/);
  await ben.sees(/Formulas have no command \\foo\./);
});

test("[DRAW-2] what one draws around in a chart, the other sees, with the name of who it was; keys do it too", async () => {
  const room = stage.freshRoom("scatter");
  const [ana, ben] = [await stage.enterAs("Ana", room), await stage.enterAs("Ben", room)];
  for (const person of [ana, ben]) await person.page.locator(".chart-over").waitFor({ state: "attached" });
  const box = await ana.page.getByRole("application").boundingBox();
  if (!box) throw new Error("The chart stands nowhere");
  await ana.page.mouse.move(box.x + 150, box.y + 60);
  await ana.page.mouse.down();
  for (const [x, y] of [[500, 60], [600, 150], [300, 200], [150, 150]] as const) await ana.page.mouse.move(box.x + x, box.y + y, { steps: 6 });
  await ana.page.mouse.up();
  await ben.sees("Selected by Ana");
  await ben.sees(/\d flats chosen/);
  await ben.page.getByRole("button", { name: "Clear", exact: true }).click();
  await ana.sees("All flats");
  await ben.page.getByRole("application").focus();
  for (const key of ["Home", "Shift+ArrowRight", "Shift+ArrowRight"]) await ben.page.keyboard.press(key);
  await ana.sees("Selected by Ben");
  await ana.sees("7 flats chosen");
});
