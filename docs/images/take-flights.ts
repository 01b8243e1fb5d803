/**
 * Takes the README's picture of a running `npm start`: `node docs/images/take.ts http://127.0.0.1:8400`. Three people are
 * in the room of the flights: Ana looks on while Bilal drags a slider and Chen writes.
 */
import { fileURLToPath } from "node:url";
import { launchChromium } from "../../demos/testing/chromium.ts";

const [url = "http://127.0.0.1:8400"] = process.argv.slice(2);
const browser = await launchChromium();

async function enter(name: string) {
  const context = await browser.newContext({ viewport: { width: 1360, height: 980 }, colorScheme: "light" });
  const page = await context.newPage();
  await page.goto(`${url}/api/me`);
  await page.evaluate(`fetch("/api/me", { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ name: ${JSON.stringify(name)} }) })`);
  await page.goto(`${url}/flights/main`);
  await page.getByRole("textbox", { name: "What we decided" }).waitFor();
  return page;
}

const ana = await enter("Ana");
const bilal = await enter("Bilal");
const chen = await enter("Chen");

const note = chen.getByRole("textbox", { name: "What we decided" });
await note.click();
await note.press("Control+A");
await chen.keyboard.type("Ask Dallas why its evenings are twice as late as its mornings,\nand move the 19:00 connections to ");

const thumb = bilal.getByRole("slider", { name: "Hours of departure" }).first();
const box = await thumb.boundingBox();
const [value, min, max] = await Promise.all([thumb.inputValue(), thumb.getAttribute("min"), thumb.getAttribute("max")]);
if (!box) throw new Error("The slider stands nowhere");
// A thumb's middle stays 9 px within the track's ends.
const at = (share: number): number => box.x + 9 + share * (box.width - 18);
await bilal.mouse.move(at((Number(value) - Number(min)) / (Number(max) - Number(min))), box.y + box.height / 2);
await bilal.mouse.down();
await bilal.mouse.move(at(0.12), box.y + box.height / 2, { steps: 8 });

await ana.getByText("Bilal drags to").first().waitFor({ state: "attached" });
await ana.locator(".caret-name").filter({ hasText: "Chen" }).first().waitFor({ state: "attached" });
await ana.locator("[aria-busy=true]").first().waitFor({ state: "detached" });
await ana.evaluate("document.fonts.ready.then(() => undefined)");
await ana.screenshot({ path: fileURLToPath(new URL("flights.png", import.meta.url)) });
await bilal.mouse.up();
await browser.close();
