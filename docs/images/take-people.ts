/**
 * Takes the guide's picture of people of a running `npm start`: `node docs/images/take-people.ts http://127.0.0.1:8400`. Three
 * people are in the room of the flights: Ana follows Bilal, who drags a slider, and has the list of people open; Chen points.
 */
import { fileURLToPath } from "node:url";
import { launchChromium } from "../../demos/testing/chromium.ts";

const [url = "http://127.0.0.1:8400"] = process.argv.slice(2);
const browser = await launchChromium();

async function enter(name: string) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 860 }, colorScheme: "light", locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(`${url}/api/me`);
  await page.evaluate(`fetch("/api/me", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name: ${JSON.stringify(name)} }) })`);
  await page.goto(`${url}/flights/people`);
  await page.getByRole("textbox", { name: "What we decided" }).waitFor();
  return page;
}

const [ana, bilal, chen] = [await enter("Ana Moreno"), await enter("Bilal Khan"), await enter("Chen Wei")];
await Promise.all([ana, bilal, chen].map((page) => page.locator(".pointers").waitFor({ state: "attached" })));
await ana.getByRole("button", { name: /3 people here/ }).click();
await ana.getByRole("button", { name: "Follow Bilal Khan" }).click();
await ana.getByText("Following Bilal Khan").waitFor();
await bilal.getByRole("slider", { name: "Hours of departure" }).first().focus();
const chart = await chen.locator(".main .el").nth(6).boundingBox();
if (!chart) throw new Error("Nothing stands there");
await chen.mouse.move(chart.x + chart.width / 2, chart.y + chart.height / 2);
await chen.mouse.move(chart.x + chart.width / 2 + 20, chart.y + chart.height / 2 + 10, { steps: 4 });
await ana.locator(".pointer").filter({ hasText: "Chen" }).waitFor();
// Opened by a script, as Ana's own press would end that she follows.
await ana.evaluate("document.querySelector('.avatars').click()");
await ana.getByText("Viewing Hours of departure").waitFor();
await ana.evaluate("document.fonts.ready.then(() => undefined)");
await ana.screenshot({ path: fileURLToPath(new URL("people.png", import.meta.url)) });
await browser.close();
