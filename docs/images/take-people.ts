/**
 * Takes the picture of the guide to presence: Ana follows Bilal, who drags a slider, and has the list of people open; Chen points.
 * `node docs/images/take-people.ts`
 */
import { takePicture } from "./stage.ts";

await takePicture("people.png", async (enter) => {
  const [ana, bilal, chen] = [await enter("Ana Moreno", "/flights/people"), await enter("Bilal Khan", "/flights/people"), await enter("Chen Wei", "/flights/people")];
  await Promise.all([ana, bilal, chen].map((page) => page.locator(".pointers").waitFor({ state: "attached" })));
  await ana.getByRole("button", { name: /3 people here/ }).click();
  await ana.getByRole("button", { name: "Follow Bilal Khan" }).click();
  await ana.getByText("Following Bilal Khan").waitFor();
  await bilal.getByRole("slider", { name: "Hours of departure" }).first().focus();
  // Opened by a script, as Ana's own press would end that she follows.
  await ana.evaluate("document.querySelector('.avatars').click()");
  await ana.getByText("Viewing Hours of departure").waitFor();
  const chart = await chen.locator("main [data-kind=lineChart]").boundingBox();
  if (!chart) throw new Error("Nothing stands there");
  await chen.mouse.move(chart.x + chart.width / 2, chart.y + chart.height / 2);
  await chen.mouse.move(chart.x + chart.width / 2 + 20, chart.y + chart.height / 2 + 10, { steps: 4 });
  await ana.locator(".pointer").filter({ hasText: "Chen" }).waitFor();
  return ana;
});
